// What the tests of the exports share: the writers, bundled for Node, and a text that has all that makes trouble.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

const { outputFiles } = await build({ entryPoints: [join(root, 'web/src/exports/formats.ts')], bundle: true, format: 'esm', write: false, target: 'es2022' });
const { kFormats } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
export { kFormats };

export const kMade = new Date('2026-03-04T05:06:07Z');

export async function exported(id, { analysis, text, title = 'A title, with "quotes" & <tags>' } = nasty()) {
  const write = await kFormats.find((format) => format.id === id).load();
  return write({ analysis, text, title, made: kMade });
}

/** As `String.prototype.toWellFormed` (Node 20 has it): what any encoder makes of the text. */
export const wellFormed = (text) => text.toWellFormed();
/** Slices by code points. */
export const codePointSlice = (text, begin, end) => [...text.toWellFormed()].slice(begin, end).join('');

/** Emoji, a lone surrogate, right-to-left, NUL, quotes, markup, a formula, names in names, a name over a line end, no-break spaces. */
export function nasty() {
  const text = '\ud83d\ude00 Talks \ud83c\udde8\ud83c\udded in Geneva\n\n'
    + '=SUM(A1) <script>document.title = "hit"</script> & \ud800 lone \u0000 nul. '
    + 'Kim Jong Un met \u05d3\u05d5\u05d3 \u05db\u05d4\u05df of the "University\nof Nairobi", who paid $2.5\u00a0million, -3 percent; *stars*, _lines_ and [links](x) | pipes.\n'
    + '- He left on 8 May 2018, at 19:59 GMT, for the first quarter of 2019 \\ and back.\n\n'
    + '\ud83d\ude00\ud83d\ude00 Geneva\'s @mayor cheered: "Kim Jong Un, again".';
  const span = (words, from = 0) => {
    const begin = text.indexOf(words, from);
    if (begin < 0) throw new Error(words);
    return [begin, begin + words.length];
  };
  const mention = (words, type, entity, { form = 'name', from = 0, within = null } = {}) => ({
    span: span(words, from), extent: span(words, from), type, form, entity, confidence: 0.9, source: 'tagger', within,
    link: { antecedent: null, by: 'name', confidence: 1 }, reading: null, alternatives: [],
  });
  const entity = (id, type, name, more = {}) => ({
    id, type, name, aliases: [], roles: [], ids: { wikidata: null, iso3166: null, geonames: null }, linking: null, of: null, country: null, point: null, salience: 0.1, confidence: 0.9, ...more,
  });
  const value = (words, type, value, more = {}) => ({
    span: span(words), type, value, interval: null, mod: null, quant: null, freq: null, begin: null, end: null, anchor: null, anchorSource: null, alternatives: [], unit: null, confidence: 0.8, ...more,
  });
  const day = (date) => ({ interval: [date, date] });
  const second = text.indexOf('\ud83d\ude00\ud83d\ude00');
  const paragraph = text.indexOf('=SUM');
  const analysis = {
    schema: 'entente/1', engine: { version: '0.1.0', model: '1', lexicon: '2' }, offsets: 'utf16', length: text.length, warnings: [],
    document: {
      language: 'en', title: [0, text.indexOf('\n')], date: null,
      blocks: [{ kind: 'title', span: [0, text.indexOf('\n')] }, { kind: 'paragraph', span: [paragraph, second - 2] }, { kind: 'paragraph', span: [second, text.length] }],
      sentences: [[0, text.indexOf('\n')], [paragraph, text.indexOf('nul.') + 4], [text.indexOf('Kim'), text.indexOf('pipes.') + 6], [text.indexOf('- He'), second - 2], [second, text.length]],
      tokens: Array.from(text.matchAll(/[\p{L}\p{N}]+|\p{RI}{2}|[^\s\p{L}\p{N}]/gu), ({ index, 0: words }) => [index, index + words.length]), words: null,
    },
    mentions: [
      mention('Geneva', 'GPE', 0),
      mention('=SUM(A1)', 'PRODUCT', 4),
      mention('Kim Jong Un', 'PERSON', 1),
      mention('\u05d3\u05d5\u05d3 \u05db\u05d4\u05df', 'PERSON', 2),
      mention('University\nof Nairobi', 'ORG', 3),
      mention('Nairobi', 'GPE', 5, { within: 4 }),
      mention('He', 'PERSON', 1, { form: 'pronoun', from: text.indexOf('- He') }),
      mention('Geneva', 'GPE', 0, { from: second }),
      mention('@mayor', 'PERSON', 6, { form: 'nominal' }),
      mention('Kim Jong Un', 'PERSON', 1, { from: second }),
    ],
    entities: [
      entity(0, 'GPE', 'Geneva', { aliases: ['Geneva', 'Gen\u00e8ve'], ids: { wikidata: 'Q71', iso3166: null, geonames: '2660646' }, country: 'CH', point: [46.2022, 6.1457] }),
      entity(1, 'PERSON', 'Kim Jong Un', { ids: { wikidata: 'Q56226', iso3166: null, geonames: null }, roles: [{ title: 'leader', of: null, span: span('Kim') }] }),
      entity(2, 'PERSON', '\u05d3\u05d5\u05d3 \u05db\u05d4\u05df'),
      entity(3, 'ORG', 'University\nof Nairobi'),
      entity(4, 'PRODUCT', '=SUM(A1)'),
      entity(5, 'GPE', 'Nairobi', { point: [-1.2833, 36.8167] }),
      entity(6, 'PERSON', '@mayor'),
    ],
    values: [
      value('$2.5\u00a0million', 'MONEY', '2500000', { unit: 'USD' }),
      value('-3 percent', 'PERCENT', '-3', { unit: '%' }),
      value('8 May 2018', 'DATE', '2018-05-08', day('2018-05-08')),
      value('19:59 GMT', 'TIME', '2018-05-08T19:59Z', day('2018-05-08')),
      value('the first quarter of 2019', 'DATE', '2019-Q1', { interval: ['2019-01-01', '2019-03-31'] }),
    ],
    events: [], relations: [], quotes: [], stances: [],
  };
  return { analysis, text };
}

/** Names and values that a flat format holds, by hand from nasty(): [words, label]. */
export const kFlat = [
  ['Geneva', 'GPE'], ['=SUM(A1)', 'PRODUCT'], ['Kim Jong Un', 'PERSON'], ['\u05d3\u05d5\u05d3 \u05db\u05d4\u05df', 'PERSON'], ['University\nof Nairobi', 'ORG'],
  ['$2.5\u00a0million', 'MONEY'], ['-3 percent', 'PERCENT'], ['8 May 2018', 'DATE'], ['19:59 GMT', 'TIME'], ['the first quarter of 2019', 'DATE'],
  ['Geneva', 'GPE'], ['Kim Jong Un', 'PERSON'],
];
/** Every mention and value, in text order. */
export const kAll = [
  ['Geneva', 'GPE'], ['=SUM(A1)', 'PRODUCT'], ['Kim Jong Un', 'PERSON'], ['\u05d3\u05d5\u05d3 \u05db\u05d4\u05df', 'PERSON'], ['University\nof Nairobi', 'ORG'], ['Nairobi', 'GPE'],
  ['$2.5\u00a0million', 'MONEY'], ['-3 percent', 'PERCENT'], ['He', 'PERSON'], ['8 May 2018', 'DATE'], ['19:59 GMT', 'TIME'], ['the first quarter of 2019', 'DATE'],
  ['Geneva', 'GPE'], ['@mayor', 'PERSON'], ['Kim Jong Un', 'PERSON'],
];
