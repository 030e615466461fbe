// Attributions travel with the builds.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { root } from './helpers.mjs';

const read = (...path) => readFileSync(join(root, ...path), 'utf8');

test('NOTICE holds the attributions of the lexicon as core/data states them', () => assert.ok(read('NOTICE').includes(read('core/data/NOTICE.data.md').trim())));
test('the package and the site carry LICENSE and NOTICE', () => {
  for (const name of ['LICENSE', 'NOTICE']) {
    assert.equal(read('wasm', name), read(name));
    assert.equal(read('dist', `${name}.txt`), read(name));
  }
});
test('the lock file names no host', () => assert.doesNotMatch(read('package-lock.json'), /"resolved"/));
