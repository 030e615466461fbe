// Text in, mentions out: native (entente batch) and WebAssembly (SIMD, scalar) on the same texts, in tokens a second; and the
// time of one article. Run it on an idle machine; `npm run bench` builds first. Beside other tools: peers.mjs; of times: times.mjs.
import { createAnalyzer } from '../../wasm/dist/index.js';
import { batchTime } from './native.mjs';
import { freshArticle } from './texts.mjs';

const ROUNDS = 7;
const texts = Array.from({ length: ROUNDS }, () => freshArticle(250_000));
const articles = Array.from({ length: 200 }, () => freshArticle());

/** The quickest of some rounds, each on a text of its own: noise only ever adds. */
async function best(rounds, work) {
  const times = [];
  for (const round of rounds) {
    const begin = performance.now();
    await work(round);
    times.push(performance.now() - begin);
  }
  return Math.min(...times);
}

/** Tokens a second of the larger weights, warm. */
async function accurate() {
  const analyzer = await createAnalyzer({ model: 'accurate' });
  const [text] = texts;
  const part = text.slice(0, 50_000);
  const { document } = await analyzer.analyze(part, { tokens: true });
  const time = await best([1, 2].map((i) => text.slice(i * 50_000, (i + 1) * 50_000)), (each) => analyzer.analyze(each));
  analyzer.dispose();
  return document.tokens.length / time;
}

async function wasm(simd, rounds = texts.length) {
  const { validate } = WebAssembly;
  if (!simd) WebAssembly.validate = () => false;
  const analyzer = await createAnalyzer().finally(() => { WebAssembly.validate = validate; });
  const analyze = (text) => analyzer.analyze(text);
  const result = { long: await best(texts.slice(0, rounds), analyze), article: await best(articles.slice(0, rounds * 20), analyze) };
  analyzer.dispose();
  return result;
}

/** Less start-up: what a process takes for nothing. */
function native() {
  const thrice = (input) => Math.min(...[1, 2, 3].map(() => batchTime(input)));
  const nothing = thrice(['']);
  return { long: (thrice(texts.slice(0, 4)) - nothing) / 4, article: (thrice(articles) - nothing) / articles.length };
}

const analyzer = await createAnalyzer();
const tokens = (await analyzer.analyze(texts[0], { tokens: true })).document.tokens.length;
analyzer.dispose();

const rows = { native: native(), 'wasm, SIMD': await wasm(true), 'wasm, scalar': await wasm(false, 2) };
console.log(`  250 kB, ${tokens} tokens, text to JSON (and JSON parsed, in WebAssembly); an article of 5 kB, warm; no sentence comes twice`);
for (const [name, { long, article }] of Object.entries(rows)) {
  console.log(`  ${name.padEnd(13)} ${Math.round(tokens / long).toString().padStart(5)}k tokens/s   ${(rows.native.long / long).toFixed(2)} of native   article ${article.toFixed(1)} ms`);
}
console.log(`  wasm, SIMD, the larger weights: ${(await accurate()).toFixed(1)}k tokens/s`);
