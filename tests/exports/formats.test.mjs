// Each export as a reader of its format takes it. What they should find is written by hand in helpers.mjs.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { check } from '@placemarkio/check-geojson';
import { parse as parseCsv } from 'csv-parse/sync';
import * as commonmark from 'commonmark';
import ICAL from 'ical.js';
import jsonld from 'jsonld';
import { validateXML } from 'xmllint-wasm';
import { createAnalyzer } from '../../wasm/dist/index.js';
import { codePointSlice, exported, kAll, kFlat, kFormats, kMade, nasty, root, wellFormed } from './helpers.mjs';

const { analysis, text } = nasty();

test('JSON is the analysis', async () => {
  assert.deepEqual(JSON.parse(await exported('json')), analysis);
});

test('NDJSON has a line for the document and for each item', async () => {
  const lines = (await exported('ndjson')).split('\n');
  assert.equal(lines.pop(), '');
  const items = lines.map((line) => JSON.parse(line));
  assert.deepEqual(items.map(({ kind }) => kind), ['document', ...Array(7).fill('entity'), ...Array(10).fill('mention'), ...Array(5).fill('value')]);
  for (const { kind, span, text: words } of items) if (kind === 'mention' || kind === 'value') assert.equal(words, text.slice(...span));
});

test('CSV reads back cell by cell, formulas made harmless', async () => {
  const rows = async (id) => {
    const csv = await exported(id);
    assert.ok(!/[^\r]\n/.test(csv.replace(/"(?:[^"]|"")*"/g, '')), 'lines end in CRLF (RFC 4180, 2.1)');
    return parseCsv(csv, { columns: true });
  };
  const mentions = await rows('csv-mentions');
  assert.equal(mentions.length, 10);
  for (const { begin, end, text: words } of mentions) {
    const cut = text.slice(Number(begin), Number(end));
    assert.equal(words, /^[=@]/.test(cut) ? `'${cut}` : cut);
  }
  assert.deepEqual(mentions.map(({ entity_name: name }) => name).filter((name) => name.startsWith("'")), ["'=SUM(A1)", "'@mayor"]);
  const entities = await rows('csv-entities');
  assert.deepEqual(entities.map(({ name, mentions: count }) => [name, count]),
    [['Geneva', '2'], ['Kim Jong Un', '3'], ['\u05d3\u05d5\u05d3 \u05db\u05d4\u05df', '1'], ['University\nof Nairobi', '1'], ["'=SUM(A1)", '1'], ['Nairobi', '1'], ["'@mayor", '1']]);
  assert.equal(entities[5].latitude, '-1.2833', 'a number stays one');
  const values = await rows('csv-values');
  assert.deepEqual(values.map(({ text: words, value, first_day: first, unit }) => [words, value, first, unit]), [
    ['$2.5\u00a0million', '2500000', '', 'USD'], ["'-3 percent", '-3', '', '%'], ['8 May 2018', '2018-05-08', '2018-05-08', ''],
    ['19:59 GMT', '2018-05-08T19:59Z', '2018-05-08', ''], ['the first quarter of 2019', '2019-Q1', '2019-01-01', ''],
  ]);
});

test('CSV: no cell begins as a formula, whatever a name is', async () => {
  for (const begin of ['=', '+', '-', '@', '\t', '\r']) {
    const mine = nasty();
    mine.analysis.entities[0].name = `${begin}1+1`;
    const [row] = parseCsv(await exported('csv-entities', mine), { columns: true });
    assert.equal(row.name, `'${begin}1+1`);
  }
});

test('HTML: the policy allows its own style and nothing else', async () => {
  const html = await exported('html');
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html);
  const [, style] = /<style>([^<]*)<\/style>/.exec(html);
  const hash = createHash('sha256').update(style).digest('base64');
  assert.equal(policy, `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`);
  assert.ok(!/<script|javascript:|<[^>]* (src|style|on\w+)=/i.test(html));
});

