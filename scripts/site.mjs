// dist/: the static site. Relative addresses only, so that it runs under any path of any host.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { build } from 'esbuild';

import { inRoot, kB, run, say, write } from './lib.mjs';
import { packageFolder } from './package.mjs';
import { headersFile, metaPolicy } from './policy.mjs';

export const site = inRoot('dist');

export async function buildSite(manifest) {
  say('Page: dist');
  if (existsSync(inRoot('web/tsconfig.json'))) run(process.execPath, [inRoot('node_modules/typescript/bin/tsc'), '-p', 'web', '--noEmit']);
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  cpSync(inRoot('web'), site, { recursive: true, filter: (source) => !['src', 'styles', 'tsconfig.json'].some((name) => source === inRoot('web', name)) });
  cpSync(join(packageFolder, 'engine'), join(site, 'engine'), { recursive: true });

  const entryPoints = ['web/src/main.ts', 'web/styles/main.css'].map((path) => inRoot(path)).filter(existsSync);
  await build({ entryPoints, bundle: true, format: 'esm', target: ['es2022'], minify: true, sourcemap: false, legalComments: 'none',
    external: ['node:*', '*.svg', '*.png', '*.woff2'], outdir: site, entryNames: '[name]', logLevel: 'warning' });

  for (const name of ['LICENSE', 'NOTICE']) cpSync(inRoot(name), join(site, `${name}.txt`));
  const page = join(site, 'index.html');
  if (existsSync(page)) write(page, withPolicy(readFileSync(page, 'utf8')));
  write(join(site, '_headers'), headersFile(Object.values(manifest).map(({ file }) => `engine/${file}`)));
  write(join(site, '.nojekyll'), ''); // GitHub Pages: take the files as they are
  report(manifest);
}

/** The policy must stand before anything that it governs. */
function withPolicy(html) {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${metaPolicy}">`;
  return html.replace(/(<meta charset=[^>]*>)/i, `$1\n${meta}`);
}

/** What a first visit receives from a host that compresses nothing. */
function report(manifest) {
  const skipped = ['_headers', '.nojekyll', 'LICENSE.txt', 'NOTICE.txt', 'engine/manifest.json', `engine/${manifest.scalar.file}`, 'samples'];
  let total = 0;
  const add = (folder, under) => {
    for (const name of readdirSync(folder)) {
      const path = under + name;
      if (skipped.includes(path)) continue;
      if (statSync(join(folder, name)).isDirectory()) add(join(folder, name), `${path}/`);
      else total += statSync(join(folder, name)).size;
    }
  };
  add(site, '');
  console.log(`  lexicon ${kB(manifest.lexicon.stored)}, model ${kB(manifest.model.stored)}, wasm ${kB(manifest.simd.stored)}, worker.js ${kB(statSync(join(site, 'engine/worker.js')).size)}; first visit ${kB(total)}`);
}
