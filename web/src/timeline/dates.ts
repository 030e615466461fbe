// How dates are written: as short as they are exact.
import { kDay, type Moment, valueOf } from './moments.js';

const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
const kYear = format({ year: 'numeric' });
const kMonth = format({ month: 'short', year: 'numeric' });
const kDayOfYear = format({ day: 'numeric', month: 'short', year: 'numeric' });
const kClock = format({ hour: '2-digit', minute: '2-digit' });

/** "1953", "May 2018", "1 Apr - 30 Jun 2018", "8 May 2018", "8 May 2018, 19:59 GMT". */
export function dateWords({ begin, end, marks }: Moment): string {
  if (begin === end) return `${kDayOfYear.format(begin)}, ${kClock.format(begin)}${/Z$/.test(valueOf(marks[0]!)?.value ?? '') ? ' GMT' : ''}`;
  return rangeWords(begin, end);
}

/** The same of any stretch [begin, end). */
export function rangeWords(begin: number, end: number): string {
  const last = Math.max(begin, end - kDay);
  const from = new Date(begin);
  const next = new Date(last + kDay);
  const wholeMonths = from.getUTCDate() === 1 && next.getUTCDate() === 1;
  const wholeYears = wholeMonths && from.getUTCMonth() === 0 && next.getUTCMonth() === 0;
  return (wholeYears ? kYear : wholeMonths ? kMonth : kDayOfYear).formatRange(begin, last);
}

/** What stands at a tick of the axis: what is new there. */
export function tickWords(time: Date): string {
  if (time.getUTCHours() || time.getUTCMinutes()) return kClock.format(time);
  if (time.getUTCDate() > 1) return format({ day: 'numeric', month: 'short' }).format(time);
  return time.getUTCMonth() ? format({ month: 'short' }).format(time) : kYear.format(time);
}
