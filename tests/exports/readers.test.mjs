// The exports for text tools, read by those tools: spaCy and a parser of brat standoff. They are Python and large (330 MB),
// so this runs where requirements.txt was installed, and says so where it was not.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { exported, kAll, kFlat, root } from './helpers.mjs';

const python = process.env.ENTENTE_READERS ?? join(root, 'build/readers/bin/python');
const skip = !existsSync(python) && `no ${python}: see tests/exports/requirements.txt`;

test('spaCy and pybrat find every name where it stands', { skip, timeout: 120000 }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [name, id] of [['text.spacy.json', 'spacy'], ['text.conll', 'conll'], ['text.ann', 'brat'], ['text.txt', 'text']]) writeFileSync(join(folder, name), await exported(id));
  const { stdout, stderr, status } = spawnSync(python, [join(root, 'tests/exports/readers.py'), folder], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  const { spacy, conll, brat } = JSON.parse(stdout);
  assert.equal(spacy.text, true);
  assert.deepEqual(spacy.ents, kFlat);
  assert.deepEqual(spacy.kb, ['', 'Q56226', 'Q71']);
  assert.equal(spacy.sents, 5);
  assert.deepEqual(spacy.mentions, kAll);
  assert.equal(spacy.same_ents, true);
  assert.deepEqual(conll, kFlat.map(([words, label]) => [words.replace(/\s/g, ''), label]));
  const flat = kAll.map(([words, label]) => [words.replace('\n', ' '), words.replace('\n', ' '), label]);
  const byBytes = (a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  assert.deepEqual(brat.entities.sort(byBytes), flat.sort(byBytes));
  assert.deepEqual(brat.references, ['GeoNames:2660646', 'Wikidata:Q56226', 'Wikidata:Q71']);
  assert.equal(brat.equal, 4, 'Geneva twice: one pair; Kim and "He" three times: three pairs');
});
