// brat standoff (.ann beside the text as a .txt file). Offsets: Unicode code points. A mention that runs over a line end is
// given in pieces, as brat wants. Identifiers are normalisations (N), what refers to one thing is an equivalence (*), the
// reading of a date or an amount is a note (#).
import { codePoints, type Item, itemsOf, type Source, wellFormed } from './source.js';

export function brat({ analysis, text: given }: Source): string {
  const text = wellFormed(given);
  const point = codePoints(text);
  const lines: string[] = [];
  const ofEntity = new Map<number, string[]>();
  let references = 0;
  let notes = 0;
  itemsOf(analysis).forEach((item, i) => {
    const id = `T${i + 1}`;
    const spans = lineParts(text, item);
    lines.push(`${id}\t${item.label} ${spans.map(([begin, end]) => `${point(begin)} ${point(end)}`).join(';')}\t${spans.map(([begin, end]) => line(text.slice(begin, end))).join(' ')}`);
    if (item.value) {
      const { value, unit } = item.value;
      lines.push(`#${++notes}\tAnnotatorNotes ${id}\t${line(unit ? `${value} ${unit}` : value)}`);
    }
    if (!item.entity) return;
    const same = ofEntity.get(item.entity.id);
    if (same) same.push(id);
    else ofEntity.set(item.entity.id, [id]);
    const { ids, name } = item.entity;
    for (const [resource, key] of [['Wikidata', ids.wikidata], ['ISO3166', ids.iso3166], ['GeoNames', ids.geonames]]) {
      if (key) lines.push(`N${++references}\tReference ${id} ${resource}:${key}\t${line(name)}`);
    }
  });
  for (const ids of ofEntity.values()) if (ids.length > 1) lines.push(`*\tEquiv ${ids.join(' ')}`);
  return lines.map((each) => `${each}\n`).join('');
}

/** The text that the .ann file counts in. */
export function plainText({ text }: Source): string {
  return wellFormed(text);
}

function lineParts(text: string, { begin, end }: Item): [number, number][] {
  const parts: [number, number][] = [];
  for (const { index, 0: words } of text.slice(begin, end).matchAll(/[^\n\r]*[^\s]/g)) {
    const from = begin + index + (words.length - words.trimStart().length);
    parts.push([from, begin + index + words.length]);
  }
  return parts;
}

/** One line, one column. */
function line(words: string): string {
  return wellFormed(words).replace(/[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/g, ' ');
}
