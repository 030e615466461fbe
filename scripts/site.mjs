// dist/: the static site. Relative addresses only, so that it runs under any path of any host.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import { build } from 'esbuild';

import { inRoot, kB, run, say, write } from './lib.mjs';
import { licencesOf } from './licences.mjs';
import { addServiceWorker } from './offline.mjs';
import { packageFolder } from './package.mjs';
import { headersFile, metaPolicy } from './policy.mjs';
import { buildWorld, worldFile } from './world.mjs';

export const site = inRoot('dist');

/** Puts scripts and styles of the page into `outdir`: what cannot wait, the page, and named by their content the parts that are imported on demand. */
export async function bundlePage(outdir, plugins = []) {
  const options = {
    outdir, plugins, bundle: true, format: 'esm', target: ['es2022'], minify: true, legalComments: 'none', entryNames: '[name]', metafile: true, logLevel: 'warning',
    alias: { 'entente-world': worldFile }, external: ['./at-once.js', 'node:*', '*.svg', '*.png', '*.woff2'],
  };
  await build({ ...options, entryPoints: [inRoot('web/src/at-once.ts')] });
  const entryPoints = [inRoot('web/src/main.ts'), inRoot('web/styles/main.css'), inRoot('web/src/files/pdf-worker.ts')];
  return build({ ...options, entryPoints, splitting: true, chunkNames: 'chunks/[name]-[hash]' });
}

export async function buildSite(manifest) {
  say('Page: dist');
  buildWorld();
  if (existsSync(inRoot('web/tsconfig.json'))) run(process.execPath, [inRoot('node_modules/typescript/bin/tsc'), '-p', 'web', '--noEmit']);
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  cpSync(inRoot('web'), site, { recursive: true, filter: (source) => !['src', 'styles', 'tsconfig.json'].some((name) => source === inRoot('web', name)) });
  cpSync(join(packageFolder, 'engine'), join(site, 'engine'), { recursive: true });

  const { metafile } = await bundlePage(site);
  const outputs = Object.fromEntries(Object.entries(metafile.outputs).map(([path, output]) => [relative(site, inRoot(path)).replaceAll(sep, '/'), output]));
  const atOnce = staticImports(outputs, 'main.js');

  for (const name of ['LICENSE', 'NOTICE']) cpSync(inRoot(name), join(site, `${name}.txt`));
  write(join(site, 'LIBRARIES.txt'), licencesOf(Object.keys(metafile.inputs)));
  const page = join(site, 'index.html');
  if (existsSync(page)) write(page, withPreloads(withPolicy(readFileSync(page, 'utf8')), atOnce));
  write(join(site, '_headers'), headersFile([...Object.values(manifest).map(({ file }) => `engine/${file}`), 'chunks/*']));
  write(join(site, '.nojekyll'), ''); // GitHub Pages: take the files as they are
  const version = await addServiceWorker(site, manifest, JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).version);
  console.log(`  version ${version}`);
  report(manifest, Object.keys(outputs).filter((path) => !['main.js', 'main.css', ...atOnce].includes(path)));
}

/** The policy must stand before anything that it governs. */
function withPolicy(html) {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${metaPolicy}">`;
  return html.replace(/(<meta charset=[^>]*>)/i, `$1\n${meta}`);
}

/** `found`, and the scripts that `path` needs before it runs, in the order of their discovery. What it imports on demand is none of them. */
function staticImports(outputs, path, found = []) {
  for (const { path: imported, kind } of outputs[path].imports) {
    const name = relative(site, inRoot(imported)).replaceAll(sep, '/');
    if (kind !== 'import-statement' || found.includes(name) || !outputs[name]) continue;
    found.push(name);
    staticImports(outputs, name, found);
  }
  return found;
}

/** The browser fetches those scripts beside the first instead of after it. */
function withPreloads(html, paths) {
  return html.replace(/<script type="module" src="main.js"/, (script) => paths.map((path) => `<link rel="modulepreload" href="${path}">\n`).join('') + script);
}

/** What a first visit receives from a host that compresses nothing; `later` are the files that views fetch on demand. */
function report(manifest, later) {
  const skipped = [...later, 'service-worker.js', '_headers', '.nojekyll', 'LICENSE.txt', 'NOTICE.txt', 'LIBRARIES.txt', 'engine/manifest.json', `engine/${manifest.scalar.file}`, `engine/${manifest.accurate.file}`, 'samples'];
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
  const onDemand = later.reduce((sum, path) => sum + statSync(join(site, path)).size, 0);
  console.log(`  lexicon ${kB(manifest.lexicon.stored)}, model ${kB(manifest.model.stored)} (accurate: ${kB(manifest.accurate.stored)}, on request), wasm ${kB(manifest.simd.stored)}, worker.js ${kB(statSync(join(site, 'engine/worker.js')).size)}; first visit ${kB(total)}; on demand ${kB(onDemand)}`);
}
