// Names found by Entente, by compromise and by a network of BERT-base's size, side by side: tokens a second, each in one thread.
//   npm install --prefix build/peers --no-audit --no-fund compromise@14.17.0 compromise-dates@3.9.0 onnxruntime-web@1.30.0
//   python3 -m venv build/peers/python && build/peers/python/bin/pip install onnx==1.23.2
//   build/peers/python/bin/python tests/bench/bert_sized.py build/peers/bert.onnx
//   node tests/bench/peers.mjs [--rounds 15] [--long]
// after `npm run build`. PEERS names another folder than build/peers; what is missing there is left out. The peers are no dependency.
//
// In every round all read the same new article of 5 kB (--long: of 100 kB, without BERT), one after the other; a ratio is the median of
// the rounds' ratios, so that what else the machine does falls on both sides. Entente gives its whole analysis (names, dates, entities,
// in WebAssembly as a parsed object); compromise is asked for no more than a list of topics (people, places, organisations) or, with
// compromise-dates, for the dates too. Of BERT only the network is timed, not its tokenizer, in windows of 128 pieces (its fastest
// length), and as if a token were one word piece (it is about 1.3 of them): that flatters it. Nothing here asserts.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { countTokens, freshText, median, openNative, openWasm, root, timed } from './lib.mjs';

const { values: { rounds, long } } = parseArgs({ options: { rounds: { type: 'string', default: '15' }, long: { type: 'boolean', default: false } } });
const folder = resolve(process.env.PEERS ?? join(root, 'build/peers'));
const fromPeers = createRequire(join(folder, 'package.json'));
const has = (name) => existsSync(join(folder, 'node_modules', name));
const WINDOW = 128, WARM = 3;

const wasm = await openWasm();
const counter = await openWasm();
const native = openNative();
/** Name to a function that reads a text of so many tokens; the first is what the others are measured by. */
const readers = { 'Entente, wasm': (text) => wasm.analyze(text), 'Entente, native': (text) => native.analyze(text) };

/** A copy of its own: a plugin changes the whole of compromise. */
function compromise() {
  for (const path of Object.keys(fromPeers.cache)) if (path.startsWith(join(folder, 'node_modules/compromise/'))) delete fromPeers.cache[path];
  return fromPeers('compromise');
}
if (has('compromise')) {
  const nlp = compromise();
  readers.compromise = (text) => nlp(text).topics().out('array');
}
if (has('compromise-dates')) {
  const nlp = compromise();
  nlp.plugin(fromPeers('compromise-dates'));
  readers['compromise + dates'] = (text) => {
    const document = nlp(text);
    document.topics().out('array');
    document.dates().json();
  };
}
const bert = join(folder, 'bert.onnx');
if (!long && has('onnxruntime-web') && existsSync(bert)) {
  const { InferenceSession, Tensor, env } = fromPeers('onnxruntime-web');
  env.wasm.numThreads = 1;
  const session = await InferenceSession.create(readFileSync(bert), { executionProviders: ['wasm'] });
  readers['BERT-base, int8'] = async (text, tokens) => {
    for (let begin = 0; begin < tokens; begin += WINDOW) {
      const n = Math.min(WINDOW, tokens - begin);
      await session.run({ input_ids: new Tensor('int64', BigInt64Array.from({ length: n }, (_, i) => BigInt(100 + begin + i)), [1, n]) });
    }
  };
}

const names = Object.keys(readers);
if (names.length === 2) console.log(`  No peers in ${folder}: see the top of tests/bench/peers.mjs`);
const runs = [];
for (let i = -WARM; i < Number(rounds); i++) {
  const text = freshText(long ? 100_000 : 5_000);
  const tokens = await countTokens(counter, text);
  const run = { tokens };
  // Each begins in turn: who comes first in a round finds the caches of the round before.
  for (let k = 0; k < names.length; k++) {
    const name = names[(k + i + WARM) % names.length];
    run[name] = await timed(() => readers[name](text, tokens));
  }
  if (i >= 0) runs.push(run);
}

console.log(`  ${runs.length} articles of ${long ? 100 : 5} kB, about ${median(runs.map(({ tokens }) => tokens))} tokens each; medians`);
for (const name of names) {
  const time = median(runs.map((run) => run[name]));
  const speed = median(runs.map((run) => run.tokens / run[name] * 1000));
  const ratios = runs.map((run) => run[name] / run[names[0]]).sort((a, b) => a - b);
  const ratio = name === names[0] ? '' : `   Entente in wasm is ${median(ratios).toFixed(2)} times as fast (${ratios[0].toFixed(2)} to ${ratios.at(-1).toFixed(2)})`;
  console.log(`  ${name.padEnd(19)} ${time.toFixed(1).padStart(8)} ms  ${Math.round(speed).toLocaleString('en').padStart(8)} tokens/s${ratio}`);
}
for (const each of [wasm, counter, native]) each.dispose();
