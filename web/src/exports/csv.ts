// CSV (RFC 4180): a table of mentions, one of entities, one of values. Offsets: UTF-16 code units, which is what the text
// functions of spreadsheets count. A cell whose words could be taken for a formula gets an apostrophe before them.
import { decimal, printable, type Source } from './source.js';

type Cell = string | number | null;

export function csvMentions({ analysis, text }: Source): string {
  const { mentions, entities } = analysis;
  return table(['begin', 'end', 'text', 'type', 'form', 'entity', 'entity_name', 'reading', 'within', 'confidence', 'source'],
    mentions.map(({ span: [begin, end], type, form, entity, reading, within, confidence, source }) =>
      [begin, end, text.slice(begin, end), type, form, entity, entities[entity]?.name ?? null, reading, within, confidence, source]));
}

export function csvEntities({ analysis }: Source): string {
  const { mentions, entities } = analysis;
  const counts = new Map<number, number>();
  for (const { entity } of mentions) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  return table(['id', 'name', 'type', 'aliases', 'roles', 'mentions', 'wikidata', 'iso3166', 'geonames', 'country', 'latitude', 'longitude', 'salience', 'confidence'],
    entities.map(({ id, name, type, aliases, roles, ids, country, point, salience, confidence }) =>
      [id, name, type, aliases.join('; '), [...new Set(roles.map(({ title }) => title))].join('; '), counts.get(id) ?? 0,
        ids.wikidata, ids.iso3166, ids.geonames, country, point?.[0] ?? null, point?.[1] ?? null, salience, confidence]));
}

export function csvValues({ analysis, text }: Source): string {
  return table(['begin', 'end', 'text', 'type', 'value', 'first_day', 'last_day', 'unit', 'mod', 'confidence'],
    analysis.values.map(({ span: [begin, end], type, value, interval, unit, mod, confidence }) =>
      [begin, end, text.slice(begin, end), type, decimal(value) ? Number(value) : value, interval?.[0] ?? null, interval?.[1] ?? null, unit, mod, confidence]));
}

function table(head: string[], rows: Cell[][]): string {
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const words = printable(value);
  const safe = /^[=+\-@\t\r]/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
