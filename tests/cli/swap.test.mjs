// Names are found by what they are and how they are used, not because they are these names: a text whose people, states and
// cities are swapped for others of the lexicon shows as many of them.
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

const oneWord = /^\p{Lu}[\p{L}\p{M}'-]+$/u;
const world = {
  people: rows('leaders').map(([, name]) => name).filter((name) => name.split(' ').length === 2 && name.split(' ').every((word) => oneWord.test(word))),
  states: rows('states').filter(([kind, name, , country, iso]) => kind === 'state' && iso === country && oneWord.test(name))
    .flatMap(([, name, , country]) => {
      const demonym = rows('nationalities').find(([, , , home]) => home === country)?.[1];
      return demonym && oneWord.test(demonym) ? [[name, demonym]] : [];
    }),
  cities: [...'Accra Almaty Ankara Baku Bogota Bucharest Caracas Dakar Dhaka Hanoi Harare Islamabad Jakarta Kampala Karachi Kinshasa Lagos Lahore Lima Lisbon Lusaka Manila Maputo Mumbai Nairobi Osaka Oslo Prague Quito Rabat Riga Riyadh Sofia Tashkent Tbilisi Tripoli Tunis Vilnius Warsaw Yerevan'.split(' ')],
};

// Who and what stands in a text: [full name, the short form used later]; [state, demonym, other forms]; cities.
const TEXTS = [
  {
    file: 'web/samples/talks.txt',
    people: [['Grace Wanjala Otieno', 'Otieno'], ['Dawit Alemayehu', 'Alemayehu'], ['Marta Lindqvist', 'Lindqvist']],
    states: [['Kenya', 'Kenyan'], ['Ethiopia', 'Ethiopian'], ['Norway', 'Norwegian']],
    cities: ['Geneva', 'Nairobi'],
  },
  {
    file: '../shared/samples/kim-xi-dalian.txt',
    people: [['Kim Jong Un', 'Kim'], ['Xi Jinping', 'Xi'], ['Donald Trump', 'Trump'], ['Wang Yi', null], ['Wang Huning', null], ['Kim Yo Jong', null]],
    states: [['North Korea', 'North Korean'], ['China', 'Chinese'], ['United States', null, 'U.S.']],
    cities: ['Beijing', 'Washington', 'Pyongyang', 'Seoul', 'Dalian'],
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
  for (const [state, demonym, other] of cast.states) {
    const [name, people_] = random ? draw(states) : [state, demonym];
    pairs.push([state, name]);
    if (demonym) pairs.push([demonym, people_]);
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

/** Share of the names that a mention covers exactly. */
function found({ text, names }) {
  const run = spawnSync(new URL('build/native/bin/entente', root).pathname, ['analyze', '-'], { input: text, maxBuffer: 1 << 26 });
  assert.equal(run.status, 0, run.stderr.toString());
  const spans = new Set(JSON.parse(run.stdout).mentions.map(({ span }) => String(span)));
  return names.filter((span) => spans.has(String(span))).length / names.length;
}

const DRAWS = 20;
for (const cast of TEXTS) {
  const path = new URL(cast.file, root);
  test(`${cast.file}: names swapped for others are found as well`, { skip: existsSync(path) ? false : `${cast.file} is not here` }, () => {
    const text = readFileSync(path, 'utf8');
    const before = found(swapped(text, swaps(cast)));
    let after = 0;
    for (let seed = 1; seed <= DRAWS; seed++) after += found(swapped(text, swaps(cast, generator(seed)))) / DRAWS;
    console.log(`${cast.file}: ${(100 * before).toFixed(1)} % of the names found, ${(100 * after).toFixed(1)} % after swapping (${DRAWS} drawings)`);
    assert.ok(after >= before - 0.03, `${after} after swapping, ${before} before`);
  });
}
