// The export formats, in the order of the menu. What writes one is loaded when it is asked for.
import type { Writer } from './source.js';

export interface Format {
  id: string;
  label: string;
  group: 'To read' | 'For spreadsheets' | 'For programs' | 'For text tools' | 'For maps and calendars';
  /** What it holds, for whom. */
  about: string;
  extension: string;
  type: string;
  /** It wants to know the tokens, which the page does not ask for otherwise. */
  tokens?: true;
  /** Saved with a byte order mark, without which spreadsheets take UTF-8 for something else. */
  bom?: true;
  load: () => Promise<Writer>;
}

export const kFormats: Format[] = [
  { id: 'html', label: 'HTML', group: 'To read', about: 'The text with its highlights and the names in one file', extension: 'html', type: 'text/html',
    load: async () => (await import('./html.js')).html },
  { id: 'markdown', label: 'Markdown', group: 'To read', about: 'The text with names in bold, tables of names and dates', extension: 'md', type: 'text/markdown',
    load: async () => (await import('./markdown.js')).markdown },
  { id: 'text', label: 'Plain text', group: 'To read', about: 'The text alone, as the .ann file of brat wants it beside', extension: 'txt', type: 'text/plain',
    load: async () => (await import('./brat.js')).plainText },
  { id: 'csv-mentions', label: 'CSV of mentions', group: 'For spreadsheets', about: 'A row for each mention; offsets in UTF-16 units', extension: 'mentions.csv', type: 'text/csv', bom: true,
    load: async () => (await import('./csv.js')).csvMentions },
  { id: 'csv-entities', label: 'CSV of names', group: 'For spreadsheets', about: 'A row for each person, state, organisation ...', extension: 'names.csv', type: 'text/csv', bom: true,
    load: async () => (await import('./csv.js')).csvEntities },
  { id: 'csv-values', label: 'CSV of dates and amounts', group: 'For spreadsheets', about: 'A row for each date, sum, number; offsets in UTF-16 units', extension: 'values.csv', type: 'text/csv', bom: true,
    load: async () => (await import('./csv.js')).csvValues },
  { id: 'json', label: 'JSON', group: 'For programs', about: 'All that was read; offsets in UTF-16 units', extension: 'entente.json', type: 'application/json',
    load: async () => (await import('./json.js')).json },
  { id: 'ndjson', label: 'NDJSON', group: 'For programs', about: 'The same, an item a line; offsets in UTF-16 units', extension: 'ndjson', type: 'application/x-ndjson',
    load: async () => (await import('./ndjson.js')).ndjson },
  { id: 'annotation', label: 'Web Annotation (JSON-LD)', group: 'For programs', about: 'W3C Web Annotations; offsets in code points', extension: 'jsonld', type: 'application/ld+json',
    load: async () => (await import('./annotation.js')).annotation },
  { id: 'spacy', label: 'spaCy JSON', group: 'For text tools', about: 'For Doc.from_json; offsets in code points', extension: 'spacy.json', type: 'application/json', tokens: true,
    load: async () => (await import('./spacy.js')).spacy },
  { id: 'brat', label: 'brat standoff', group: 'For text tools', about: 'The .ann file; save the plain text beside it; offsets in code points', extension: 'ann', type: 'text/plain',
    load: async () => (await import('./brat.js')).brat },
  { id: 'conll', label: 'CoNLL-2003 (BIO)', group: 'For text tools', about: 'A token a line with its tag', extension: 'conll', type: 'text/plain', tokens: true,
    load: async () => (await import('./conll.js')).conll },
  { id: 'tei', label: 'TEI', group: 'For text tools', about: 'TEI P5 XML with names, dates and who they are', extension: 'tei.xml', type: 'application/xml',
    load: async () => (await import('./tei.js')).tei },
  { id: 'geojson', label: 'GeoJSON', group: 'For maps and calendars', about: 'A point for each place that is known', extension: 'geojson', type: 'application/geo+json',
    load: async () => (await import('./geojson.js')).geojson },
  { id: 'ics', label: 'Calendar (ICS)', group: 'For maps and calendars', about: 'An event for each date of the text', extension: 'ics', type: 'text/calendar',
    load: async () => (await import('./ics.js')).ics },
];
