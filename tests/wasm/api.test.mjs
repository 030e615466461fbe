// What analyze() gives and refuses, on the package as it is built.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { createAnalyzer, EntenteError } from '../../wasm/dist/index.js';
import { faultsOf, fixture, fixtures, lengthIn, spansOf } from './helpers.mjs';

/** @type {import('../../wasm/dist/index.js').Analyzer} */
let analyzer;
before(async () => { analyzer = await createAnalyzer(); });
after(() => analyzer.dispose());

const rejectsWith = (code) => (error) => error instanceof EntenteError && error.name === 'EntenteError' && error.code === code && error.message !== '';

describe('analysis', () => {
  test('follows the contract at its top', async () => {
    const analysis = await analyzer.analyze(fixture('summit.txt'));
    assert.equal(analysis.schema, 'entente/1');
    assert.equal(analysis.offsets, 'utf16');
    for (const list of ['warnings', 'mentions', 'entities', 'values', 'events', 'relations', 'quotes', 'stances']) assert.ok(Array.isArray(analysis[list]), list);
    assert.equal(analysis.document.language, 'en');
    assert.equal(analysis.document.tokens, null);
  });

  test('names the engine by version and content', async () => {
    const { engine } = await analyzer.analyze('Oslo.');
    assert.match(engine.version, /^\d+\.\d+\.\d+$/);
    assert.match(engine.model, /^[0-9a-f]+$/);
    assert.match(engine.lexicon, /^[0-9a-f]+$/);
    assert.deepEqual({ ...engine, simd: true }, analyzer.engine);
  });

  test('finds people and places of a news text', async () => {
    const text = fixture('summit.txt');
    const analysis = await analyzer.analyze(text);
    const found = new Set(analysis.mentions.map(({ type, span }) => `${type} ${text.slice(...span)}`));
    for (const name of ['PERSON Amara Okonkwo', 'PERSON Lars Dahl', 'PERSON Okonkwo', 'GPE Nigeria', 'GPE Geneva', 'GPE Norway', 'ORG United Nations', 'LOC North Sea']) {
      assert.ok(found.has(name), `${name} is not among ${[...found].join(', ')}`);
    }
  });

  test('of an empty text is empty', async () => {
    const analysis = await analyzer.analyze('');
    assert.equal(analysis.length, 0);
    assert.deepEqual([analysis.mentions, analysis.document.blocks, analysis.document.sentences], [[], [], []]);
  });

  test('says so when the text is not English, and invents no names', async () => {
    const analysis = await analyzer.analyze(fixture('german.txt'));
    assert.ok(analysis.warnings.some(({ code }) => code === 'not_english'));
    assert.deepEqual(analysis.mentions, []);
  });

  test('gives tokens when asked', async () => {
    const text = 'Xi met Kim.';
    const { document } = await analyzer.analyze(text, { tokens: true });
    assert.deepEqual(document.tokens.map((span) => text.slice(...span)), ['Xi', 'met', 'Kim', '.']);
  });

  test('takes the date given', async () => {
    const { document } = await analyzer.analyze('He left on Monday.', { date: '2018-05-08' });
    assert.equal(document.date.value, '2018-05-08');
    assert.equal(document.date.source, 'option');
  });

  test('does corrections, in UTF-16 units, and says what each changed', async () => {
    const text = '\u{1f600} Beijing says it will not yield. Beijing announced new tariffs.';
    const span = [text.indexOf('Beijing'), text.indexOf('Beijing') + 7];
    const { mentions, entities, corrections } = await analyzer.analyze(text, {
      corrections: [{ op: 'read', span, reading: 'city', everywhere: true }, { op: 'remove', span: [text.indexOf('tariffs'), text.length - 1] }],
    });
    assert.deepEqual(corrections, [{ mentions: 2 }, { mentions: 0 }]);
    assert.deepEqual(mentions.filter((mention) => text.slice(...mention.span) === 'Beijing').map(({ entity }) => entities[entity].name), ['Beijing', 'Beijing']);
  });

  test('finds names of the dictionary', async () => {
    const text = 'Yesterday Zyxwell Dynamics told us more.';
    const { mentions } = await analyzer.analyze(text, { dictionary: [{ name: 'Zyxwell Dynamics', type: 'ORG' }] });
    const mention = mentions.find(({ span }) => text.slice(...span) === 'Zyxwell Dynamics');
    assert.equal(mention?.type, 'ORG');
    assert.equal(mention?.source, 'dictionary');
  });
});

