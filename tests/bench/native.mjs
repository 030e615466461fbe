// The native command line's time for some texts, start-up left out.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../wasm/helpers.mjs';

const program = join(root, 'build/native/bin/entente');

/** Milliseconds of `entente batch` on the texts, in one process. */
export function batchTime(texts) {
  const input = texts.map((text, id) => JSON.stringify({ id, text }) + '\n').join('');
  const begin = performance.now();
  const { status, stderr, error } = spawnSync(program, ['batch'], { input, maxBuffer: 2 ** 30, stdio: ['pipe', 'ignore', 'pipe'] });
  if (status !== 0) throw error ?? new Error(String(stderr));
  return performance.now() - begin;
}
