// Texts to measure with: our sample articles, no sentence of which comes twice. A repeated sentence would measure the engine's
// cache of sentences, not its reading, so each gets a word of its own at the end.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../wasm/helpers.mjs';

const folder = join(root, 'web/samples');
const samples = readdirSync(folder).filter((name) => name.endsWith('.txt')).sort().map((name) => readFileSync(join(folder, name), 'utf8').trim());
const ends = /(?<=[a-z]{2})(?=[.!?]["']?\s|[.!?"']*(?:\n|$))/g;
let words = 0;
let next = 0;

/** An article of about `length` characters; no two calls share a sentence. */
export function freshArticle(length = 5000) {
  let text = '';
  while (text.length < length) text += `${samples[next++ % samples.length].replace(ends, () => ` ${newWord()}`)}\n\n`;
  return text.slice(0, text.lastIndexOf(' ', length));
}

/** "bababa", "bababe" ...: 100 syllables, as the digits of a number. */
function newWord() {
  const syllable = (digit) => 'bcdfghjklmnprstvwxyz'[Math.floor(digit / 5)] + 'aeiou'[digit % 5];
  const number = words++;
  return [Math.floor(number / 1e4) % 100, Math.floor(number / 100) % 100, number % 100].map(syllable).join('');
}
