// W3C Web Annotation (https://www.w3.org/TR/annotation-model/), JSON-LD: a page of annotations, one a mention or value. Each
// finds its words by position and by quotation. Offsets: Unicode code points (TextPositionSelector, 4.2.5). The text has no
// address, so it and the annotations are named by UUIDs made from the content.
import { codePoints, itemsOf, type Source, wellFormed } from './source.js';
import { seedOf, uuid } from './uuid.js';

const kAround = 32;  // code units quoted before and after, so that the words are found again in a text that moved

export function annotation({ analysis, text: given, title, made }: Source): string {
  const text = wellFormed(given);
  const point = codePoints(text);
  const seed = seedOf(text);
  const name = (index: number): string => `urn:uuid:${uuid(seed, index)}`;
  const items = itemsOf(analysis).map(({ begin, end, label, entity, value }, i) => ({
    id: name(i + 2),
    type: 'Annotation',
    motivation: entity?.ids.wikidata ? ['tagging', 'identifying'] : 'tagging',
    body: [
      { type: 'TextualBody', purpose: 'tagging', value: label, format: 'text/plain' },
      ...(entity ? [{ type: 'TextualBody', purpose: 'describing', value: entity.name, format: 'text/plain' }] : []),
      ...(value ? [{ type: 'TextualBody', purpose: 'describing', value: value.unit ? `${value.value} ${value.unit}` : value.value, format: 'text/plain' }] : []),
      ...(entity?.ids.wikidata ? [{ type: 'SpecificResource', purpose: 'identifying', source: `http://www.wikidata.org/entity/${entity.ids.wikidata}` }] : []),
    ],
    target: {
      type: 'SpecificResource',
      source: name(0),
      selector: [
        { type: 'TextPositionSelector', start: point(begin), end: point(end) },
        { type: 'TextQuoteSelector', exact: text.slice(begin, end), prefix: whole(text, Math.max(0, begin - kAround), begin), suffix: whole(text, end, Math.min(text.length, end + kAround)) },
      ],
    },
  }));
  return `${JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: name(1),
    type: 'AnnotationPage',
    label: title,
    modified: made.toISOString(),
    generator: { type: 'Software', name: `Entente ${analysis.engine.version}` },
    startIndex: 0,
    items,
  }, null, 1)}\n`;
}

/** [begin, end), but no half of a character at its edges. */
function whole(text: string, begin: number, end: number): string {
  return text.slice(begin, end).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
