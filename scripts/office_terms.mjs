// node scripts/office_terms.mjs LEXICON_DIR > core/data/terms.tsv: who held which office of a state from when to when, for the people that core/data knows.
// A term is what sources bear out, day by day: terms that Wikidata dates, the holder when a snapshot was taken, visits to the United States under the
// title; between two sights of the same person nobody else may have been seen. Years without days count from their last day on (begin) or to their first (end), so that a day
// in a term is certain and a day in none says nothing. Says on standard error what overlapped and how REIGN, which is no source here, agrees.
import { existsSync, readFileSync } from 'node:fs';

const folder = process.argv[2];
const TODAY = '2026-05-01'; // of the latest source
const GAP = 4 * 366; // days between two sights of one person in an office
const STAND_IN = 40; // days: who held an office for less mostly stood in for someone
const data = (name) => new URL(`../core/data/${name}.tsv`, import.meta.url);
const table = (path) => {
  const [header, ...rows] = readFileSync(path, 'utf8').split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'));
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
};
const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^\p{L} -]/gu, '').replaceAll('-', ' ').toLowerCase().trim();

// --- states and people ---

const states = table(`${folder}/states.tsv`);
const byIso3 = new Map(states.map(({ iso2, iso3 }) => [iso3, iso2]));
const byName = new Map(states.flatMap(({ iso2, name, aliases, official_name }) => [name, official_name, ...aliases.split('|')].map((one) => [fold(one), iso2])));
const stateOf = (name) => byName.get(fold(name)) ?? byName.get(fold(name.split(',')[0]));

const people = [...table(data('people')), ...table(data('leaders'))].filter(({ kind }) => kind === 'person');
const byQid = new Map(people.filter(({ wikidata }) => wikidata).map((person) => [person.wikidata, person]));
const bySurname = new Map();
for (const person of people) {
  for (const word of new Set(fold(person.name).split(' '))) bySurname.set(`${person.country}\t${word}`, [...(bySurname.get(`${person.country}\t${word}`) ?? []), person]);
}

/** The person of the tables whom a source calls `name`: the same words, or the same last word and first letters where that is one person. */
function personOf(name, country) {
  const words = fold(name).split(' ').filter((word) => word.length > 1);
  const among = bySurname.get(`${country}\t${words.at(-1)}`) ?? [];
  const opening = (text) => fold(text).replace(/^(sheikh|dr|general|sir) /, '').slice(0, 3);
  const same = among.filter((person) => words.every((word) => fold(person.name).split(' ').includes(word)));
  const alike = among.filter((person) => opening(person.name) === opening(name) && fold(person.name).split(' ').at(-1) === words.at(-1));
  return same.length === 1 ? same[0] : same.length === 0 && alike.length === 1 ? alike[0] : undefined;
}

// --- offices ---

/** The office of a title, as core/data/entities/offices.txt has them; undefined for others. */
function officeOf(title) {
  const text = title.toLowerCase();
  if (/elect|designate|vice|deputy|former|first lady|interim|acting|council|assembly|congress|parliament|senate|chamber|court|party|bank|tibetan|board|assistant/.test(text) && !/state council|communist party/.test(text)) return undefined;
  if (/^(minister (of|for) (europe and )?(foreign|external) affairs|foreign minister|(united states )?secretary of state( for foreign and commonwealth affairs)?$)/.test(text)) return 'foreign minister';
  if (/^(prime minister|premier|taoiseach)\b/.test(text)) return 'prime minister';
  if (/^(federal )?chancellor\b/.test(text) && !/exchequer|duchy/.test(text)) return 'chancellor';
  if (/^(monarch|king|queen|emperor|empress|emir|amir|sultan|shah)\b/.test(text)) return 'monarch';
  if (/^president\b/.test(text)) return 'president';
  return undefined;
}

/** "President of Russia", "Premier of the State Council", "Prime Minister", but not "President of Bashkortostan". */
function isOfState(office, country) {
  const [, whole] = / of (?:the )?(.*)$/.exec(office) ?? [];
  return !whole || /^(Republic|State|State Council|French Republic|Italian Republic|Foreign Affairs|Europe and Foreign Affairs|External Affairs)\b/.test(whole) || stateOf(whole) === country;
}

// --- what sources say: {country, office, person, from, to}, days as ISO ---

