// The README's JavaScript runs as it stands.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { root } from './helpers.mjs';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const examples = [...readme.matchAll(/^```js\n(.*?)^```/gms)].map(([, code]) => code);

test('the README has an example', () => assert.ok(examples.length > 0));
for (const [i, example] of examples.entries()) {
  test(`example ${i + 1} of the README finds the names it shows`, () => {
    const program = example.replaceAll("'entente-nlp'", "'./wasm/dist/index.js'");
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: root, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    for (const name of ['PERSON Amara Okonkwo', 'GPE Geneva', 'GPE Norway']) assert.ok(stdout.includes(name), stdout);
  });
}
