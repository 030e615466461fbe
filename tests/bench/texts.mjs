// Texts to measure with: our sample articles (but the cable, all capitals), with a word never seen before at the end of each
// sentence and line. A repeated sentence would measure the engine's cache of sentences, not its reading.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../wasm/helpers.mjs';

const folder = join(root, 'web/samples');
const names = readdirSync(folder).filter((name) => name.endsWith('.txt') && name !== 'cable.txt').sort();
const samples = names.map((name) => readFileSync(join(folder, name), 'utf8').trim());
const ends = /(?<=\w)(?=[.!?]["')]*\s|[^\w\s]*(?:\n|$))/g;
let words = 0;
let next = 0;

/** An article of about `length` characters; but for datelines no two share a sentence. */
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
