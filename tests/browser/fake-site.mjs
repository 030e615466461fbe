// node tests/browser/fake-site.mjs: the page over the stand-in for the engine, in build/web-fake/, for work on the page alone.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { metaPolicy } from '../../scripts/policy.mjs';
import { bundlePage } from '../../scripts/site.mjs';
import { buildWorld } from '../../scripts/world.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const out = join(root, 'build/web-fake');

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const name of ['samples', 'icons']) cpSync(join(root, 'web', name), join(out, name), { recursive: true });
const html = readFileSync(join(root, 'web/index.html'), 'utf8');
writeFileSync(join(out, 'index.html'), html.replace('<meta charset="utf-8">', `$&<meta http-equiv="Content-Security-Policy" content="${metaPolicy}">`));
buildWorld();
await bundlePage(out, [{ name: 'fake', setup: ({ onResolve }) => onResolve({ filter: /wasm\/src\/client\.js$/ }, () => ({ path: join(here, 'fake-analyzer.mjs') })) }]);
writeFileSync(join(out, 'fake'), '');
console.log(out);
