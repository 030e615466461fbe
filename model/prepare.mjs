// Training text for the tagger, one document a line, from the corpora that may train:
//   node model/prepare.mjs DATA_DIR OUT.ndjson [--seed 1]
// DATA_DIR holds NAME/train.jsonl as described in model/README.md. Each line: {"text", "names": [[begin, end, class]], "hidden"},
// offsets in bytes of UTF-8. Besides the documents themselves it writes altered copies of some, so that names of the whole world
// and texts in one case are learned too. The seed is fixed: the same input gives the same output.
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

// What each corpus annotates: `types` turns its types into the classes a name of it may have (absent: not a name); `hidden` are the
// classes it leaves unmarked ("ALL": an unmarked word may be anything). `twice`: small and carefully annotated, so it also comes with
// other names in it. `titles`: PERSON spans hold titles, which are cut off. `fine`: the types are in `orig_type`.
const PLACE = ['GPE', 'LOC', 'FAC'];
const TEXT = ['LAW', 'WORK'];
const ANY = ['O', 'NORP', 'EVENT', 'PRODUCT', 'LAW', 'WORK']; // a name of a kind that the corpus does not tell (MISC)
const BASE = { PERSON: ['PERSON'], ORG: ['ORG'], LOC: PLACE, GPE: ['GPE'], FAC: ['FAC'], EVENT: ['EVENT'], 'WORK/LAW': TEXT, 'WEAPON/PRODUCT': ['PRODUCT'], NORP: ['NORP'], MISC: ANY };
const FEWNERD = {
  location_GPE: ['GPE'], location_mountain: ['LOC'], location_bodiesofwater: ['LOC'], location_island: ['LOC', 'GPE'], location_other: ['LOC', 'GPE'], location_park: ['LOC', 'FAC'],
  'location_road/railway/highway/transit': ['FAC'], other_law: ['LAW'], other_award: ANY, event_other: ['EVENT'], 'event_attack/battle/war/militaryconflict': ['EVENT'],
  event_disaster: ['EVENT'], event_election: ['EVENT'], event_protest: ['EVENT'], event_sportsevent: ['EVENT'],
};
const CORPORA = [
  { name: 'gmb_silver', hidden: ['EVENT', 'PRODUCT', ...TEXT, 'FAC'], titles: true, types: { ...BASE, 'WORK/LAW': ANY, MISC: ANY, EVENT: ANY } },
  { name: 'gum', twice: true, hidden: ['NORP', 'PRODUCT', ...TEXT], admits: ({ genre }) => ['news', 'interview', 'academic', 'court', 'bio', 'voyage'].includes(genre), types: { ...BASE, NORP: ANY } },
  { name: 'meantime', twice: true, hidden: ['NORP', 'EVENT', 'PRODUCT', ...TEXT], titles: true },
  { name: 're3d_named_flat', twice: true, hidden: ['EVENT', 'PRODUCT', 'NORP', ...TEXT], titles: true, admits: ({ license }) => !/\bNC\b/.test(license ?? '') },
  { name: 'crossner_politics', twice: true, hidden: ['PRODUCT', 'NORP', ...TEXT] },
  { name: 'crossner_literature', twice: true, hidden: ['NORP', 'PRODUCT', 'LAW'] },
  { name: 'wikigold', twice: true, hidden: [] },
  { name: 'wnut17', hidden: ['NORP', 'EVENT', 'LAW'] },
  { name: 'btc', hidden: ['NORP', 'EVENT', 'PRODUCT', ...TEXT] },
  { name: 'redocred', twice: true, files: ['train_a', 'train_b'], hidden: [], demonyms: true },
  { name: 'fewnerd_inter_PARTIAL', files: ['train', 'dev'], hidden: 'ALL', fine: true },
];
// Text without labels: the student learns from what the teacher says of it.
const UNLABELLED = ['raw/white_house_briefings', 'raw/office_of_the_historian', 'raw/us_presidential_addresses', 'raw/world_factbook'];
const TITLE = /^(?:(?:the|former|late|then|ex|new|acting|interim|deputy|vice|assistant|prime|foreign|defen[cs]e|interior|finance|chief|president|vice-president|premier|minister|chancellor|secretary|general|gen|colonel|col|lieutenant|lt|major|maj|captain|capt|sergeant|sgt|admiral|adm|commander|marshal|senator|sen|representative|rep|congressman|congresswoman|governor|gov|mayor|ambassador|envoy|king|queen|prince|princess|emperor|pope|archbishop|bishop|cardinal|ayatollah|sheikh|imam|rabbi|reverend|rev|father|sir|lord|lady|dr|mr|mrs|ms|miss|prof|professor|judge|justice|speaker|spokesman|spokeswoman|leader|chairman|director|attorney|of state|mullah|sultan|emir|crown|brigadier|brig|u\.s\.|us)(?:\.|-general)?\s+)+(?=\S)/i;