describe('offsets', () => {
  for (const { id, text } of fixtures()) {
    test(`are sound in ${id}`, async () => {
      assert.deepEqual(faultsOf(await analyzer.analyze(text, { tokens: true }), text), []);
    });

    for (const unit of ['codepoint', 'utf8']) {
      test(`in ${unit} mean the same text as in utf16, in ${id}`, async () => {
        const utf16 = spansOf(await analyzer.analyze(text, { tokens: true }));
        const analysis = await analyzer.analyze(text, { tokens: true, offsets: unit });
        assert.equal(analysis.length, lengthIn(unit, text));
        const expected = utf16.map(({ path, span }) => ({ path, span: span.map((at) => lengthIn(unit, text.slice(0, at))) }));
        assert.deepEqual(spansOf(analysis), expected);
      });
    }
  }

  test('hold after lone surrogates', async () => {
    const text = '\ud800 \udc00\ud800 in Oslo \udfff';
    const { mentions, length } = await analyzer.analyze(text);
    assert.equal(length, text.length);
    assert.deepEqual(mentions.map(({ span }) => text.slice(...span)), ['Oslo']);
  });

  test('hold after a byte order mark and emoji', async () => {
    const text = '\ufeff\u{1f600}\u{1f1f3}\u{1f1f4} She lives in Oslo.';
    const { mentions } = await analyzer.analyze(text);
    assert.deepEqual(mentions.map(({ span }) => text.slice(...span)), ['Oslo']);
  });

  test('of every kind of Unicode plane keep the length', async () => {
    const text = '\u0000\u007f\u0080\u07ff\u0800\ufffe\uffff\u{10000}\u{10ffff}';
    for (const unit of ['utf16', 'codepoint', 'utf8']) assert.equal((await analyzer.analyze(text, { offsets: unit })).length, lengthIn(unit, text));
  });
});

describe('errors', () => {
  test('a text that is no string', () => assert.rejects(analyzer.analyze(7), rejectsWith('bad_option')));
  test('an unknown option', () => assert.rejects(analyzer.analyze('x', { dates: 1 }), rejectsWith('bad_option')));
  test('a date that is none', () => assert.rejects(analyzer.analyze('x', { date: 'yesterday' }), rejectsWith('bad_option')));
  test('an unknown unit', () => assert.rejects(analyzer.analyze('x', { offsets: 'utf32' }), rejectsWith('bad_option')));
  test('a dictionary of the wrong shape', () => assert.rejects(analyzer.analyze('x', { dictionary: [{ name: 3 }] }), rejectsWith('bad_option')));
  test('options that are no JSON', () => {
    const loop = {};
    loop.self = loop;
    return assert.rejects(analyzer.analyze('x', { dictionary: [loop] }), rejectsWith('bad_option'));
  });
  test('a text over the limit', () => assert.rejects(analyzer.analyze('x'.repeat(2 ** 27 + 1)), rejectsWith('text_too_large')));
  test('weights of another name', () => assert.rejects(createAnalyzer({ model: 'huge' }), rejectsWith('bad_option')));
  test('an engine that is not there', () => assert.rejects(createAnalyzer({ base: new URL('./nowhere/', import.meta.url) }), rejectsWith('load_failed')));
  test('an engine that is not there, in a worker', () => assert.rejects(createAnalyzer({ base: new URL('./nowhere/', import.meta.url), worker: true }), rejectsWith('load_failed')));
  test('leave the analyzer working', async () => {
    await assert.rejects(analyzer.analyze('x', { date: '?' }));
    assert.equal((await analyzer.analyze('Oslo')).length, 4);
  });
});
