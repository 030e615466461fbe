// Text in, mentions out: native (entente batch) and WebAssembly (SIMD, scalar) on the same texts, in tokens a second; the time of one
// article, and of that article again after an edit of one sentence. Run it on an idle machine; `npm run bench` builds first.
import { countTokens, freshText, openNative, openWasm, timed } from './lib.mjs';

const ROUNDS = 7;
const LONG = 1_000_000, ARTICLE = 5_000;

const engines = { native: openNative(), 'wasm, SIMD': await openWasm(), 'wasm, scalar': await openWasm({ simd: false }) };

/** The quickest of some rounds, in each of which all engines read the same new text: noise only ever adds. */
async function best(length, rounds, edit = null) {
  const times = Object.fromEntries(Object.keys(engines).map((name) => [name, Infinity]));
  for (let i = 0; i < rounds; i++) {
    const text = freshText(length);
    for (const [name, engine] of Object.entries(engines)) {
      if (edit) await engine.analyze(text);
      times[name] = Math.min(times[name], await timed(() => engine.analyze(edit ? edit(text) : text)));
    }
  }
  return times;
}

await best(ARTICLE, 10);  // warm
const long = await best(LONG, ROUNDS);
const article = await best(ARTICLE, 10 * ROUNDS);
const edited = await best(ARTICLE, 10 * ROUNDS, (text) => `${text.slice(0, ARTICLE / 2)}x${text.slice(ARTICLE / 2)}`);
const tokens = await countTokens(engines['wasm, SIMD'], freshText(LONG));

console.log(`  ${LONG / 1e6} MB, ${tokens} tokens, text to JSON (and JSON parsed, in WebAssembly); an article of ${ARTICLE / 1000} kB, new and with one letter typed into it`);
for (const name of Object.keys(engines)) {
  const speed = Math.round(tokens / long[name]).toString().padStart(5);
  console.log(`  ${name.padEnd(13)} ${speed}k tokens/s   ${(long.native / long[name]).toFixed(2)} of native   article ${article[name].toFixed(1)} ms, edited ${edited[name].toFixed(1)} ms`);
}
for (const engine of Object.values(engines)) engine.dispose();
