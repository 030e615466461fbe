// npm run build: build/native/bin/entente (command line), wasm/dist (npm package), dist (static site).
import { inRoot, say } from './lib.mjs';
import { setUp } from './setup.mjs';

/** Imports of esbuild wait until npm's packages are there. */
export async function buildAll() {
  const { buildNative } = await import('./native.mjs');
  const { buildEngine, buildPackage } = await import('./package.mjs');
  const { buildSite } = await import('./site.mjs');
  await Promise.all([buildNative(), buildEngine()]);  // links are of one thread: they fill each other's gaps
  await buildSite(await buildPackage());
}

if (process.argv[1] === inRoot('scripts/build.mjs')) {
  setUp();
  await buildAll();
  say('Done: build/native/bin/entente (command line), wasm/dist (npm package), dist (site, for any static host)');
}
