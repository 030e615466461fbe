// Text in, mentions out: native (entente batch) and WebAssembly (SIMD, scalar) on the same text, in tokens a second; and the
// time of one article. Run it on an idle machine; `npm run bench` builds first.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { createAnalyzer } from '../../wasm/dist/index.js';
import { longText, root } from '../wasm/helpers.mjs';

const ROUNDS = 7;
const text = longText(1_000_000);
const article = longText(5_000);

/** The quickest of some rounds: noise only ever adds. */
async function best(work) {
  const times = [];
  for (let i = 0; i < ROUNDS; i++) {
    const begin = performance.now();
    await work();
    times.push(performance.now() - begin);
  }
  return Math.min(...times);
}

async function wasm(simd) {
  const { validate } = WebAssembly;
  if (!simd) WebAssembly.validate = () => false;
  const analyzer = await createAnalyzer().finally(() => { WebAssembly.validate = validate; });
  const result = { long: await best(() => analyzer.analyze(text)), article: await best(() => analyzer.analyze(article)) };
  analyzer.dispose();
  return result;
}

/** Both texts in one process, many times over: the difference of two runs leaves out start-up. */
function native() {
  const program = join(root, 'build/native/bin/entente');
  const seconds = (content, count) => {
    const input = (JSON.stringify({ id: 1, text: content }) + '\n').repeat(count);
    const begin = performance.now();
    const { status, stderr } = spawnSync(program, ['batch'], { input, maxBuffer: 2 ** 30, stdio: ['pipe', 'ignore', 'pipe'] });
    if (status !== 0) throw new Error(String(stderr));
    return performance.now() - begin;
  };
  const each = (content, count) => (Math.min(...Array.from({ length: 3 }, () => seconds(content, count + 1))) - Math.min(...Array.from({ length: 3 }, () => seconds(content, 1)))) / count;
  return { long: each(text, 4), article: each(article, 200) };
}

const analyzer = await createAnalyzer();
const tokens = (await analyzer.analyze(text, { tokens: true })).document.tokens.length;
analyzer.dispose();

const rows = { native: native(), 'wasm, SIMD': await wasm(true), 'wasm, scalar': await wasm(false) };
console.log(`  ${(text.length / 1e6).toFixed(1)} MB, ${tokens} tokens, text to JSON (and JSON parsed, in WebAssembly); an article of ${article.length} bytes`);
for (const [name, { long, article: one }] of Object.entries(rows)) {
  console.log(`  ${name.padEnd(13)} ${Math.round(tokens / long).toString().padStart(5)}k tokens/s   ${(rows.native.long / long).toFixed(2)} of native   article ${one.toFixed(1)} ms`);
}
