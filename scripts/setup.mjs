// Sets up what a build (or, with --test, a test run) needs and is missing: Debian packages where apt-get may be used, npm
// packages always. Elsewhere it says exactly what to install. Run again it finds everything in place.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { fail, inRoot, output, run, say, which } from './lib.mjs';

const includeFolders = ['/usr/include', '/usr/local/include', '/opt/homebrew/include'];

/** What is needed, how it is recognised, and what brings it. */
const needs = [
  { name: 'CMake 3.22 or later', here: () => versionAtLeast(output('cmake', ['--version']), 3, 22), apt: ['cmake'], brew: 'cmake' },
  { name: 'Ninja', here: () => which('ninja'), apt: ['ninja-build'], brew: 'ninja' },
  { name: 'a C++20 compiler', here: () => which('c++') ?? which('g++') ?? which('clang++'), apt: ['g++'], brew: null },
  { name: 'Emscripten 3.1.5 or later', here: () => versionAtLeast(output('emcc', ['--version']), 3, 1), apt: ['emscripten'], brew: 'emscripten' },
  { name: 'nlohmann_json', here: () => includeFolders.some((folder) => existsSync(join(folder, 'nlohmann/json.hpp'))), apt: ['nlohmann-json3-dev'], brew: 'nlohmann-json' },
  { name: 'GoogleTest sources', test: true, here: hasGoogleTest, apt: ['libgtest-dev'], brew: null,
    hint: 'GoogleTest: git clone -b v1.14.0 https://github.com/google/googletest ~/googletest && export GTEST_SOURCE=~/googletest' },
  { name: 'Chromium or Chrome', test: true, here: findBrowser, apt: ['chromium'], brew: '--cask google-chrome' },
  { name: 'Firefox ESR or Firefox', test: true, here: findFirefox, apt: ['firefox-esr'], brew: '--cask firefox' },
];

export function hasGoogleTest() {
  return ['/usr/src/googletest', process.env.GTEST_SOURCE].some((folder) => folder && existsSync(join(folder, 'googletest/src/gtest-all.cc')));
}

/** The other browser that tests drive: $FIREFOX, or one on the PATH. */
export function findFirefox() {
  if (process.env.FIREFOX) return process.env.FIREFOX;
  const mac = '/Applications/Firefox.app/Contents/MacOS/firefox';
  return ['firefox-esr', 'firefox'].map(which).find((path) => path && output(path, ['--version'])) ?? (existsSync(mac) ? mac : null);
}

/** The browser that tests drive: $CHROMIUM, one on the PATH, or the one that playwright-core installed. */
export function findBrowser() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of ['chromium', 'google-chrome', 'google-chrome-stable', 'chrome', 'chromium-browser']) {
    const path = which(name);
    // Ubuntu's chromium-browser is a stub that asks for a snap.
    if (path && output(path, ['--version'])) return path;
  }
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  if (existsSync(mac)) return mac;
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'ms-playwright');
  const folders = existsSync(cache) ? readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name)) : [];
  for (const folder of folders) {
    for (const inside of ['chrome-linux64/chrome', 'chrome-linux/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium']) {
      if (existsSync(join(cache, folder, inside))) return join(cache, folder, inside);
    }
  }
  return null;
}

export function setUp({ test = false } = {}) {
  if (!versionAtLeast(process.version, 20, 10)) fail(`Node 20.10 or later is needed; this is ${process.version}.`);
  installTools(test);
  installPackages();
  if (test && !findBrowser()) {
    say('Getting a browser for the tests (playwright-core install chromium)');
    const libraries = aptUser() ? ['--with-deps'] : [];
    run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', ...libraries, 'chromium']);
  }
}

function missing(test) {
  return needs.filter((need) => (test || !need.test) && !need.here());
}

function installTools(test) {
  let lacking = missing(test);
  if (lacking.length === 0) return say('Tools: all there');
  const names = (list) => list.map((need) => need.name).join(', ');
  const user = aptUser();
  if (user) {
    say(`Tools: installing ${names(lacking)} with apt-get`);
    const apt = (...args) => run(...(user === 'root' ? ['apt-get', args] : ['sudo', ['apt-get', ...args]]), { env: { DEBIAN_FRONTEND: 'noninteractive' } });
    apt('update', '-q');
    const packages = lacking.flatMap((need) => need.apt).filter((name) => output('apt-cache', ['show', '--no-all-versions', name]));
    if (packages.length > 0) apt('install', '-q', '-y', '--no-install-recommends', ...packages);
    lacking = missing(test);
  }
  // A browser can also come from playwright-core, once the npm packages are there. The second one is a snap on Ubuntu, which apt-get
  // cannot be relied on to bring: without it its tests say that they are skipped.
  if (user && lacking.some((need) => need.here === findFirefox)) say('No Firefox to be had with apt-get: its tests will be skipped');
  lacking = lacking.filter((need) => need.here !== findBrowser && !(user && need.here === findFirefox));
  if (lacking.length === 0) return;
  const brew = lacking.map((need) => need.brew).filter(Boolean);
  const hints = [...new Set(lacking.map((need) => need.hint).filter(Boolean))].map((hint) => `    ${hint}`);
  fail([
    `Missing: ${names(lacking)}. Install and run again:`,
    '',
    '  Debian, Ubuntu',
    `    sudo apt-get update && sudo apt-get install ${lacking.flatMap((need) => need.apt).join(' ')}`,
    '  macOS (Homebrew; the compiler comes with xcode-select --install)',
    ...(brew.length ? [`    brew install ${brew.join(' ')}`] : []),
    ...hints,
    '  Emscripten anywhere: https://emscripten.org/docs/getting_started/downloads.html, then source emsdk_env.sh',
  ].join('\n'));
}

/** Whether apt-get is there and may be used: as root, through sudo, or not (null). */
function aptUser() {
  if (!which('apt-get')) return null;
  if (process.getuid?.() === 0) return 'root';
  return which('sudo') && (process.stdin.isTTY || output('sudo', ['-n', 'true']) !== null) ? 'sudo' : null;
}

/** npm ci when node_modules is not what package-lock.json says. */
function installPackages() {
  const hash = createHash('sha256').update(readFileSync(inRoot('package-lock.json'))).digest('hex');
  const stamp = inRoot('node_modules/.entente-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return say('npm packages: all there');
  say('npm packages: npm ci');
  run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund']);
  writeFileSync(stamp, hash);
}

function versionAtLeast(text, major, minor) {
  const found = /(\d+)\.(\d+)/.exec(text ?? '');
  return Boolean(found) && (Number(found[1]) > major || (Number(found[1]) === major && Number(found[2]) >= minor));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) setUp({ test: process.argv.includes('--test') });
