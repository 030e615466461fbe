// wasm/dist: the npm package. engine/ holds all that runs in the worker: one script, the wasm builds, lexicon and model.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';

import { build } from 'esbuild';

import { fail, inRoot, run, say, write } from './lib.mjs';
import { assets, emscripten } from './native.mjs';

export const packageFolder = inRoot('wasm/dist');
const engineFolder = join(packageFolder, 'engine');
const glue = (variant) => inRoot('build', variant, 'bin/entente.mjs');

export async function buildEngine() {
  say('WebAssembly: SIMD and scalar builds');
  await Promise.all(['wasm', 'wasm-scalar'].map((name) => emscripten(name, ['entente_wasm'])));
}

export async function buildPackage() {
  // One worker script serves both: the loader of the one must fit the other.
  if (!readFileSync(glue('wasm')).equals(readFileSync(glue('wasm-scalar')))) fail('The loaders of the SIMD and the scalar build differ.');

  say('npm package: wasm/dist');
  const manifest = {
    simd: store('entente.simd', '.wasm', inRoot('build/wasm/bin/entente.wasm')),
    scalar: store('entente.scalar', '.wasm', inRoot('build/wasm-scalar/bin/entente.wasm')),
    lexicon: store('lexicon', '.bin', join(assets, 'lexicon.bin')),
    model: store('model', '.bin', join(assets, 'model.bin')),
    accurate: store('accurate', '.bin', join(assets, 'accurate.bin')),
  };
  const kept = new Set([...Object.values(manifest).map((entry) => entry.file), 'manifest.json', 'worker.js']);
  for (const name of readdirSync(engineFolder)) if (!kept.has(name)) rmSync(join(engineFolder, name));
  write(join(engineFolder, 'manifest.json'), JSON.stringify(manifest, null, 2) + '\n');

  const options = { bundle: true, format: 'esm', target: 'es2022', minify: true, legalComments: 'none', external: ['node:*'], logLevel: 'warning' };
  await build({ ...options, entryPoints: [inRoot('wasm/src/worker.ts')], outfile: join(engineFolder, 'worker.js'),
    alias: { 'entente-glue': glue('wasm') }, define: { ENTENTE_MANIFEST: JSON.stringify(manifest) } });
  await build({ ...options, entryPoints: [inRoot('wasm/src/index.ts')], outfile: join(packageFolder, 'index.js'), minify: false });
  run(process.execPath, [inRoot('node_modules/typescript/bin/tsc'), '-p', 'wasm']);
  refreshNotice();
  for (const name of ['LICENSE', 'NOTICE', 'README.md']) cpSync(inRoot(name), inRoot('wasm', name));
  return manifest;
}

/** NOTICE repeats the attributions that core/data keeps beside its tables; when those change it follows. */
function refreshNotice() {
  const data = readFileSync(inRoot('core/data/NOTICE.data.md'), 'utf8').trim();
  const notice = readFileSync(inRoot('NOTICE'), 'utf8');
  write(inRoot('NOTICE'), notice.replace(/^## Data of the lexicon[^]*?(?=\n\n## )/m, () => data));
}

/** Stores a file gzipped under a name that holds its hash, unless that is there already. */
function store(stem, extension, source) {
  const bytes = readFileSync(source);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  const file = `${stem}.${hash}${extension}.gz`;
  const path = join(engineFolder, file);
  mkdirSync(engineFolder, { recursive: true });
  if (!existsSync(path)) write(path, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
  const stored = readFileSync(path);
  return { file: basename(path), stored: stored.length, size: bytes.length, sha256: createHash('sha256').update(stored).digest('hex') };
}
