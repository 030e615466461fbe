// npm test [-- PART...]: sets up, builds, and runs every test, or the parts named: native sanitize wasm api browser.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { buildAll } from './build.mjs';
import { fail, inRoot, root, say } from './lib.mjs';
import { findBrowser, findFirefox, setUp } from './setup.mjs';

const parts = {
  async native() {
    const { cmake } = await import('./native.mjs');
    say('GoogleTest, native');
    cmake('native');
    ctest('native');
  },
  async sanitize() {
    const { cmake } = await import('./native.mjs');
    say('GoogleTest and random bytes under AddressSanitizer and UndefinedBehaviorSanitizer');
    cmake('sanitize', ['entente_tests', 'entente_fuzz']);
    ctest('sanitize', { UBSAN_OPTIONS: 'print_stacktrace=1' });
  },
  async wasm() {
    const { emscripten } = await import('./native.mjs');
    say('The same GoogleTest binary compiled to WebAssembly, under Node');
    emscripten('wasm');
    ctest('wasm');
  },
  api() {
    say('npm package, command line, native against WebAssembly, random UTF-16, export formats, corrections');
    nodeTest(['tests/wasm', 'tests/cli', 'tests/fuzz', 'tests/exports', 'tests/corrections']);
  },
  browser() {
    say('The page, in headless browsers');
    nodeTest(['tests/browser'], { CHROMIUM: findBrowser(), FIREFOX: findFirefox() });
  },
};

const failed = [];
let part;

/** A failure is noted and the other parts still run: one call shows all that is wrong. */
function attempt(command, args, { cwd = root, env = {} } = {}) {
  const { status } = spawnSync(command, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' });
  if (status !== 0 && !failed.includes(part)) failed.push(part);
}

function ctest(preset, env) {
  attempt('ctest', ['--output-on-failure', '--no-tests=error'], { cwd: inRoot('build', preset), env });
}

function nodeTest(folders, env = {}) {
  const files = folders.map((folder) => inRoot(folder)).filter(existsSync)
    .flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.test.mjs')).map((name) => join(folder, name)));
  if (files.length === 0) fail(`no tests in ${folders.join(', ')}`);
  attempt(process.execPath, ['--expose-gc', '--test', '--test-reporter=spec', ...files], { env });
}

const asked = process.argv.slice(2);
const unknown = asked.filter((part) => !(part in parts));
if (unknown.length > 0) fail(`no such part: ${unknown.join(', ')} (there are ${Object.keys(parts).join(', ')})`);
setUp({ test: true });
await buildAll();
const seconds = {};
for (part of asked.length > 0 ? asked : Object.keys(parts)) {
  const begin = performance.now();
  await parts[part]();
  seconds[part] = `${((performance.now() - begin) / 1000).toFixed(0)} s`;
}
if (failed.length > 0) fail(`Tests failed: ${failed.join(', ')}`);
say(`All tests passed: ${Object.entries(seconds).map((pair) => pair.join(' ')).join(', ')}`);
