// How dates are written: as short as they are exact.
import { kDay, type Moment, valueOf } from './moments.js';

/** Formats are made when they are first used, and kept: the first one takes longer than all else that the page does at its start. */
function format(options: Intl.DateTimeFormatOptions): () => Intl.DateTimeFormat {
  let made: Intl.DateTimeFormat | undefined;
  return () => (made ??= new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }));
}
const year = format({ year: 'numeric' });
const month = format({ month: 'short', year: 'numeric' });
const day = format({ day: 'numeric', month: 'short', year: 'numeric' });
const monthOfYear = format({ month: 'short' });
const dayOfYear = format({ day: 'numeric', month: 'short' });
const clock = format({ hour: '2-digit', minute: '2-digit' });

/** "1953", "May 2018", "1 Apr - 30 Jun 2018", "8 May 2018", "8 May 2018, 19:59 GMT". */
export function dateWords({ begin, end, marks }: Moment): string {
  if (begin === end) return `${day().format(begin)}, ${clock().format(begin)}${/Z$/.test(valueOf(marks[0]!)?.value ?? '') ? ' GMT' : ''}`;
  return rangeWords(begin, end);
}

/** The same of any stretch [begin, end). */
export function rangeWords(begin: number, end: number): string {
  const last = Math.max(begin, end - kDay);
  const from = new Date(begin);
  const next = new Date(last + kDay);
  const wholeMonths = from.getUTCDate() === 1 && next.getUTCDate() === 1;
  const wholeYears = wholeMonths && from.getUTCMonth() === 0 && next.getUTCMonth() === 0;
  return (wholeYears ? year() : wholeMonths ? month() : day()).formatRange(begin, last);
}

/** Whether words say no more than how the date is written does: "March 12, 2026" for "12 Mar 2026". */
export function saysOnly(words: string, date: string): boolean {
  const parts = (text: string): string => (text.toLowerCase().match(/[a-z]{1,3}|\d+/g) ?? []).sort().join();
  const short = (text: string): string => text.replace(/([a-z]{3})[a-z]+/gi, '$1');
  return parts(short(words)) === parts(short(date));
}

/** What stands at a tick of the axis: what is new there. */
export function tickWords(time: Date): string {
  if (time.getUTCHours() || time.getUTCMinutes()) return clock().format(time);
  if (time.getUTCDate() > 1) return dayOfYear().format(time);
  return (time.getUTCMonth() ? monthOfYear() : year()).format(time);
}
