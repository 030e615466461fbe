// Native and WebAssembly, SIMD and scalar, one thread and worker: the same analysis, to the last digit.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { createAnalyzer } from '../../wasm/dist/index.js';
import { fixtures, root } from './helpers.mjs';

const shared = join(root, '../shared');
const SAMPLE = 200;

/** A document a line of the development splits there are, spread evenly over each. */
function corpusDocuments() {
  const files = readdirSync(join(shared, 'data')).map((name) => join(shared, 'data', name, 'dev.jsonl')).filter(existsSync);
  return files.flatMap((file) => {
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    const wanted = Math.min(lines.length, Math.ceil(SAMPLE / files.length));
    return Array.from({ length: wanted }, (_, i) => JSON.parse(lines[Math.floor((i * lines.length) / wanted)])).filter(({ text }) => text);
  });
}

function native(documents, flags = []) {
  const input = documents.map(({ id, text }) => JSON.stringify({ id, text })).join('\n');
  const { stdout, stderr, status } = spawnSync(join(root, 'build/native/bin/entente'), ['batch', '--tokens', ...flags], { input, encoding: 'utf8', maxBuffer: 2 ** 30 });
  assert.equal(status, 0, stderr);
  return stdout.trimEnd().split('\n').map((line) => {
    const { id, ...analysis } = JSON.parse(line);
    return analysis;
  });
}

async function assertSame(analyzer, documents, flags) {
  const expected = native(documents, flags);
  assert.equal(expected.length, documents.length);
  for (const [i, { id, text }] of documents.entries()) {
    // As strings: the order of keys counts too.
    assert.equal(JSON.stringify(await analyzer.analyze(text, { tokens: true })), JSON.stringify(expected[i]), id);
  }
}

/** An analyzer on an engine that claims to have no SIMD. */
async function scalarAnalyzer() {
  const { validate } = WebAssembly;
  WebAssembly.validate = () => false;
  try {
    return await createAnalyzer();
  } finally {
    WebAssembly.validate = validate;
  }
}

describe('native and WebAssembly agree', () => {
  let simd, scalar, worker;
  before(async () => {
    [simd, worker] = [await createAnalyzer(), await createAnalyzer({ worker: true, mode: 'queue' })];
    scalar = await scalarAnalyzer();
  });
  after(() => [simd, scalar, worker].forEach((analyzer) => analyzer.dispose()));

  test('the builds under test are the SIMD and the scalar one', () => assert.deepEqual([simd.engine.simd, scalar.engine.simd], [true, false]));
  test('on the fixture texts', () => assertSame(simd, fixtures()));
  test('on the fixture texts, without SIMD', () => assertSame(scalar, fixtures()));
  test('on the fixture texts, in a worker', () => assertSame(worker, fixtures()));

  test('on the fixture texts, by the larger weights', async () => {
    const accurate = await createAnalyzer({ model: 'accurate' });
    assert.notEqual(accurate.engine.model, simd.engine.model);
    await assertSame(accurate, fixtures(), ['--model', 'accurate']);
    accurate.dispose();
  });

  const sample = join(shared, 'samples');
  test('on the sample article', { skip: !existsSync(sample) && `SKIPPED: no ${sample}` }, () =>
    assertSame(simd, readdirSync(sample).map((name) => ({ id: name, text: readFileSync(join(sample, name), 'utf8') }))));

  const missing = !existsSync(join(shared, 'data')) && `SKIPPED: no corpora at ${shared}`;
  test(`on ${SAMPLE} corpus documents`, { skip: missing }, () => {
    const documents = corpusDocuments();
    assert.ok(documents.length >= SAMPLE, `only ${documents.length} documents`);
    return assertSame(simd, documents);
  });
  test('on corpus documents, without SIMD', { skip: missing }, () => assertSame(scalar, corpusDocuments()));
});