test('Markdown: a parser finds the words of the text and the names in bold', async () => {
  const tree = new commonmark.Parser().parse(await exported('markdown'));
  const blocks = [];
  const bold = [];
  let strong = null;
  for (const walker = tree.walker(), step = { at: null }; (step.at = walker.next());) {
    const { node, entering } = step.at;
    if (entering && (node.type === 'paragraph' || node.type === 'heading')) blocks.push('');
    else if (node.type === 'strong') strong = entering ? '' : (bold.push(strong), null);
    else if (['image', 'link', 'html_block', 'html_inline', 'code', 'code_block', 'list', 'block_quote', 'thematic_break', 'emph'].includes(node.type)) assert.fail(node.type);
    if (!node.literal && node.type !== 'softbreak' && node.type !== 'linebreak') continue;
    blocks[blocks.length - 1] += node.literal ?? '\n';
    if (strong !== null) strong += node.literal ?? '\n';
  }
  const plain = (words) => wellFormed(words).replaceAll('\0', '\ufffd').split(/\n\n/).map((block) => block.trim());
  assert.deepEqual(blocks.slice(1, 4), plain(text));
  // The one over a line end cannot be bold in Markdown.
  assert.deepEqual(bold, kAll.filter(([words, label]) => /GPE|PRODUCT|PERSON|ORG/.test(label) && !/^(He|@mayor|Nairobi|University)/.test(words)).map(([words]) => words).slice(1));
});

test('CoNLL: four columns, a blank line after a sentence, BIO tags', async () => {
  const [head, ...sentences] = (await exported('conll')).trimEnd().split('\n\n');
  assert.equal(head, '-DOCSTART- -X- -X- O');
  assert.equal(sentences.length, analysis.document.sentences.length);
  const found = [];
  for (const line of sentences.flatMap((sentence) => sentence.split('\n'))) {
    const columns = line.split(/\s/);
    assert.equal(columns.length, 4, line);
    const [, bio, label] = /^(?:([BI])-(\w+)|O)$/.exec(columns[3]);
    if (bio === 'B') found.push([columns[0], label]);
    else if (bio) {
      assert.equal(found.at(-1)[1], label);
      found.at(-1)[0] += columns[0];
    }
  }
  assert.deepEqual(found, kFlat.map(([words, label]) => [words.replace(/\s/g, ''), label]));
});

test('brat: every span in code points cuts the words it quotes out of the text file', async () => {
  const file = await exported('text');
  const lines = (await exported('brat')).trimEnd().split('\n').map((line) => line.split('\t'));
  const found = lines.filter(([id]) => id[0] === 'T').map(([, where, words]) => {
    const [, label, spans] = /^(\w+) (.*)$/.exec(where);
    assert.equal(spans.split(';').map((span) => codePointSlice(file, ...span.split(' ').map(Number))).join(' '), words);
    return [words, label];
  });
  assert.deepEqual(found, kAll.map(([words, label]) => [words.replace('\n', ' '), label]));
  const kim = lines.filter(([id, , words]) => id[0] === 'T' && words === 'Kim Jong Un').map(([id]) => id);
  assert.ok(lines.some(([id, rest]) => id === '*' && kim.every((each) => rest.split(' ').includes(each))));
  assert.ok(lines.some(([id, rest]) => id[0] === 'N' && rest === `Reference ${kim[0]} Wikidata:Q56226`));
});

test('spaCy JSON: entities lie on token edges and do not overlap', async () => {
  const doc = JSON.parse(await exported('spacy'));
  const words = ({ start, end }) => codePointSlice(doc.text, start, end);
  assert.deepEqual(doc.ents.map((ent) => [words(ent), ent.label]), kFlat);
  assert.deepEqual(doc.spans.mentions.map((span) => [words(span), span.label]), kAll);
  const starts = new Set(doc.tokens.map(({ start }) => start));
  const ends = new Set(doc.tokens.map(({ end }) => end));
  for (const { start, end } of [...doc.ents, ...doc.sents, ...doc.spans.mentions]) assert.ok(starts.has(start) && ends.has(end));
});

