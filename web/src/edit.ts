// An edit of the text: at `begin`, `removed` gave way to `inserted`. Offsets are UTF-16 code units everywhere in the page.

export interface Edit {
  begin: number;
  removed: string;
  inserted: string;
}

export interface Selected {
  anchor: number;
  focus: number;
}

export function applied(text: string, { begin, removed, inserted }: Edit): string {
  return text.slice(0, begin) + inserted + text.slice(begin + removed.length);
}

export function inverse({ begin, removed, inserted }: Edit): Edit {
  return { begin, removed: inserted, inserted: removed };
}

/** The smallest edit that turns `before` into `after`, a text that starts at `offset`; null when they are equal. */
export function difference(before: string, after: string, offset = 0): Edit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < shorter - head && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  return { begin: offset + head, removed: before.slice(head, before.length - tail), inserted: after.slice(head, after.length - tail) };
}

/** The page's texts know one line end. */
export function unixLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** Moves a span over an edit; null when the edit took it away. Text typed at either edge stays outside. */
export function moved(begin: number, end: number, edit: Edit): [number, number] | null {
  const cut = edit.begin + edit.removed.length;
  const growth = edit.inserted.length - edit.removed.length;
  if (end <= edit.begin) return [begin, end];
  if (begin >= cut) return [begin + growth, end + growth];
  if (begin >= edit.begin && end <= cut) return null;
  const from = begin < edit.begin ? begin : edit.begin + edit.inserted.length;
  const to = end > cut ? end + growth : edit.begin;
  return from < to ? [from, to] : null;
}
