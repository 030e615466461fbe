// spaCy JSON: what `Doc.from_json` reads and `Doc.to_json` writes (spaCy 3). Offsets: Unicode code points. `ents` holds the
// names and values that spaCy's flat entities can hold; `spans.mentions` all of them, nested ones, descriptions and pronouns too.
import { codePoints, flat, type Item, itemsOf, type Source, tokensOf, wellFormed } from './source.js';

export function spacy({ analysis, text: given }: Source): string {
  const text = wellFormed(given);
  const point = codePoints(text);
  const items = itemsOf(analysis);
  const span = (begin: number, end: number) => ({ start: point(begin), end: point(end) });
  const labelled = ({ begin, end, label, entity }: Item) => ({ ...span(begin, end), label, kb_id: entity?.ids.wikidata ?? '' });
  return `${JSON.stringify({
    text,
    ents: flat(items).map(labelled),
    sents: analysis.document.sentences.map((sentence) => span(...sentence)),
    tokens: withSpace(text, tokensOf(analysis, items)).map((token, id) => ({ id, ...span(...token) })),
    spans: { mentions: items.map(labelled) },
  })}\n`;
}

/** To spaCy all of the text is tokens, but for a single space that follows one. */
function withSpace(text: string, tokens: [number, number][]): [number, number][] {
  const all: [number, number][] = [];
  let at = 0;
  const gap = (end: number): void => {
    const from = at > 0 && text[at] === ' ' ? at + 1 : at;
    if (from < end) all.push([from, end]);
  };
  for (const token of tokens) {
    gap(token[0]);
    all.push(token);
    at = token[1];
  }
  gap(text.length);
  return all;
}
