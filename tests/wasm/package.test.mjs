// The npm package as a stranger gets it: packed, installed in an empty folder, used from Node and from TypeScript.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { root } from './helpers.mjs';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

function run(command, args, cwd) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  assert.equal(status, 0, `${command} ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

describe('the packed package', () => {
  let folder, files;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'entente-'));
    const [packed] = JSON.parse(run(npm, ['pack', '--json', '--pack-destination', folder], join(root, 'wasm')));
    files = packed.files.map(({ path }) => path);
    writeFileSync(join(folder, 'package.json'), '{"type": "module", "private": true}');
    run(npm, ['install', '--offline', '--no-audit', '--no-fund', join(folder, packed.filename)], folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('holds what it needs and no sources', () => {
    for (const name of ['LICENSE', 'NOTICE', 'README.md', 'dist/index.js', 'dist/index.d.ts', 'dist/engine/worker.js', 'dist/engine/manifest.json']) {
      assert.ok(files.includes(name), `${name} is not among ${files.join(', ')}`);
    }
    for (const part of [/simd.*\.wasm\.gz$/, /scalar.*\.wasm\.gz$/, /lexicon.*\.bin\.gz$/, /model.*\.bin\.gz$/, /accurate.*\.bin\.gz$/]) {
      assert.equal(files.filter((name) => part.test(name)).length, 1, String(part));
    }
    assert.deepEqual(files.filter((name) => name.startsWith('src/') || name.endsWith('.cc')), []);
  });

  for (const worker of [false, true]) {
    test(`analyses in Node, ${worker ? 'in a worker thread' : 'in the same thread'}, and lets the process end`, () => {
      writeFileSync(join(folder, 'use.mjs'), `
        import { createAnalyzer } from 'entente-nlp';
        const analyzer = await createAnalyzer({ worker: ${worker} });
        const text = 'Kofi Annan flew from Accra to New York.';
        const { mentions } = await analyzer.analyze(text);
        console.log(mentions.map(({ span }) => text.slice(...span)).join('|'));`);
      const { stdout, stderr, status } = spawnSync(process.execPath, ['use.mjs'], { cwd: folder, encoding: 'utf8', timeout: 20_000 });
      assert.equal(status, 0, stderr || 'it did not end');
      assert.equal(stdout.trim(), 'Kofi Annan|Accra|New York');
      assert.equal(stderr, '');
    });
  }

  test('has types that a strict TypeScript program accepts', () => {
    writeFileSync(join(folder, 'use.ts'), `
      import { createAnalyzer, EntenteError, type Analysis, type Mention } from 'entente-nlp';
      const analyzer = await createAnalyzer({ mode: 'queue' });
      try {
        const analysis: Analysis = await analyzer.analyze('x', { date: '2018-05-08', onPartial: ({ covered: [begin, end] }) => end - begin });
        const first: Mention | undefined = analysis.mentions.find((mention) => mention.type === 'GPE');
        first?.span[0].toFixed();
      } catch (error) {
        if (error instanceof EntenteError && error.code === 'cancelled') analyzer.dispose();
      }
      // @ts-expect-error: not a type of mention
      analyzer.analyze('x', { dictionary: [{ name: 'x', type: 'CITY' }] });`);
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    run(process.execPath, [tsc, '--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022,dom', 'use.ts'], folder);
  });
});
