// Corrections as the page keeps them: undo and redo, and what an edit of the text does to them.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { act, corrections as module, edit, spanOf } from './helpers.mjs';

const { changedBy, Corrections, marksSomething } = module;
const text = 'Kabul spoke to Tehran. Kabul waited.';
const retype = { op: 'retype', span: spanOf(text, 'Kabul'), type: 'ORG' };
const removeHere = { op: 'remove', span: spanOf(text, 'Tehran'), everywhere: false };

function holding(...made) {
  const corrections = new Corrections();
  for (const one of made) corrections.add(act(text, one));
  return corrections;
}

describe('undo and redo', () => {
  test('take acts back in order, and do them again', () => {
    const corrections = holding(retype, removeHere);
    corrections.undo();
    assert.deepEqual(corrections.list, [retype]);
    corrections.redo();
    assert.deepEqual(corrections.list, [retype, removeHere]);
    corrections.undo();
    corrections.undo();
    assert.equal(corrections.undo(), null);
    assert.deepEqual(corrections.list, []);
  });

  test('a new act ends what could be redone', () => {
    const corrections = holding(retype);
    corrections.undo();
    corrections.add(act(text, removeHere));
    assert.equal(corrections.redo(), null);
  });

  test('any act may be taken back', () => {
    const corrections = holding(retype, removeHere);
    corrections.takeBack(corrections.acts[0]);
    assert.deepEqual(corrections.list, [removeHere]);
    corrections.redo();
    assert.deepEqual(corrections.list, [removeHere, retype]);
  });
});

describe('an edit of the text', () => {
  test('above a correction moves it', () => {
    const corrections = holding(removeHere);
    assert.deepEqual(corrections.edited(...edit(text, 0, '', 'Yes: ')), []);
    assert.deepEqual(corrections.list[0].span, [20, 26]);
  });

  test('moves all places of a correction', () => {
    const corrections = holding({ op: 'merge', span: spanOf(text, 'Kabul'), into: spanOf(text, 'Tehran') }, { op: 'respan', span: spanOf(text, 'Tehran'), to: spanOf(text, 'to Tehran') });
    corrections.edited(...edit(text, 0, '', '++'));
    assert.deepEqual(corrections.list, [{ op: 'merge', span: [2, 7], into: [17, 23] }, { op: 'respan', span: [17, 23], to: [14, 23] }]);
  });

  test('that takes the words away takes the correction, and says which', () => {
    const corrections = holding(removeHere);
    const lost = corrections.edited(...edit(text, 11, ' to Tehran', ''));
    assert.deepEqual(lost.map(({ about }) => about), ['act']);
    assert.deepEqual(corrections.list, []);
  });

  test('that takes one occurrence away leaves a correction of all at another', () => {
    const corrections = holding(retype);
    const [change, after] = edit(text, 0, 'Kabul spoke', 'He spoke');
    assert.deepEqual(corrections.edited(change, after), []);
    assert.deepEqual(corrections.list[0].span, spanOf(after, 'Kabul'));
  });

  test('that leaves nothing to be seen of the words, or half a character, takes the correction', () => {
    const smile = 'a \u{1f600} b';
    for (const [span, begin, removed, inserted] of [[[0, 4], 0, 'a ', ''], [[2, 4], 3, '\ude00', '\ude01']]) {
      const corrections = new Corrections();
      corrections.add(act(smile, { op: 'remove', span, everywhere: false }));
      const [change, after] = edit(smile, begin, removed, inserted);
      corrections.edited(change, after);
      for (const correction of corrections.list) assert.ok(marksSomething(after, correction.span), JSON.stringify(correction));
    }
  });

  test('moves what could be redone too', () => {
    const corrections = holding(removeHere);
    corrections.undo();
    corrections.edited(...edit(text, 0, '', '12345'));
    corrections.redo();
    assert.deepEqual(corrections.list[0].span, [20, 26]);
  });
});

test('an act changed what its steps changed', () => {
  const acts = [act(text, retype, removeHere), act(text, retype)];
  assert.deepEqual(changedBy(acts, [{ mentions: 2 }, { mentions: 1 }, { mentions: 0 }]), [3, 0]);
});
