// Entente beside compromise and a BERT-base, in tokens a second: the same articles, one run, one thread each. Nothing is asserted.
// The peers live in a folder of their own, so that the project depends on none of them. After `npm run build`:
//   npm install --prefix /tmp/peers compromise@14.17.0 compromise-dates@3.9.0 onnxruntime-web@1.30.0
//   python3 -m venv /tmp/peers/python && /tmp/peers/python/bin/pip install onnx==1.23.2
//   /tmp/peers/python/bin/python tests/bench/bert_sized.py /tmp/peers/bert.onnx
//   node tests/bench/peers.mjs /tmp/peers
// Whatever is missing is left out, and said so. Every round all read the same new articles, one after the other; the ratios are
// medians over the rounds of what was measured within one, so a machine that is busy for a while slows all alike.
// BERT is cut to windows of 128 pieces and charged one word piece a token, both in its favour (names take several).
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { root } from '../wasm/helpers.mjs';
import { batchTime } from './native.mjs';
import { freshArticle } from './texts.mjs';

const ROUNDS = 7;
const ARTICLES = 24;  // a round; BERT, slower by far, reads the first one
const WINDOW = 128;

const folder = resolve(process.argv[2] ?? '/tmp/peers');
const require = createRequire(join(folder, 'package.json'));
const contestants = [];  // { name, articles, time(texts, tokens): milliseconds }

async function enter(name, articles, load) {
  try {
    contestants.push({ name, articles, time: await load() });
  } catch (error) {
    console.log(`  SKIPPED ${name}: ${String(error.message).split('\n')[0]}`);
  }
}
const timed = (read) => async (texts, tokens) => {
  const begin = performance.now();
  for (const text of texts) await read(text, tokens);
  return performance.now() - begin;
};

/** compromise anew: a plugin changes the whole module. */
function freshCompromise() {
  const path = require.resolve('compromise');
  delete require.cache[path];
  return require(path);
}

const { createAnalyzer } = await import('../../wasm/dist/index.js');
const analyzer = await createAnalyzer();
const counter = await createAnalyzer({ worker: true });  // an engine of its own: the one that is timed has not seen the texts
const kOurs = `Entente, wasm${analyzer.engine.simd ? '' : ' (scalar)'}`;
await enter(kOurs, ARTICLES, () => timed((text) => analyzer.analyze(text)));
await enter('Entente, native', ARTICLES, () => {
  batchTime(['']);
  return (texts) => batchTime(texts) - batchTime(['']);
});
await enter('compromise', ARTICLES, () => {
  const nlp = freshCompromise();
  return timed((text) => nlp(text).topics().json({ offset: true, terms: false }));
});
await enter('compromise, dates', ARTICLES, () => {
  const nlp = freshCompromise();
  nlp.plugin(require('compromise-dates'));
  return timed((text) => {
    const read = nlp(text);
    return [read.topics().json({ offset: true, terms: false }), read.dates().json({ offset: true, terms: false })];
  });
});
await enter('BERT-base, int8', 1, async () => {
  const model = join(folder, 'bert.onnx');
  if (!existsSync(model)) throw new Error(`no ${model} (see the top of this file)`);
  const { env, InferenceSession, Tensor } = require('onnxruntime-web');
  env.wasm.numThreads = 1;
  const session = await InferenceSession.create(model, { executionProviders: ['wasm'] });
  const ids = new Tensor('int64', BigInt64Array.from({ length: WINDOW }, (_, i) => BigInt(1000 + i * 97)), [1, WINDOW]);
  return timed(async (_, tokens) => {
    for (let done = 0; done < tokens; done += WINDOW) await session.run({ input_ids: ids });
  });
});

const rates = new Map(contestants.map(({ name }) => [name, []]));  // tokens a millisecond, round by round
for (let round = -1; round < ROUNDS; round++) {  // the first one warms up
  const texts = Array.from({ length: ARTICLES }, () => freshArticle());
  const tokens = [];
  for (const text of texts) tokens.push((await counter.analyze(text, { tokens: true })).document.tokens.length);
  for (const { name, articles, time } of contestants) {
    const count = tokens.slice(0, articles).reduce((sum, each) => sum + each, 0);
    const rate = count / await time(texts.slice(0, articles), count);
    if (round >= 0) rates.get(name).push(rate);
  }
}
analyzer.dispose();
counter.dispose();

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
console.log(`  text to names (Entente: to all it finds), articles of 5 kB, medians of ${ROUNDS} rounds`);
for (const [name, own] of rates) {
  const ratio = median(own.map((rate, round) => rates.get(kOurs)[round] / rate));
  console.log(`  ${name.padEnd(18)} ${(median(own) * 1000).toFixed(0).padStart(7)} tokens/s   ${kOurs} is ${ratio.toFixed(2)} times as fast`);
}
