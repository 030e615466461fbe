// The native side of the build: command line, build tools, lexicon and model files.
import { cpSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { inRoot, output, run, runBeside, say } from './lib.mjs';
import { hasGoogleTest } from './setup.mjs';

export const assets = inRoot('build/assets');

/** Configures preset `name` once (CMake itself notices later changes) and builds `targets`, or everything; another preset's build may run beside it. */
export async function cmake(name, targets = [], { configure = [], env = {} } = {}) {
  const folder = inRoot('build', name);
  if (!existsSync(join(folder, 'build.ninja'))) {
    run('cmake', ['--preset', name, '-DENTENTE_TESTS=' + (hasGoogleTest() && name !== 'wasm-scalar' ? 'ON' : 'OFF'), ...configure], { env, quiet: true });
  } else if (hasGoogleTest() && name !== 'wasm-scalar') {
    run('cmake', ['-DENTENTE_TESTS=ON', folder], { env, quiet: true });
  }
  await runBeside('cmake', ['--build', folder, ...targets.flatMap((target) => ['--target', target])], { env });
}

/** Emscripten's toolchain file is used as it is: emcmake adds a Node flag that Node 20 refuses. */
export function emscripten(name, targets) {
  const root = output('em-config', ['EMSCRIPTEN_ROOT']);
  // Tests of the wasm build run under Node; its global fetch misleads the Emscripten loader.
  const runner = process.allowedNodeEnvironmentFlags.has('--experimental-fetch') ? `${process.execPath};--no-experimental-fetch` : process.execPath;
  const configure = [`-DCMAKE_TOOLCHAIN_FILE=${root}/cmake/Modules/Platform/Emscripten.cmake`, `-DCMAKE_CROSSCOMPILING_EMULATOR=${runner}`];
  // Debian's emcc needs acorn, which only Debian's own Node finds by itself.
  const env = existsSync('/usr/share/nodejs/acorn') ? { NODE_PATH: '/usr/share/nodejs' } : {};
  return cmake(name, targets, { configure, env });
}

export async function buildNative() {
  say('Native: command line and build tools');
  await cmake('native', ['entente', 'compile_lexicon', 'assemble_model']);
  buildAssets();
}

function buildAssets() {
  mkdirSync(assets, { recursive: true });
  const lexicon = join(assets, 'lexicon.bin');
  const cities = inRoot('build/cities.tsv');
  const compiler = inRoot('build/native/bin/compile_lexicon');
  if (!upToDate(cities, [inRoot('scripts/cities.mjs'), inRoot('core/data/city_names.tsv'), inRoot('package-lock.json')])) run(process.execPath, ['scripts/cities.mjs', cities]);
  if (!upToDate(lexicon, [compiler, cities, inRoot('core/data')])) {
    say('Lexicon');
    run(compiler, [inRoot('core/data'), cities, lexicon]);
  }
  for (const [weights, model] of [['tagger', 'model'], ['accurate', 'accurate']]) {
    run(inRoot('build/native/bin/assemble_model'), [inRoot('model/weights', `${weights}.bin`), inRoot('model/weights', `${weights}.calibration.tsv`), join(assets, `${model}.bin`)]);
  }
  cpSync(assets, inRoot('build/native/assets'), { recursive: true, preserveTimestamps: true });
}

/** Whether `target` is newer than all files in `sources` (files or folders). */
function upToDate(target, sources) {
  return existsSync(target) && sources.every((source) => newest(source) <= statSync(target).mtimeMs);
}

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
