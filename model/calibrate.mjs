// Fits the table of calibrated confidence (core/src/mentions/calibration.h) to development documents:
//   npm run build && node model/calibrate.mjs EVAL_DIR DATA_DIR [--weights tagger|accurate] [--bin build/native/bin] [--check]
// EVAL_DIR has the scorers (what a right name is, which corpora may train), DATA_DIR the corpora. Reads model/weights/NAME.bin and
// build/assets/lexicon.bin; writes model/weights/NAME.calibration.tsv, or with --check only measures the one that is there. Fits on
// documents whose id hashes even and measures on the others, by the engine itself. Redo it after every change of weights, of the
// lexicon's confidence or of the rules in core/src/mentions, then build again.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const CORPORA = ['gmb_silver', 'crossner_politics', 'gum', 'wikigold', 're3d_named_flat', 'meantime'];
const CURVES = [['PERSON'], ['NORP'], ['ORG'], ['GPE', 'LOC', 'FAC'], ['EVENT']];  // what the corpora mark; a curve each and source
const BINS = 15;       // of equal mass, in the measure
const KNOTS = 12;      // of a curve at most
const LEAST = 10;      // names that make a curve
const PRIOR = 10;      // a knot counts so many names more that are right as often as the raw confidence says

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { weights: { type: 'string', default: 'tagger' }, bin: { type: 'string', default: join(root, 'build/native/bin') }, check: { type: 'boolean', default: false } } });
if (positionals.length !== 2) {
  console.error('usage: node model/calibrate.mjs EVAL_DIR DATA_DIR [--weights tagger|accurate] [--bin build/native/bin] [--check]');
  process.exit(2);
}
const [evalDir, dataDir] = positionals.map((path) => resolve(path));
const fromEval = (name) => import(pathToFileURL(join(evalDir, name)));
const [{ analyze }, { isMeasured }, { corpusNamed, corpusFiles, readCorpus, mayTrain }, { comparable, countedNames }] =
  await Promise.all(['run.mjs', 'calibration.mjs', 'corpora.mjs', 'spans.mjs'].map(fromEval));

const table = join(root, `model/weights/${options.weights}.calibration.tsv`);
const tool = (name) => join(resolve(options.bin), name);
const corpora = CORPORA.map(corpusNamed).map((corpus) => ({ corpus, docs: readCorpus(corpus, corpusFiles(corpus, dataDir, 'dev')).filter((doc) => mayTrain(corpus, doc)) }));

/** The names that the engine finds with a table ("-": raw): {corpus, measured, source, type, confidence, right}. */
async function judgedNames(calibration) {
  const assets = mkdtempSync(join(tmpdir(), 'entente-calibrate-'));
  try {
    execFileSync(tool('assemble_model'), [join(root, `model/weights/${options.weights}.bin`), calibration, join(assets, 'model.bin')]);
    copyFileSync(join(root, 'build/assets/lexicon.bin'), join(assets, 'lexicon.bin'));
    const names = [];
    for (const { corpus, docs } of corpora) {
      const { analyses } = await analyze(tool('entente'), docs, ['--assets', assets]);
      docs.forEach((doc, i) => names.push(...judged(corpus, doc, analyses[i])));
    }
    return names;
  } finally {
    rmSync(assets, { recursive: true });
  }
}

function judged(corpus, doc, analysis) {
  // comparable() keeps of a name its span, the corpus's type and what stands under "confidence": here all of it.
  const { gold, predicted } = comparable(doc, countedNames(analysis, corpus).map((name) => ({ ...name, confidence: name })), corpus);
  const key = ({ span, type }) => `${span} ${type}`;
  const keys = new Set(gold.map(key));
  return predicted.map((item) => {
    const { source, type, confidence } = item.confidence;
    return { corpus: corpus.name, measured: isMeasured(doc), source, type, confidence, right: keys.has(key(item)) };
  });
}

