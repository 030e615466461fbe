// Dictionaries from files, which may hold anything.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { dictionary } from './helpers.mjs';

const { BadFile, dictionaryCsv, dictionaryJson, joined, readDictionary } = dictionary;
const names = [
  { name: 'Frobozz Magic Company', type: 'ORG', aliases: ['FMC', 'Old "Frob", Inc.'], ids: { wikidata: 'Q64' } },
  { name: '=cmd|x', type: 'PERSON' },
  { name: "'Ndrangheta", type: 'ORG' },
  { name: 'Two\u2028lines', type: 'GPE', ids: { iso3166: 'DE-BE', geonames: '2950159' } },
];
const clean = names.map((entry) => ({ ...entry, name: entry.name.replace(/\s+/g, ' ') }));

test('JSON and CSV hold all of a dictionary', () => {
  assert.deepEqual(readDictionary(dictionaryJson(names)), clean);
  assert.deepEqual(readDictionary(dictionaryCsv(clean)), clean);
});

test('no cell of the CSV is a formula', () => {
  for (const line of dictionaryCsv(names).split('\r\n')) assert.doesNotMatch(line, /(^|,)"?[=+\-@]/);
});

test('a CSV may have a head or none, fewer columns, quotes, empty lines and any line end', () => {
  assert.deepEqual(readDictionary('name,type\n"Frobozz, Inc.",org\r\n\r\nGrue,PERSON,The Grue|Grues\n'), [
    { name: 'Frobozz, Inc.', type: 'ORG' }, { name: 'Grue', type: 'PERSON', aliases: ['The Grue', 'Grues'] }]);
  assert.deepEqual(readDictionary('\ufeffGrue,PERSON'), [{ name: 'Grue', type: 'PERSON' }]);
});

test('of one name twice the later holds', () => {
  assert.deepEqual(joined([{ name: 'Grue', type: 'PERSON' }], [{ name: 'grue', type: 'ORG' }]), [{ name: 'grue', type: 'ORG' }]);
});

describe('refuses, and says where,', () => {
  const cases = {
    'what is no JSON': ['[{', /well-formed/],
    'an object': ['{"name": "x"}', /list of names/],
    'an entry that is no object': ['["x"]', /Entry 1 /],
    'null': ['[null]', /Entry 1 /],
    'an unknown field': ['[{"name": "x", "type": "ORG", "onclick": "y"}]', /Entry 1 .*onclick/],
    'a field of the prototype': ['[{"name": "x", "type": "ORG", "__proto__": {}}]', /Entry 1 .*__proto__/],
    'an unknown type': ['[{"name": "x", "type": "ORG"}, {"name": "y", "type": "CITY"}]', /Entry 2 .*PERSON/],
    'a value for a type': ['[{"name": "x", "type": "DATE"}]', /Entry 1/],
    'a name of no letters': ['[{"name": " - ", "type": "ORG"}]', /Entry 1/],
    'a name too long': [`[{"name": "${'x'.repeat(201)}", "type": "ORG"}]`, /200/],
    'aliases that are none': ['[{"name": "x", "type": "ORG", "aliases": "y"}]', /Entry 1/],
    'an identifier that is none': ['[{"name": "x", "type": "ORG", "ids": {"wikidata": "javascript:alert(1)"}}]', /wikidata/],
    'an identifier of the prototype': ['[{"name": "x", "type": "ORG", "ids": {"constructor": "1"}}]', /constructor/],
    'too many names': [JSON.stringify(Array.from({ length: 10001 }, () => ({ name: 'x', type: 'ORG' }))), /10,000/],
    'a file too large': [' '.repeat(1e6 + 1), /1 MB/],
    'a CSV with too many cells': ['a,ORG,,,,,x', /Row 1/],
    'a CSV without types': ['Frobozz', /Entry 1/],
    'HTML': ['<img src=x onerror=alert(1)>', /Entry 1/],
  };
  for (const [what, [text, message]] of Object.entries(cases)) {
    test(what, () => assert.throws(() => readDictionary(text), (error) => error instanceof BadFile && message.test(error.message)));
  }
});

test('the names in a text are those it holds under some spelling', () => {
  const names = [
    { name: 'Frobozz Magic', type: 'ORG' }, { name: 'Zork', type: 'GPE', aliases: ['Great Underground'] }, { name: 'M\u00fcller', type: 'PERSON' },
    { name: 'Secret Source', type: 'PERSON' },
  ];
  assert.deepEqual(dictionary.namesIn('FROBOZZ\nMAGIC sent Muller to the great underground.', names), names.slice(0, 3));
});
