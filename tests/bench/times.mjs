// Times beside chrono-node and compromise-dates on one text: value F1 (TempEval-3) and speed, each in one thread.
// The peers live in a folder of their own, so that the project depends on none of them. After `npm run build`:
//   npm install --prefix /tmp/peers chrono-node@2.10.3 compromise@14.17.0 compromise-dates@3.9.0
//   node tests/bench/times.mjs /tmp/peers
// Needs the corpora beside the repository. The peers give a start (and an end) for each find; a find that knows no day becomes the
// month or year that it knows, so that each is scored by what it says. Their durations and sets are scored where they have one.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const shared = join(root, '../shared');
const peers = await Promise.all([import('chrono-node'), import('compromise'), import('compromise-dates')]).catch(() => null);
if (!peers || !existsSync(join(shared, 'data/meantime'))) {
  console.log('SKIPPED: the peers are not installed, or there is no corpus beside the repository (see the top of this file)');
  process.exit(0);
}
const [chrono, { default: nlp }, { default: dates }] = peers;
nlp.plugin(dates);
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

function row(name, analyses, seconds) {
  const score = scoreTimes(docs, analyses);
  console.log(`  ${name.padEnd(17)} relaxed ${score.relaxed.f1.toFixed(1)}  type ${score.type.value.toFixed(1)}  value F1 ${score.valueF1.f1.toFixed(1)}   ${(megabytes / seconds).toFixed(2)} MB/s`);
}
function timed(read) {
  docs.forEach(read);  // warm
  const begin = performance.now();
  const values = docs.map((doc) => ({ values: read(doc) }));
  return [values, (performance.now() - begin) / 1000];
}

const program = process.argv[2] ?? join(root, 'build/native/bin/entente');
const batch = (count) => {
  const input = docs.map(({ id, text, date }) => JSON.stringify({ id, text, date })).join('\n').concat('\n').repeat(count);
  const begin = performance.now();
  const { status, stdout, stderr } = spawnSync(program, ['batch', '--offsets', 'codepoint'], { input, maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(String(stderr));
  return [String(stdout).trim().split('\n').slice(0, docs.length).map((line) => JSON.parse(line)), performance.now() - begin];
};
const [analyses, once] = batch(1);
row('Entente, all of it', analyses, (batch(11)[1] - once) / 10 / 1000);
row('chrono-node', ...timed(byChrono));
row('compromise-dates', ...timed(byCompromise));
