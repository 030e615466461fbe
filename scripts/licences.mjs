// Which npm packages went into the page, and the licences under which they may.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { fail, inRoot } from './lib.mjs';

/** `inputs`: the paths that esbuild read. A package without a licence text does not go into the page. */
export function licencesOf(inputs) {
  const folders = new Set(inputs.flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? []));
  return [...folders].sort().map((path) => {
    const folder = inRoot(path);
    const { name, version, license, homepage = '' } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const texts = readdirSync(folder).filter((file) => /^licen[cs]e/i.test(file)).map((file) => readFileSync(join(folder, file), 'utf8').trim());
    if (texts.length === 0 && !license) fail(`${name} ${version} states no licence: it cannot go into the page.`);
    return `${name} ${version} (${typeof license === 'string' ? license : license?.type ?? 'see below'}) ${homepage}`.trim() + `\n\n${texts.join('\n\n')}\n`;
  }).join(`\n${'-'.repeat(80)}\n\n`);
}