/** Groups of equal mass by confidence, ascending; equal confidences stay together. */
function groups(names, size) {
  const out = [];
  for (const name of [...names].sort((a, b) => a.confidence - b.confidence)) {
    const last = out.at(-1);
    if (last && (last.length < size || last.at(-1).confidence === name.confidence)) last.push(name);
    else out.push([name]);
  }
  return out;
}

const sum = (items, of) => items.reduce((total, item) => total + of(item), 0);

/** Knots [raw, calibrated] per mille: isotonic regression by pooling adjacent violators, over groups drawn towards the raw value. */
function curve(names) {
  const pools = [];
  for (const group of groups(names, Math.max(3 * LEAST, names.length / KNOTS))) {
    const raw = sum(group, ({ confidence }) => confidence);
    const own = { mass: group.length + PRIOR, raw: raw * (1 + PRIOR / group.length), right: sum(group, ({ right }) => Number(right)) + (PRIOR * raw) / group.length };
    for (let before = pools.at(-1); before && before.right / before.mass >= own.right / own.mass; before = pools.at(-1)) {
      for (const field in own) own[field] += before[field];
      pools.pop();
    }
    pools.push(own);
  }
  const knots = pools.map(({ mass, raw, right }) => [raw / mass, right / mass].map((share) => Math.round(1000 * share)));
  return knots.filter(([raw], i) => raw !== knots[i + 1]?.[0]);
}

/**
 * NORP by the lexicon alone is not judged: corpora that have the type mark peoples, the lexicon knows religions and parties too.
 */
const tells = ({ source, type }) => !(source === 'lexicon' && type === 'NORP');

function fit(names) {
  const lines = [
    '# Calibrated confidence, made by model/calibrate.mjs: source, types, then raw:calibrated per mille, linear between and flat beyond.',
    '# What has no line keeps its raw confidence.',
  ];
  for (const source of ['tagger', 'lexicon', 'document']) {
    for (const types of CURVES) {
      const own = names.filter((name) => name.source === source && types.includes(name.type) && tells(name));
      if (own.length >= LEAST) lines.push([source, types.join(','), curve(own).map((knot) => knot.join(':')).join(' ')].join('\t'));
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Expected calibration error (Guo et al. 2017) in percent, and what sampling alone would make of a perfect one. */
function error(names) {
  const bins = groups(names, names.length / BINS).map((bin) => ({ size: bin.length, says: sum(bin, ({ confidence }) => confidence) / bin.length, is: sum(bin, ({ right }) => Number(right)) / bin.length }));
  const mean = (of) => (100 * sum(bins, (bin) => bin.size * of(bin))) / names.length;
  return { ece: mean(({ says, is }) => Math.abs(says - is)), chance: mean(({ says, size }) => Math.sqrt((2 / Math.PI) * says * (1 - says) / size)) };
}

function report(before, after) {
  const row = (cells) => console.log(cells.map((cell, i) => (i ? cell.padStart(12) : cell.padEnd(22))).join(''));
  row(['', 'names', 'raw', 'calibrated', 'by chance', '| fitted:', 'names', 'raw', 'calibrated']);
  for (const corpus of [null, ...CORPORA]) {
    const half = (names, measured) => names.filter((name) => name.measured === measured && (!corpus || name.corpus === corpus));
    const [was, is, wasFitted, isFitted] = [half(before, true), half(after, true), half(before, false), half(after, false)];
    const percent = (number) => number.toFixed(1);
    row([corpus ?? 'all', String(is.length), percent(error(was).ece), percent(error(is).ece), percent(error(is).chance), '|',
      String(isFitted.length), percent(error(wasFitted).ece), percent(error(isFitted).ece)]);
  }
}

const raw = await judgedNames('-');
if (!options.check) writeFileSync(table, fit(raw.filter(({ measured }) => !measured)));
console.log('Expected calibration error in percent, on documents that were not fitted:');
report(raw, await judgedNames(table));