test('Web Annotation: JSON-LD expands to the vocabulary, positions are code points', async () => {
  // The terms used, as the published vocabulary defines them (https://www.w3.org/TR/annotation-vocab/).
  const oa = 'http://www.w3.org/ns/oa#';
  const as = 'http://www.w3.org/ns/activitystreams#';
  const id = (iri) => ({ '@id': iri, '@type': '@id' });
  const term = (iri) => ({ '@id': iri, '@type': '@vocab' });
  const list = (iri) => ({ '@id': iri, '@type': '@id', '@container': '@list' });
  const context = { '@context': {
    oa, as, id: { '@id': '@id', '@type': '@id' }, type: { '@id': '@type', '@type': '@vocab' },
    Annotation: `${oa}Annotation`, AnnotationPage: `${as}OrderedCollectionPage`, SpecificResource: `${oa}SpecificResource`, TextualBody: `${oa}TextualBody`,
    TextPositionSelector: `${oa}TextPositionSelector`, TextQuoteSelector: `${oa}TextQuoteSelector`, Software: `${as}Application`,
    body: id(`${oa}hasBody`), target: id(`${oa}hasTarget`), source: id(`${oa}hasSource`), selector: id(`${oa}hasSelector`), items: list(`${as}items`),
    motivation: term(`${oa}motivatedBy`), purpose: term(`${oa}hasPurpose`), tagging: `${oa}tagging`, identifying: `${oa}identifying`, describing: `${oa}describing`,
    start: `${oa}start`, end: `${oa}end`, exact: `${oa}exact`, prefix: `${oa}prefix`, suffix: `${oa}suffix`, startIndex: `${as}startIndex`,
    value: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value', format: 'http://purl.org/dc/elements/1.1/format', label: 'http://www.w3.org/2000/01/rdf-schema#label',
    modified: 'http://purl.org/dc/terms/modified', generator: id(`${as}generator`), name: 'http://xmlns.com/foaf/0.1/name',
  } };
  const written = JSON.parse(await exported('annotation'));
  const [page] = await jsonld.expand(written, { safe: true, documentLoader: async (url) => {
    assert.equal(url, 'http://www.w3.org/ns/anno.jsonld');
    return { document: context, documentUrl: url, contextUrl: null };
  } });
  assert.deepEqual(page['@type'], [`${as}OrderedCollectionPage`]);
  const annotations = page[`${as}items`][0]['@list'];
  const found = annotations.map((each) => {
    assert.match(each['@id'], /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const [position, quote] = each[`${oa}hasTarget`][0][`${oa}hasSelector`];
    const value = (node, name) => node[oa + name][0]['@value'];
    const words = codePointSlice(text, value(position, 'start'), value(position, 'end'));
    assert.equal(value(quote, 'exact'), words);
    assert.ok(wellFormed(text).includes(value(quote, 'prefix') + words + value(quote, 'suffix')));
    assert.ok((value(quote, 'prefix') + value(quote, 'suffix')).isWellFormed());
    return [words, each[`${oa}hasBody`][0]['http://www.w3.org/1999/02/22-rdf-syntax-ns#value'][0]['@value']];
  });
  assert.deepEqual(found, kAll);
  assert.equal(new Set(annotations.map((each) => each['@id'])).size, kAll.length);
});

test('TEI: valid, its text is the text, names and dates are marked', async () => {
  const xml = await exported('tei');
  const schema = readFileSync(join(root, 'tests/exports/tei.rng'), 'utf8');
  const { valid, errors } = await validateXML({ xml: [{ fileName: 'text.xml', contents: xml }], schema: [schema], extension: 'relaxng' });
  assert.ok(valid, JSON.stringify(errors, null, 1));
  const body = /<body>([^]*)<\/body>/.exec(xml)[1];
  const plain = (markup) => markup.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt|quot|#39);/g, (each) => ({ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" })[each]);
  assert.equal(plain(body).replace(/\s+/g, ' ').trim(), wellFormed(text).replace('\0', '\ufffd').replace(/\s+/g, ' ').trim());
  for (const part of ['<persName ref="#e1">Kim Jong Un</persName>', '<orgName ref="#e3">University\nof <placeName ref="#e5">Nairobi</placeName></orgName>',
    '<date when="2018-05-08">8 May 2018</date>', '<time when="2018-05-08T19:59:00Z">19:59 GMT</time>', '<measure type="currency" unit="USD" quantity="2500000">',
    '<date from="2019-01-01" to="2019-03-31" n="2019-Q1">the first quarter of 2019</date>', '<rs type="PERSON" ref="#e1">He</rs>', '<geo>46.2022 6.1457</geo>']) assert.ok(xml.includes(part), part);
});

test('GeoJSON: longitude first, valid by RFC 7946', async () => {
  const { features } = check(await exported('geojson'));
  assert.deepEqual(features.map(({ geometry, properties }) => [properties.name, geometry.coordinates, properties.mentions]), [['Geneva', [6.1457, 46.2022], 2], ['Nairobi', [36.8167, -1.2833], 1]]);
});

test('iCalendar: whole days and a point in time, lines folded at 75 octets', async () => {
  const file = await exported('ics');
  for (const line of file.split('\r\n')) {
    assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.ok(!/[\0-\x08\n]/.test(line));
    assert.ok(!line.includes('\ufffd\ufffd'), 'no character is cut');
  }
  const calendar = new ICAL.Component(ICAL.parse(file));
  const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  assert.deepEqual(events.map(({ startDate, endDate }) => [startDate.toString(), startDate.isDate ? endDate.toString() : null]),
    [['2018-05-08', '2018-05-09'], ['2018-05-08T19:59:00Z', null], ['2019-01-01', '2019-04-01']]);
  const sentence = '- He left on 8 May 2018, at 19:59 GMT, for the first quarter of 2019 \\ and back.';
  for (const event of events) {
    assert.equal(event.summary, sentence);
    assert.ok(event.description.endsWith(`in \u201cA title, with "quotes" & <tags>\u201d: ${sentence}`));
    assert.equal(event.component.getFirstPropertyValue('dtstamp').toJSDate().getTime(), kMade.getTime());
  }
  assert.equal(new Set(events.map(({ uid }) => uid)).size, events.length);
});

test('a calendar without a date is none', async () => {
  const mine = nasty();
  mine.analysis.values = [];
  assert.equal(await exported('ics', mine), '');
});

test('marks that cross are cut, not lost', async () => {
  const mine = { text: 'one two three', analysis: { ...analysis, mentions: [], values: [
    { ...analysis.values[2], span: [0, 7], value: '2001' }, { ...analysis.values[2], span: [4, 13], value: '2002' },
  ], document: { ...analysis.document, blocks: [{ kind: 'paragraph', span: [0, 13] }], sentences: [[0, 13]] } } };
  assert.match(await exported('tei', mine), /<p><date when="2001">one <date when="2002">two<\/date><\/date><date when="2002"> three<\/date><\/p>/);
});

test('every format takes what the engine gives, an empty text too', async (t) => {
  const analyzer = await createAnalyzer();
  t.after(() => analyzer.dispose());
  for (const each of ['', text, readFileSync(join(root, 'web/samples/report.txt'), 'utf8'), readFileSync(join(root, 'web/samples/cable.txt'), 'utf8')]) {
    const source = { text: each, analysis: await analyzer.analyze(each, { tokens: true }) };
    for (const { id } of kFormats) assert.equal(typeof (await exported(id, source)), 'string');
    const schema = readFileSync(join(root, 'tests/exports/tei.rng'), 'utf8');
    const { valid, errors } = await validateXML({ xml: [{ fileName: 'text.xml', contents: await exported('tei', source) }], schema: [schema], extension: 'relaxng' });
    assert.ok(valid, JSON.stringify(errors, null, 1));
    check(await exported('geojson', source));
    const calendar = await exported('ics', source);
    if (calendar) ICAL.parse(calendar);
  }
});
