// 20,000 random UTF-16 strings through the API: no crash, no wrong offset.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createAnalyzer } from '../../wasm/dist/index.js';
import { faultsOf, lengthIn, randomFrom } from '../wasm/helpers.mjs';

const STRINGS = 20_000;

/** Pieces that texts are made of; each is drawn as often as its row. */
const PIECES = [
  ['Kim', 'Xi Jinping', 'President', 'Moscow', 'the U.S.', 'U.N.', 'Gen.', 'Mr.', 'of', 'and', 'in', 'Washington-Seoul', "Putin's", 'KIM JONG UN', 'said', 'treaty'],
  [' ', ' ', ' ', '\n', '\n\n', '\r\n', '\t', '\u00a0', '\u2028', '\u3000', '\u200b', '\u00ad', '-\n'],
  ['.', ',', '!', '?', '...', '\u2026', '"', '\u201c', '\u201d', "'", '\u2019', '(', ')', '-', '\u2014', ':', '/', '\u2022 ', '- ', '\u0000'],
  ['May 8, 2018', '| 19:59 GMT', '7 a.m.', '3 percent', '$2.5 million', '12,000', '1.', 'No. 10', '(c)'],
  ['\ud800', '\udfff', '\udc00\ud800', '\u{1f600}', '\u{1f1f3}\u{1f1f4}', '\u{10ffff}', '\ufeff', '\ufffe', '\uffff'],
  ['e\u0301', '\u0301', '\u0130', '\u00df', '\u01c5', '\u0645\u0635\u0631', '\u05d0', '\u5317\u4eac', '\u0e01\u0e34', '\u202e', '\u200d'],
];

function randomText(random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  let text = '';
  for (let left = Math.floor(random() * 40); left > 0; left--) {
    text += random() < 0.1 ? String.fromCharCode(Math.floor(random() * 0x10000)) : pick(pick(PIECES));
  }
  return text;
}

test(`${STRINGS} random strings have sound offsets`, async () => {
  const analyzer = await createAnalyzer();
  const random = randomFrom(20180508);
  for (let i = 0; i < STRINGS; i++) {
    const text = randomText(random);
    const faults = faultsOf(await analyzer.analyze(text, { tokens: i % 2 === 0 }), text);
    assert.deepEqual(faults, [], `string ${i}: ${JSON.stringify(text)}`);
    if (i % 20 === 0) {
      for (const unit of ['codepoint', 'utf8']) assert.equal((await analyzer.analyze(text, { offsets: unit })).length, lengthIn(unit, text), JSON.stringify(text));
    }
  }
  analyzer.dispose();
});
