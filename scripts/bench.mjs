// npm run bench: tokens a second, native and in WebAssembly, side by side, one thread. Prints; asserts nothing.
import { say } from './lib.mjs';
import { setUp } from './setup.mjs';
import { buildAll } from './build.mjs';

setUp();
await buildAll();
say('Bench: text to analysis, one thread');
await import('../tests/bench/bench.mjs');