const firstCertain = (date) => (date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-28` : date);
const lastCertain = (date) => (date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date);
const seen = [];
const see = (country, office, person, begin, end) => {
  const [from, to] = [firstCertain(begin), lastCertain(end)];
  const last = to < TODAY ? to : TODAY;
  if (country && office && person && from && from <= last) seen.push({ country, office, person, from, to: last });
};

for (const { qid, name, iso3, office, start, end, as_of } of table(`${folder}/leaders_wikidata.tsv`)) {
  if (!start) continue;
  const country = byIso3.get(iso3);
  if (isOfState(office, country)) see(country, officeOf(office), byQid.get(qid) ?? personOf(name, country), start, end || as_of);
}
for (const { name, iso3, title, since } of table(`${folder}/leaders_factbook.tsv`)) {
  const country = byIso3.get(iso3);
  if (since) see(country, officeOf(title), personOf(name, country), since, TODAY);
}
for (const { qid, office, start, end } of table(`${folder}/us_politicians.tsv`)) {
  if (office === 'President') see('US', 'president', byQid.get(qid), start, end);
}
const visits = [];
for (const { visitor, country: place, start, end } of table(`${folder}/leader_visits_us.tsv`)) {
  const [, title, name] = /^((?:Prime Minister|President|Premier|Chancellor|King|Queen|Emperor|Sultan|Amir|Emir|Taoiseach))\s+(.*)$/.exec(visitor) ?? [];
  const country = stateOf(place.replace(/ \(.*/, ''));
  if (title) visits.push({ country, office: officeOf(title), person: personOf(name, country), from: start, to: end });
}
for (const { country, office, person, from, to } of visits) see(country, office, person, from, to);

// --- terms ---

const offices = new Map();
for (const one of seen) {
  const key = `${one.country}\t${one.office}`;
  offices.set(key, [...(offices.get(key) ?? []), one]);
}
let overlaps = 0;
const terms = [];
for (const [, all] of [...offices].sort(([a], [b]) => (a < b ? -1 : 1))) {
  all.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const runs = [];
  for (const { country, office, person, from, to } of all) {
    const last = runs.at(-1);
    if (last?.person === person && (Date.parse(from) - Date.parse(last.to)) / 864e5 < GAP) last.to = last.to > to ? last.to : to;
    else runs.push({ country, office, person, from, to });
  }
  for (let i = 0; i + 1 < runs.length; i++) { // a day that two terms claim is in neither
    if (runs[i].to < runs[i + 1].from) continue;
    if (runs[i].to > runs[i + 1].from) ++overlaps;
    const [end, begin] = [runs[i + 1].from, runs[i].to];
    const day = (iso, by) => new Date(Date.parse(iso) + by * 864e5).toISOString().slice(0, 10);
    runs[i].to = day(end, -1);
    runs[i + 1].from = day(begin, 1);
  }
  terms.push(...runs.filter(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 864e5 >= STAND_IN && to >= '1945'));
}

console.log('# Who held which office of a state: days on which it is certain. `person` is called as in people.tsv or leaders.tsv.');
console.log('# Source: Wikidata (CC0) by way of every-politician-scrapers; The World Factbook and the Office of the Historian (public domain); unitedstates/congress-legislators (CC0). Written by scripts/office_terms.mjs.');
console.log('country\toffice\tperson\tfrom\tto');
for (const { country, office, person, from, to } of terms) console.log([country, office, person.name, from, to].join('\t'));

// --- checks ---

const reign = `${folder}/check_only/leaders_reign_LICENCE_UNVERIFIED.tsv`;
let agree = 0, disagree = 0;
if (existsSync(reign)) {
  const rows = table(reign);
  const cow = new Map([['GBR', 'UKG'], ['FRA', 'FRN'], ['DEU', 'GMY'], ['JPN', 'JPN'], ['KOR', 'ROK']]);
  const iso3 = new Map(states.map(({ iso2, iso3: code }) => [iso2, cow.get(code) ?? code]));
  const heads = new Map(); // the offices that lead, by whom REIGN names at all
  for (const { country, office, person, from, to } of terms) {
    if (office === 'foreign minister' || office === 'monarch') continue;
    const middle = new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString().slice(0, 10);
    const ruler = rows.find((row) => row.cow_abb === iso3.get(country) && row.start <= middle && middle <= (row.end || '2021-03-01'));
    if (!ruler) continue;
    const same = fold(person.name).includes(fold(ruler.name).split(' ').at(-1));
    const key = `${country}\t${office}`;
    heads.set(key, [...(heads.get(key) ?? []), same]);
  }
  for (const results of heads.values()) {
    if (!results.some(Boolean)) continue; // an office that does not lead there
    agree += results.filter(Boolean).length;
    disagree += results.filter((same) => !same).length;
  }
}
console.error(`${terms.length} terms of ${new Set(terms.map(({ country }) => country)).size} states; ${overlaps} overlaps cut; REIGN has the same leader in the middle of ${agree} of ${agree + disagree} terms of offices that lead`);
