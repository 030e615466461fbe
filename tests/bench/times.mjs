// Times beside chrono-node and compromise-dates on one text: value F1 (TempEval-3) and speed, each in one thread.
// The peers live in a folder of their own, so that the project depends on none of them. After `npm run build`:
//   npm install --prefix /tmp/peers chrono-node@2.10.3 compromise@14.17.0 compromise-dates@3.9.0
//   node tests/bench/times.mjs /tmp/peers
// Needs the corpora beside the repository. The peers give a start (and an end) for each find; a find that knows no day becomes the
// month or year that it knows, so that each is scored by what it says. Their durations and sets are scored where they have one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../wasm/helpers.mjs';

const ROUNDS = 5;

const shared = join(root, '../shared');
const folder = resolve(process.argv[2] ?? '/tmp/peers');
if (!existsSync(join(folder, 'node_modules/chrono-node')) || !existsSync(join(shared, 'data/meantime'))) {
  console.log('SKIPPED: the peers are not installed, or there is no corpus beside the repository (see the top of this file)');
  process.exit(0);
}
const require = createRequire(join(folder, 'package.json'));
const chrono = require('chrono-node');
const nlp = require('compromise');
nlp.plugin(require('compromise-dates'));
const { scoreTimes } = await import(pathToFileURL(join(shared, 'eval/times.mjs')));
const { readCorpus, corpusFiles, corpusNamed } = await import(pathToFileURL(join(shared, 'eval/corpora.mjs')));

const two = (n) => String(n).padStart(2, '0');

/** A chrono component as the TIMEX3 value of what it is certain of. */
function chronoValue(part) {
  const year = String(part.get('year'));
  const known = (name) => part.isCertain(name);
  const day = `${year}-${two(part.get('month'))}-${two(part.get('day'))}`;
  if (known('hour')) return { type: 'TIME', value: `${day}T${two(part.get('hour'))}:${two(part.get('minute') ?? 0)}` };
  if (known('day') || known('weekday')) return { type: 'DATE', value: day };
  if (known('month')) return { type: 'DATE', value: `${year}-${two(part.get('month'))}` };
  return { type: 'DATE', value: known('year') ? year : day };
}
const byChrono = ({ text, date }) => chrono.parse(text, date ? new Date(`${date}T12:00`) : undefined).map((found) => ({
  span: [found.index, found.index + found.text.length], ...chronoValue(found.start),
}));

function byCompromise({ text, date }) {
  return nlp(text).dates({ today: date, timezone: 'UTC' }).json({ offset: true, terms: false }).map((found) => {
    const { start, end } = found.dates ?? {};
    const from = start?.slice(0, 10), to = end?.slice(0, 10);
    const year = from?.slice(0, 4), whole = from?.slice(5) === '01-01' && to?.slice(5) === '12-31';
    const month = from?.slice(8) === '01' && to > `${from?.slice(0, 8)}27` && to?.slice(0, 7) === from?.slice(0, 7);
    return { span: [found.offset.start, found.offset.start + found.offset.length], type: 'DATE', value: whole ? year : month ? from.slice(0, 7) : from ?? '' };
  });
}

const docs = ['train', 'dev'].flatMap((split) => readCorpus(corpusNamed('meantime'), corpusFiles(corpusNamed('meantime'), join(shared, 'data'), split)));
const megabytes = docs.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const timed = (read) => () => {
  const begin = performance.now();
  const analyses = docs.map((doc) => ({ values: read(doc) }));
  return [analyses, (performance.now() - begin) / 1000];
};
const articles = docs.map(({ id, text, date }) => JSON.stringify({ id, text, date }) + '\n').join('');
function program(name, args, input) {
  const { status, stdout, stderr, error } = spawnSync(join(root, 'build/native/bin', name), args, { input, maxBuffer: 2 ** 30 });
  if (status !== 0) throw error ?? new Error(String(stderr));
  return String(stdout).trim().split('\n').map((line) => JSON.parse(line));
}
const batch = (input) => {
  const begin = performance.now();
  return [program('entente', ['batch', '--offsets', 'codepoint'], input), (performance.now() - begin) / 1000];
};

// Entente's start-up, which a page pays once, is left out; the stages alone come from `values_bench`.
const alone = (...stages) => () => {
  const [read] = program('values_bench', ['10'], articles);
  return [null, stages.reduce((sum, stage) => sum + read[stage], 0) / 10];
};
const contestants = {
  'Entente, all that it finds': () => {
    const [analyses, seconds] = batch(articles);
    return [analyses, seconds - batch('{"id":"","text":""}\n')[1]];
  },
  'Entente, tokens, times, amounts': alone('text', 'values'),
  'Entente, times and amounts': alone('values'),
  'chrono-node': timed(byChrono),
  'compromise-dates': timed(byCompromise),
};
const seconds = new Map(Object.keys(contestants).map((name) => [name, []])), analyses = new Map();
for (let round = -1; round < ROUNDS; round++) {  // the first one warms up
  for (const [name, read] of Object.entries(contestants)) {
    if (name === 'compromise-dates' && round > 0) continue;  // seconds a round
    const [found, time] = read();
    analyses.set(name, found);
    if (round >= 0) seconds.get(name).push(time);
  }
}
console.log(`  ${docs.length} articles, medians of ${ROUNDS} rounds of one thread each`);
for (const [name, own] of seconds) {
  const found = analyses.get(name);
  const score = found && scoreTimes(docs, found);
  const accuracy = score ? `relaxed F1 ${score.relaxed.f1.toFixed(1)}  value F1 ${score.valueF1.f1.toFixed(1)}` : '';
  const ratio = median(own.map((time, round) => seconds.get('chrono-node')[round] / time));
  console.log(`  ${name.padEnd(34)} ${accuracy.padEnd(32)} ${(megabytes / median(own)).toFixed(2)} MB/s, ${ratio.toFixed(2)} times chrono-node`);
}
