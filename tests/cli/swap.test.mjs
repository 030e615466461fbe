// Names are found, joined and read by what they are and how they are used, not because they are these names: a text whose people, states
// and cities are swapped for others of the lexicon shows as many of them, in the same clusters, with the same roles and readings.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const root = new URL('../../', import.meta.url);
const rows = (name) => readFileSync(new URL(`core/data/${name}.tsv`, root), 'utf8').split('\n').filter((line) => line && !line.startsWith('#')).slice(1).map((line) => line.split('\t'));

/** Mulberry32 (Tommy Ettinger, public domain). */
function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const seats = new Map(readFileSync(new URL('core/data/entities/seats.txt', root), 'utf8').split('\n[shared]\n')[0].split('\n')
  .map((line) => line.split(' = ')).filter(([, state]) => state).map(([city, state]) => [state, city]));
const oneWord = /^\p{Lu}[\p{L}\p{M}'-]+$/u;
const world = {
  people: rows('leaders').map(([, name]) => name).filter((name) => name.split(' ').length === 2 && name.split(' ').every((word) => oneWord.test(word))),
  states: rows('states').filter(([kind, name, , country, iso]) => kind === 'state' && iso === country && oneWord.test(name))
    .flatMap(([, name, , country]) => {
      const demonym = rows('nationalities').find(([, , , home]) => home === country)?.[1];
      return demonym && oneWord.test(demonym) && oneWord.test(seats.get(name) ?? '') ? [[name, demonym, seats.get(name)]] : [];
    }),
  cities: [...'Almaty Karachi Lagos Lahore Mumbai Osaka Aleppo Basra Casablanca Chennai Dubai Gdansk Guayaquil Hamburg Izmir Johannesburg Kolkata Marseille Medellin Milan Mombasa Montreal Munich Nagoya Naples Odessa Rotterdam Sydney Toronto Vancouver'.split(' ')],
};

// Who and what stands in a text: [full name, the short form used later]; [state, demonym, seat of government, other form]; cities.
const TEXTS = [
  {
    file: 'web/samples/talks.txt',
    people: [['Grace Wanjala Otieno', 'Otieno'], ['Dawit Alemayehu', 'Alemayehu'], ['Marta Lindqvist', 'Lindqvist']],
    states: [['Kenya', 'Kenyan', 'Nairobi'], ['Ethiopia', 'Ethiopian'], ['Norway', 'Norwegian']],
    cities: ['Geneva'],
  },
  {
    file: '../shared/samples/kim-xi-dalian.txt',
    people: [['Kim Jong Un', 'Kim'], ['Xi Jinping', 'Xi'], ['Donald Trump', 'Trump'], ['Wang Yi', null], ['Wang Huning', null], ['Kim Yo Jong', null]],
    states: [['North Korea', 'North Korean', 'Pyongyang'], ['China', 'Chinese', 'Beijing'], ['United States', null, 'Washington', 'U.S.'], ['South Korea', 'South Korean', 'Seoul']],
    cities: ['Dalian'],
  },
];

/** [[old, new]] for one drawing of names; without a generator every name stays. */
function swaps(cast, random) {
  const draw = (list) => list.splice(Math.floor(random() * list.length), 1)[0];
  const [people, states, cities] = [[...world.people], [...world.states], [...world.cities]];
  const pairs = [];
  for (const [full, short] of cast.people) {
    const name = random ? draw(people) : full;
    pairs.push([full, name]);
    if (short) pairs.push([short, random ? name.split(' ')[1] : short]);
  }
  for (const [state, demonym, seat, other] of cast.states) {
    const [name, people_, capital] = random ? draw(states) : [state, demonym, seat];
    pairs.push([state, name]);
    if (demonym) pairs.push([demonym, people_]);
    if (seat) pairs.push([seat, capital]);
    if (other) pairs.push([other, random ? name : other]);
  }
  for (const city of cast.cities) pairs.push([city, random ? draw(cities) : city]);
  return pairs;
}

/** The text with its names swapped, and where the new ones stand. */
function swapped(text, pairs) {
  const by = new Map(pairs);
  const escaped = [...by.keys()].sort((a, b) => b.length - a.length).map((name) => name.replace(/[.]/g, '\\.'));
  const names = [];
  let out = '';
  let from = 0;
  for (const match of text.matchAll(new RegExp(`(?<![\\p{L}])(${escaped.join('|')})(?![\\p{L}])`, 'gu'))) {
    out += text.slice(from, match.index);
    names.push([out.length, out.length + by.get(match[0]).length]);
    out += by.get(match[0]);
    from = match.index + match[0].length;
  }
  return { text: out + text.slice(from), names };
}

/** Of each name the mention that covers it exactly, with its entity and its entity's roles; undefined where none does. */
function analysed({ text, names }) {
  const run = spawnSync(new URL('build/native/bin/entente', root).pathname, ['analyze', '-'], { input: text, maxBuffer: 1 << 26 });
  assert.equal(run.status, 0, run.stderr.toString());
  const { mentions, entities } = JSON.parse(run.stdout);
  const bySpan = new Map(mentions.map((mention) => [String(mention.span), mention]));
  return names.map((span) => bySpan.get(String(span))).map((mention) => mention && { ...mention, ...entities[mention.entity], span: mention.span });
}

const share = (list, holds) => list.filter(holds).length / (list.length || 1);
const pairsOf = (list) => list.flatMap((_, i) => list.slice(0, i).map((_, k) => [k, i]));

/** Shares of what comes out as in the text that was not swapped: names found, pairs of names that are one entity or two, roles, readings. */
function alike(before, after) {
  const both = before.map((_, i) => i).filter((i) => before[i] && after[i]);
  return {
    found: share(after, Boolean),
    clusters: share(pairsOf(both).map(([k, i]) => [both[k], both[i]]), ([k, i]) => (before[k].id === before[i].id) === (after[k].id === after[i].id)),
    people: share(both, (i) => (before[i].type === 'PERSON') === (after[i].type === 'PERSON')),
    roles: share(both, (i) => String(before[i].roles.map(({ title }) => title)) === String(after[i].roles.map(({ title }) => title))),
    readings: share(both.filter((i) => before[i].reading), (i) => before[i].reading === after[i].reading),
  };
}

const DRAWS = 20;
const ALIKE = 0.9;
for (const cast of TEXTS) {
  const path = new URL(cast.file, root);
  test(`${cast.file}: names swapped for others are found, joined and read alike`, { skip: existsSync(path) ? false : `${cast.file} is not here` }, () => {
    const text = readFileSync(path, 'utf8');
    const before = analysed(swapped(text, swaps(cast)));
    const mean = {};
    for (let seed = 1; seed <= DRAWS; seed++) {
      const after = alike(before, analysed(swapped(text, swaps(cast, generator(seed)))));
      for (const [what, part] of Object.entries(after)) mean[what] = (mean[what] ?? 0) + part / DRAWS;
    }
    console.log(`${cast.file}, ${DRAWS} drawings: ${Object.entries(mean).map(([what, part]) => `${what} ${(100 * part).toFixed(1)} %`).join(', ')}`);
    assert.ok(mean.found >= share(before, Boolean) - 0.03, `${mean.found} found after swapping`);
    for (const what of ['clusters', 'people', 'roles', 'readings']) assert.ok(mean[what] >= ALIKE, `${what}: ${mean[what]} come out alike`);
  });
}
