// npm test [-- PART...]: sets up, builds, and runs every test, or the parts named: native sanitize wasm api browser.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { buildAll } from './build.mjs';
import { fail, inRoot, root, say } from './lib.mjs';
import { findBrowser, findFirefox, setUp } from './setup.mjs';

const parts = {
  native() {
    say('GoogleTest, native');
    ctest('native');
  },
  sanitize() {
    say('GoogleTest and random bytes under AddressSanitizer and UndefinedBehaviorSanitizer');
    ctest('sanitize', { UBSAN_OPTIONS: 'print_stacktrace=1' });
  },
  wasm() {
    say('The same GoogleTest binary compiled to WebAssembly, under Node');
    ctest('wasm');
  },
  api() {
    say('npm package, command line, native against WebAssembly, random UTF-16, export formats, corrections');
    nodeTest(['tests/wasm', 'tests/cli', 'tests/fuzz', 'tests/exports', 'tests/corrections']);
  },
  browser() {
    say('The page, in headless browsers');
    nodeTest(['tests/browser'], { CHROMIUM: findBrowser(), FIREFOX: findFirefox() ?? 'none' });
  },
};

/** What a part needs besides `npm run build`: all side by side, since links are of one thread. */
const builds = {
  native: ({ cmake }) => cmake('native'),
  sanitize: ({ cmake }) => cmake('sanitize', ['entente_tests', 'entente_fuzz']),
  wasm: ({ emscripten }) => emscripten('wasm'),
};

const cores = String(availableParallelism());
const failed = [];
let part;

/** A failure is noted and the other parts still run: one call shows all that is wrong. */
function attempt(command, args, { cwd = root, env = {} } = {}) {
  const { status } = spawnSync(command, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' });
  if (status !== 0 && !failed.includes(part)) failed.push(part);
}

function ctest(preset, env) {
  attempt('ctest', ['--output-on-failure', '--no-tests=error', '--parallel', cores], { cwd: inRoot('build', preset), env });
}

function nodeTest(folders, env = {}) {
  const files = folders.map((folder) => inRoot(folder)).filter(existsSync)
    .flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.test.mjs')).map((name) => join(folder, name)));
  if (files.length === 0) fail(`no tests in ${folders.join(', ')}`);
  attempt(process.execPath, ['--expose-gc', '--test', `--test-concurrency=${cores}`, '--test-reporter=spec', ...files], { env });
}

const asked = process.argv.slice(2);
const unknown = asked.filter((part) => !(part in parts));
if (unknown.length > 0) fail(`no such part: ${unknown.join(', ')} (there are ${Object.keys(parts).join(', ')})`);
setUp({ test: true });
const wanted = asked.length > 0 ? asked : Object.keys(parts);
const seconds = {};
const timed = async (name, work) => {
  const begin = performance.now();
  await work();
  seconds[name] = `${((performance.now() - begin) / 1000).toFixed(0)} s`;
};
await timed('build', buildAll);
await timed('tests built', async () => {
  const tools = await import('./native.mjs');
  await Promise.all(wanted.map((name) => builds[name]?.(tools)));
});
for (part of wanted) await timed(part, parts[part]);
if (failed.length > 0) fail(`Tests failed: ${failed.join(', ')}`);
say(`All tests passed: ${Object.entries(seconds).map((pair) => pair.join(' ')).join(', ')}`);
