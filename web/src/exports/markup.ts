// Escaping for HTML and XML.
import { printable } from './source.js';

const kEscapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '\r': '&#13;' };

/** Text as it may stand between tags and in a quoted attribute. */
export function escaped(text: string): string {
  return printable(text).replace(/[&<>"'\r]/g, (character) => kEscapes[character]!);
}

/** ` name="value"` for each that has a value. */
export function attributes(values: Record<string, string | number | null | undefined>): string {
  return Object.entries(values).map(([name, value]) => (value === null || value === undefined ? '' : ` ${name}="${escaped(String(value))}"`)).join('');
}
