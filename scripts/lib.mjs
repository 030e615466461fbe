// What all scripts share: where things are, how commands run, what is said.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const inRoot = (...parts) => join(root, ...parts);

export function say(message) {
  console.log(`\x1b[1m> ${message}\x1b[0m`);
}

export function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

/** Runs a command in the repository, its output shown; ends the program when it fails. */
export function run(command, args, { env = {}, cwd = root, quiet = false } = {}) {
  const result = spawnSync(command, args, { cwd, env: { ...process.env, ...env }, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit', encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (result.status === 0) return;
  if (quiet) console.error((result.stdout ?? '') + (result.stderr ?? ''));
  fail(`${[command, ...args].join(' ')}: ${result.error?.message ?? `exit status ${result.status ?? result.signal}`}`);
}

/** As `run`, but others may run meanwhile. */
export async function runBeside(command, args, { env = {} } = {}) {
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' });
  const ended = await new Promise((done) => child.on('error', (error) => done(error.message)).on('close', (status, signal) => done(status ?? signal)));
  if (ended !== 0) fail(`${[command, ...args].join(' ')}: ${ended}`);
}

/** What a command prints, or null when it fails or is not there. */
export function output(command, args = []) {
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return result.status === 0 ? result.stdout.trim() : null;
}

/** The path of a program on the PATH, or null. */
export function which(program) {
  const names = process.platform === 'win32' ? [`${program}.exe`, `${program}.bat`, `${program}.cmd`] : [program];
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) if (folder && existsSync(join(folder, name))) return join(folder, name);
  }
  return null;
}

/** Writes a file only when its bytes change, so that what depends on it stays up to date. */
export function write(path, bytes) {
  const data = Buffer.from(bytes);
  if (existsSync(path) && readFileSync(path).equals(data)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, data);
}

export const kB = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
