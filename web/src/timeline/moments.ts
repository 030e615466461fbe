// What the text dates: the days that its marks stand for, as the analysis gives them, in the order of the calendar.
import type { Value } from '../../../wasm/src/types.js';
import type { Mark } from '../marks.js';

export const kDay = 86_400_000;  // ms

/** A stretch of the calendar, and all marks that mean it. */
export interface Moment {
  /** ms since 1970, UTC; half-open. A clock time begins and ends at its minute. */
  begin: number;
  end: number;
  marks: Mark[];
}

export interface Undated {
  mark: Mark;
  value: Value;
}

/** Moments by their begin, then their end; and the marks of times that the calendar does not place. */
export function momentsOf(marks: readonly Mark[]): { moments: Moment[]; undated: Undated[] } {
  const moments = new Map<string, Moment>();
  const undated: Undated[] = [];
  for (const mark of marks) {
    const value = valueOf(mark);
    if (!value || !kTimes.has(value.type)) continue;
    const span = spanOf(value);
    if (!span) {
      undated.push({ mark, value });
      continue;
    }
    const moment = moments.get(span.join());
    if (moment) moment.marks.push(mark);
    else moments.set(span.join(), { begin: span[0], end: span[1], marks: [mark] });
  }
  return { moments: [...moments.values()].sort((a, b) => a.begin - b.begin || a.end - b.end), undated };
}

export function valueOf(mark: Mark): Value | null {
  return 'value' in mark.item ? mark.item.value : null;
}

/** Midnight (UTC) at which an ISO day begins, or null. */
export function dayOf(iso: string): number | null {
  const time = Date.parse(`${iso.slice(0, 10)}T00:00Z`);
  return Number.isNaN(time) ? null : time;
}

const kTimes: ReadonlySet<Value['type']> = new Set(['DATE', 'TIME', 'DURATION', 'SET']);

function spanOf({ value, interval, begin, end }: Value): [number, number] | null {
  const first = dayOf(interval?.[0] ?? begin ?? '');
  const last = dayOf(interval?.[1] ?? end ?? '');
  if (first === null || last === null || last < first) return null;
  const clock = interval && first === last ? /T(\d\d)(?::(\d\d))?/.exec(value) : null;
  if (!clock) return [first, last + kDay];
  const at = first + Number(clock[1]) * 3_600_000 + Number(clock[2] ?? 0) * 60_000;
  return [at, at];
}
