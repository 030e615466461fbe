// What the benchmarks share: texts that no engine has seen, and Entente as a command line and as an npm package.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { createAnalyzer } from '../../wasm/dist/index.js';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const samples = ['talks', 'flood', 'merger', 'cable', 'report', 'memo'].map((name) => readFileSync(join(root, 'web/samples', `${name}.txt`), 'utf8')).join('\n');

let count = 0;

/** News of about `length` characters, the page's samples in turn. Every sentence and heading ends in a word never used before, so that nothing remembered of an earlier text is of use. */
export function freshText(length) {
  let text = '';
  while (text.length < length) text += samples.replace(/(?<=\p{Ll}|\d|\p{Lu}{2})(?=["')>]*[.!?]["')]*(?: ["'(\p{Lu}]|\n)|["')>,:]*\n)/gu, () => ` ${newWord()}`);
  return text.slice(0, length);
}

/** Syllables, for counters may be read as numbers. */
function newWord() {
  let word = '';
  for (let rest = 60 + count++; rest > 0; rest = Math.floor(rest / 60)) word += 'bdfgklmnprst'[rest % 12] + 'aeiou'[Math.floor(rest / 12) % 5];
  return word;
}

/** The npm package in this thread. */
export async function openWasm({ simd = true } = {}) {
  const { validate } = WebAssembly;
  if (!simd) WebAssembly.validate = () => false;
  return createAnalyzer({ worker: false }).finally(() => { WebAssembly.validate = validate; });
}

/** The command line, one process for all texts: text in, a line of JSON out, which is not parsed. */
export function openNative(program = join(root, 'build/native/bin/entente')) {
  const child = spawn(program, ['batch'], { stdio: ['pipe', 'pipe', 'inherit'] });
  for (const end of [child, child.stdin]) end.on('error', () => {});  // then there are no lines either
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async analyze(text) {
      child.stdin.write(`${JSON.stringify({ id: 1, text })}\n`);
      if ((await lines.next()).done) throw new Error(`${program} has ended`);
    },
    dispose: () => child.stdin.end(),
  };
}

/** Ask an analyzer that is not timed: it will know the text. */
export async function countTokens(analyzer, text) {
  return (await analyzer.analyze(text, { tokens: true })).document.tokens.length;
}

/** Milliseconds. */
export async function timed(work) {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}
