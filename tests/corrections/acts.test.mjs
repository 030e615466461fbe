// What a user may do, as corrections for the core.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { acts, spanOf } from './helpers.mjs';

const text = 'Greater Kabul spoke. Trump-Kim summit, the U.S. envoy said.\n\nKabul fell.';
const shown = (span, which) => {
  const bound = acts.bounds(text, span)[which];
  return bound && [text.slice(...bound.to), bound.word];
};

describe('bounds', () => {
  test('grow and shrink by a word', () => {
    const kabul = spanOf(text, 'Kabul'), greater = spanOf(text, 'Greater Kabul');
    assert.deepEqual(shown(kabul, 'addBefore'), ['Greater Kabul', 'Greater']);
    assert.deepEqual(shown(kabul, 'addAfter'), ['Kabul spoke', 'spoke']);
    assert.deepEqual(shown(greater, 'dropFirst'), ['Kabul', 'Greater']);
    assert.deepEqual(shown(greater, 'dropLast'), ['Greater', 'Kabul']);
  });

  test('a hyphen goes with the word behind it', () => {
    const trump = spanOf(text, 'Trump'), both = spanOf(text, 'Trump-Kim');
    assert.deepEqual(shown(trump, 'addAfter'), ['Trump-Kim', '-Kim']);
    assert.deepEqual(shown(both, 'dropLast'), ['Trump', '-Kim']);
    assert.deepEqual(shown(both, 'dropFirst'), ['Kim', 'Trump-']);
    assert.deepEqual(shown(spanOf(text, 'Kim'), 'addBefore'), ['Trump-Kim', 'Trump-']);
  });

  test('an abbreviation is one word', () => assert.deepEqual(shown(spanOf(text, 'envoy'), 'addBefore'), ['U.S. envoy', 'U.S.']));

  test('end where the paragraph does, and leave at least a word', () => {
    assert.equal(shown(spanOf(text, 'Kabul', 1), 'addBefore'), null);
    assert.equal(shown(spanOf(text, 'Kabul', 1), 'dropLast'), null);
    assert.equal(shown(spanOf(text, 'Greater Kabul'), 'addBefore'), null);
  });
});

describe('a selection', () => {
  test('is taken to the ends of its words, without white space', () => {
    const [begin] = spanOf(text, 'Kabul');
    assert.equal(text.slice(...acts.wordsAround(text, begin - 1, begin + 2)), 'Kabul');
  });
  test('of nothing, or across paragraphs, is none', () => {
    assert.equal(acts.wordsAround(text, 7, 8), null);
    assert.equal(acts.wordsAround(text, text.indexOf('said'), text.length), null);
  });
});

test('a type for an entity reaches all its names but the capitals that stand for it, and keeps them together', () => {
  const words = 'China spoke. Beijing left. PRC fell. He won.';
  const mention = (name, form, reading) => ({ span: spanOf(words, name), form, entity: 0, reading });
  const mentions = [mention('China', 'name', null), mention('Beijing', 'name', 'government'), mention('PRC', 'name', null), mention('He', 'pronoun', null)];
  const made = acts.retype({ analysis: { mentions, entities: [{ id: 0, name: 'China' }] }, text: words }, mentions[0], 'ORG', true);
  assert.deepEqual(made.steps.map(({ correction, words: about }) => `${correction.op} ${about}`), ['retype China', 'retype PRC', 'merge PRC']);
  const one = acts.retype({ analysis: { mentions, entities: [] }, text: words }, mentions[0], 'ORG', false);
  assert.deepEqual(one.steps.map(({ correction }) => correction), [{ op: 'retype', span: [0, 5], type: 'ORG', everywhere: false }]);
});
