// The page's modules about corrections and dictionaries, as Node can run them. None of them knows the DOM.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { buildSync } from 'esbuild';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const outdir = mkdtempSync(join(tmpdir(), 'entente-'));
const names = ['acts', 'corrections', 'dictionary', 'overlay'];
buildSync({ entryPoints: names.map((name) => join(root, `web/src/${name}.ts`)), outdir, outExtension: { '.js': '.mjs' }, bundle: true, splitting: true, format: 'esm', target: 'es2022' });
export const [acts, corrections, dictionary, overlay] = await Promise.all(names.map((name) => import(join(outdir, `${name}.mjs`))));

/** Where words stand in a text: the nth time. */
export function spanOf(text, words, nth = 0) {
  let at = text.indexOf(words);
  for (; nth > 0; nth--) at = text.indexOf(words, at + 1);
  if (at < 0) throw new Error(`no ${words}`);
  return [at, at + words.length];
}

/** An edit that puts `words` at an offset, in the place of `removed`. */
export function edit(text, begin, removed, inserted) {
  if (!text.startsWith(removed, begin)) throw new Error(`no ${removed} there`);
  return [{ begin, removed, inserted }, text.slice(0, begin) + inserted + text.slice(begin + removed.length)];
}

export function act(text, ...made) {
  return { about: 'act', steps: made.map((correction) => ({ correction, words: text.slice(...correction.span) })) };
}
