// What the tests of the npm package share.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const fixture = (name) => readFileSync(join(root, 'tests/fixtures', name), 'utf8');
export const fixtures = () => readdirSync(join(root, 'tests/fixtures')).filter((name) => name.endsWith('.txt')).map((name) => ({ id: name, text: fixture(name) }));

/** Every span of an analysis, with a path that names it. */
export function spansOf(value, path = '') {
  if (Array.isArray(value)) {
    const isSpan = value.length === 2 && value.every(Number.isInteger) && /(span|extent|title|evidence|trigger|sentences\.\d+|tokens\.\d+)$/.test(path);
    return isSpan ? [{ path, span: value }] : value.flatMap((item, i) => spansOf(item, `${path}.${i}`));
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) => spansOf(item, `${path}.${key}`));
}

/** The length of a string in an offset unit; a lone surrogate counts as the U+FFFD that encoding makes of it. */
export function lengthIn(unit, text) {
  if (unit === 'utf16') return text.length;
  return unit === 'utf8' ? new TextEncoder().encode(text).length : [...text].length;
}

/** What is wrong with an analysis in utf16 offsets of `text`; nothing when it is sound. */
export function faultsOf(analysis, text) {
  const faults = [];
  const expect = (holds, what) => holds || faults.push(what);
  const isLow = (at) => at > 0 && at < text.length && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
  expect(analysis.length === text.length, `length ${analysis.length}, not ${text.length}`);
  for (const { path, span: [begin, end] } of spansOf(analysis)) {
    expect(0 <= begin && begin < end && end <= text.length, `${path} ${begin}-${end} of ${text.length}`);
    expect(!isLow(begin) && !isLow(end), `${path} ${begin}-${end} splits a character`);
  }
  const inOrder = (spans, what) => spans.forEach(([begin], i) => expect(i === 0 || spans[i - 1][1] <= begin, `${what} ${i} overlaps the one before`));
  inOrder(analysis.document.sentences, 'sentence');
  inOrder(analysis.document.blocks.map((block) => block.span), 'block');
  if (analysis.document.tokens) inOrder(analysis.document.tokens, 'token');
  analysis.mentions.forEach(({ span, extent, within, entity, link }, i) => {
    expect(extent[0] <= span[0] && span[1] <= extent[1], `mention ${i} outside its extent`);
    expect(entity in analysis.entities, `mention ${i} has no entity`);
    if (link.antecedent !== null) expect(link.antecedent in analysis.mentions && link.antecedent !== i, `mention ${i} has no antecedent`);
    if (within !== null) {
      const outer = analysis.mentions[within]?.span;
      expect(outer && outer[0] <= span[0] && span[1] <= outer[1] && within !== i, `mention ${i} is not within ${within}`);
    }
    analysis.mentions.slice(0, i).forEach(({ span: [begin, end] }, j) => {
      const crosses = (begin < span[0] && span[0] < end && end < span[1]) || (span[0] < begin && begin < span[1] && span[1] < end);
      expect(!crosses, `mentions ${j} and ${i} cross`);
    });
  });
  analysis.entities.forEach(({ id }, i) => expect(id === i, `entity ${i} has id ${id}`));
  return faults;
}

/** Numbers from 0 up to 1, the same for the same seed (Marsaglia's xorshift, 32 bits). */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** A text of about `bytes` bytes that looks like news: the fixture article again and again. */
export function longText(bytes) {
  const article = fixture('summit.txt');
  return article.repeat(Math.ceil(bytes / article.length)).slice(0, bytes);
}
