// NDJSON: a line for the document, then one for each entity, mention, value, event, relation, quote and stance; what follows
// `kind` and `title` or `text` are the members of the JSON export. Offsets: UTF-16 code units.
import type { Source } from './source.js';

export function ndjson({ analysis, text, title }: Source): string {
  const { mentions, entities, values, events, relations, quotes, stances, ...document } = analysis;
  const words = ([begin, end]: [number, number]): string => text.slice(begin, end);
  const plain = (kind: string, items: unknown[]): object[] => items.map((item) => ({ kind, ...(item as object) }));
  const lines = [
    { kind: 'document', title, ...document },
    ...plain('entity', entities),
    ...mentions.map((mention) => ({ kind: 'mention', text: words(mention.span), ...mention })),
    ...values.map((value) => ({ kind: 'value', text: words(value.span), ...value })),
    ...plain('event', events), ...plain('relation', relations), ...plain('quote', quotes), ...plain('stance', stances),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