const { values: options, positionals: [root, out] } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string', default: '1' }, dev: { type: 'boolean', default: false } } });
if (!root || !out) {
  console.error('usage: node model/prepare.mjs DATA_DIR OUT.ndjson [--seed 1]');
  process.exit(2);
}

/** Mulberry32 (Tommy Ettinger, public domain): a small seeded generator. */
function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const random = generator(Number(options.seed));
const pick = (list) => list[Math.floor(random() * list.length)];

const rows = (path) => readFileSync(path, 'utf8').split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'));
/** One column of a table with a header row. */
function column(path, name) {
  const [header, ...lines] = rows(path);
  const index = header.indexOf(name);
  return lines.map((line) => line[index] ?? '').filter(Boolean);
}
const lexicon = join(root, 'lexicon');
const world = {
  given: column(join(lexicon, 'forenames.tsv'), 'romanized').filter((name) => /^\p{Lu}[\p{L}'-]+$/u.test(name)),
  family: column(join(lexicon, 'surnames.tsv'), 'romanized').filter((name) => /^\p{Lu}[\p{L}'-]+$/u.test(name)),
  full: column(join(lexicon, 'leaders_wikidata.tsv'), 'name').filter((name) => /^[\p{L}' .-]+$/u.test(name) && name.split(' ').length < 5),
  places: [...column(join(lexicon, 'admin1.tsv'), 'name'), ...column(join(lexicon, 'states.tsv'), 'capital')].filter((name) => /^\p{Lu}[\p{L}' -]+$/u.test(name)),
};
const states = new Set(column(join(lexicon, 'states.tsv'), 'name'));
const demonyms = new Set(['demonym_noun', 'demonym_adjective'].flatMap((name) => column(join(lexicon, 'states.tsv'), name))
  .flatMap((cell) => cell.split(/[|,;]| and | or /)).map((word) => word.replace(/\(.*/, '').trim()).filter((word) => word && !states.has(word)));

/** A corpus line as { text, names } in code points. */
function readDocument(corpus, line) {
  const points = Array.from(line.text);
  const slice = (start, end) => points.slice(start, end).join('');
  const names = [];
  for (let { start, end, type, orig_type: fine } of line.entities) {
    let classes = (corpus.fine && (fine.startsWith('art_') ? ['WORK'] : FEWNERD[fine])) || (corpus.types ?? BASE)[type];
    if (!classes) continue;
    const article = slice(start, end).match(/^the\s+(?=\S)/i);
    if (article) start += article[0].length;
    const possessive = slice(start, end).match(/['\u2019]s$/);
    if (possessive) end -= 2;
    if (corpus.titles && type === 'PERSON') start += (slice(start, end).match(TITLE)?.[0].length ?? 0);
    if (corpus.demonyms && classes === PLACE && demonyms.has(slice(start, end))) classes = ['NORP'];
    if (start < end) names.push([start, end, classes]);
  }
  names.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return { points, names: names.filter(([start], i) => !names.slice(0, i).some(([, end]) => end > start)), hidden: corpus.hidden };
}

/** Puts `replacement(name text, classes)` where a name stands; undefined leaves it. */
function substitute(doc, replacement) {
  const points = [];
  const names = [];
  let from = 0;
  for (const [start, end, classes] of doc.names) {
    points.push(...doc.points.slice(from, start));
    const text = doc.points.slice(start, end).join('');
    const begin = points.length;
    points.push(...Array.from(replacement(text, classes) ?? text));
    names.push([begin, points.length, classes]);
    from = end;
  }
  points.push(...doc.points.slice(from));
  return { ...doc, points, names };
}

/** The same text about other people and other places; a family name changes alike wherever it stands. */
function otherNames(doc) {
  const families = new Map();
  const family = (old) => {
    if (!families.has(old)) families.set(old, pick(world.family));
    return families.get(old);
  };
  return substitute(doc, (text, classes) => {
    const words = text.split(' ');
    if (classes.includes('GPE')) return states.has(text) || random() < 0.5 ? undefined : pick(world.places);
    if (classes[0] !== 'PERSON' || text.startsWith('@')) return undefined;
    if (words.length === 1) return families.has(text) || random() < 0.7 ? family(text) : pick(world.given);
    if (random() < 0.3) {
      const whole = pick(world.full);
      families.set(words.at(-1), whole.split(' ').at(-1));
      return whole;
    }
    return `${pick(world.given)} ${words.length > 2 && random() < 0.3 ? `${pick(world.given)} ` : ''}${family(words.at(-1))}`;
  });
}

/** The same text in another case. Characters whose case form has another length stay, so that spans hold. */
function inCase(doc, change) {
  const points = doc.points.map((point, i) => {
    const changed = change(point, doc.points[i - 1]);
    return Array.from(changed).length === 1 ? changed : point;
  });
  return { ...doc, points };
}
const upper = (point) => point.toUpperCase();
const lower = (point) => point.toLowerCase();
const title = (point, before) => (before === undefined || /\s/.test(before) ? point.toUpperCase() : point);

function toLine(source, { points, names, hidden }) {
  const bytes = [0];
  for (const point of points) bytes.push(bytes.at(-1) + Buffer.byteLength(point));
  return JSON.stringify({ source, text: points.join(''), names: names.map(([start, end, classes]) => [bytes[start], bytes[end], classes]), hidden });
}

const output = createWriteStream(out);
for (const corpus of CORPORA.filter(({ fine }) => !options.dev || !fine)) {
  let count = 0;
  for (const file of options.dev ? ['dev'] : corpus.files ?? ['train']) {
    const path = join(root, corpus.name, `${file}.jsonl`);
    if (!existsSync(path)) {
      console.error(`${corpus.name}: ${path} is missing, left out`);
      continue;
    }
    for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
      const source = JSON.parse(line);
      if (corpus.admits && !corpus.admits(source)) continue;
      const doc = readDocument(corpus, source);
      const copies = [doc];
      if (options.dev) {
        output.write(`${toLine(corpus.name, doc)}\n`);
        continue;
      }
      const substitutable = doc.names.some(([, , classes]) => classes[0] === 'PERSON' || classes.includes('GPE'));
      if (substitutable && random() < (corpus.twice ? 1 : 0.2)) copies.push(otherNames(doc));
      if (random() < 0.06) copies.push(inCase(doc, upper));
      if (random() < 0.05) copies.push(inCase(doc, title));
      if (random() < 0.06) copies.push(inCase(doc, lower));
      for (const copy of copies) output.write(`${toLine(corpus.name, copy)}\n`);
      count += copies.length;
    }
  }
  console.error(`${corpus.name}: ${count} lines`);
}
for (const name of options.dev ? [] : UNLABELLED) {
  const path = join(root, `${name}.jsonl`);
  if (!existsSync(path)) continue;
  for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) output.write(`${JSON.stringify({ source: name, text: JSON.parse(line).text, names: [], hidden: 'ALL' })}\n`);
}
output.end();
