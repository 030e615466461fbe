// Overlays: corrections and dictionary in a file, laid over the same text or one like it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';

import { act, dictionary, overlay, spanOf } from './helpers.mjs';

const { hashOf, overlayJson, readOverlay } = overlay;
const text = 'Kabul spoke to Tehran. Later Kabul waited for an envoy of Tehran.';
const made = [
  act(text, { op: 'retype', span: spanOf(text, 'Kabul', 1), type: 'ORG', everywhere: false }),
  act(text, { op: 'merge', span: spanOf(text, 'Kabul'), into: spanOf(text, 'Tehran') }),
  act(text, { op: 'respan', span: spanOf(text, 'Tehran'), to: spanOf(text, 'to Tehran') }),
  act(text, { op: 'read', span: spanOf(text, 'Tehran', 1), reading: 'government' }),
];
const names = [{ name: 'Frobozz', type: 'ORG' }];

test('the hash is the SHA-256 of the text', async () => {
  assert.equal(await hashOf(text), createHash('sha256').update(text).digest('hex'));
});

test('an overlay laid over the same text is the same', async () => {
  const hash = await hashOf(text);
  assert.deepEqual(readOverlay(overlayJson(text, hash, made, names), text, hash), { acts: made, dictionary: names, same: true, unfit: [] });
});

test('over a text that grew, each correction finds its words', async () => {
  const after = `Tehran, Kabul. ${text}`;
  const { acts, same, unfit } = readOverlay(overlayJson(text, await hashOf(text), made, names), after, await hashOf(after));
  assert.deepEqual([same, unfit], [false, []]);
  const moved = made.flatMap(({ steps }) => steps.map(({ correction }) => correction.span.map((at) => at + 15)));
  assert.deepEqual(acts.flatMap(({ steps }) => steps.map(({ correction }) => correction.span)), moved);
});

test('what has no place in the text is reported, the rest is done', () => {
  const after = 'Kabul spoke. Later Kabul waited.';
  const { acts, unfit } = readOverlay(overlayJson(text, null, [{ ...made[0], about: 'kept' }, { ...made[1], about: 'lost' }], names), after, null);
  assert.deepEqual([acts.map(({ about }) => about), unfit], [['kept'], ['lost']]);
  assert.deepEqual(acts[0].steps[0].correction.span, spanOf(after, 'Kabul', 1));
});

describe('refuses', () => {
  const whole = () => JSON.parse(overlayJson(text, null, made, names));
  const change = (run) => {
    const file = whole();
    run(file);
    return JSON.stringify(file);
  };
  const cases = {
    'what is no JSON': '{',
    'what is no overlay': '[]',
    'another schema': change((file) => (file.schema = 'entente/1')),
    'a dictionary that is none': change((file) => (file.dictionary = [{ name: 3 }])),
    'acts that are none': change((file) => (file.acts = {})),
    'a step of an unknown kind': change((file) => (file.acts[0].steps[0].op = 'constructor')),
    'a step with an unknown field': change((file) => (file.acts[0].steps[0].html = '<b>')),
    'a type that is none': change((file) => (file.acts[0].steps[0].type = 'DATE')),
    'a reading that is none': change((file) => (file.acts[3].steps[0].reading = '<b>')),
    'a place that is none': change((file) => (file.acts[0].steps[0].span = [0, 5])),
    'a place without words': change((file) => (file.acts[0].steps[0].span.words = '')),
    'too many corrections': change((file) => (file.acts[0].steps = Array.from({ length: 10001 }, () => file.acts[0].steps[0]))),
    'a file too large': ' '.repeat(5e6 + 1),
  };
  for (const [what, json] of Object.entries(cases)) test(what, () => assert.throws(() => readOverlay(json, text, null), dictionary.BadFile));
});

test('a span out of the text finds its words again', () => {
  const file = JSON.parse(overlayJson(text, null, made.slice(0, 1), []));
  file.acts[0].steps[0].span.span = [1e12, -5];
  assert.deepEqual(readOverlay(JSON.stringify(file), text, null).acts[0].steps[0].correction.span, spanOf(text, 'Kabul', 1));
});
