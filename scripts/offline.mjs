// What makes the site work without a network: its version, a hash of all its files, and the service worker that knows them.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

import { build } from 'esbuild';

import { inRoot, write } from './lib.mjs';

const sha256 = (bytes, encoding) => createHash('sha256').update(bytes).digest(encoding);
const NOT_SERVED = ['_headers', '.nojekyll', 'service-worker.js', 'engine/manifest.json'];
const LARGE = 200_000; // bytes: what is larger and not of the engine is fetched when it is first used

/** Writes the version into the page of `site` and the list of its files into its service worker. */
export async function addServiceWorker(site, manifest, packageVersion) {
  const paths = readdirSync(site, { recursive: true }).map((path) => path.replaceAll(sep, '/')).filter((path) => statSync(join(site, path)).isFile() && !NOT_SERVED.includes(path)).sort();
  const version = `${packageVersion}-${sha256(paths.map((path) => `${path} ${sha256(readFileSync(join(site, path)), 'hex')}\n`).join(''), 'hex').slice(0, 8)}`;
  const page = join(site, 'index.html');
  write(page, readFileSync(page, 'utf8').replace(/(<meta name="version" content=")[^"]*/, `$1${version}`));

  const engine = [manifest.simd, manifest.lexicon, manifest.model].map(({ file }) => `engine/${file}`);
  const isFirst = (path) => engine.includes(path) || (!/(\.gz|^LI\w+\.txt)$/.test(path) && statSync(join(site, path)).size <= LARGE);
  const named = (path) => (path === 'index.html' ? '' : path);
  await build({
    entryPoints: [inRoot('web/src/service-worker.ts')], outfile: join(site, 'service-worker.js'), bundle: true, format: 'iife', target: 'es2022', minify: true, logLevel: 'warning',
    define: {
      SITE_FILES: JSON.stringify(Object.fromEntries(paths.map((path) => [named(path), sha256(readFileSync(join(site, path)), 'base64')]))),
      SITE_FIRST: JSON.stringify(paths.filter(isFirst).map(named)),
    },
  });
  return version;
}
