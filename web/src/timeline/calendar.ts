// Time as the axis counts it: in ms, but that a long stretch in which nothing lies is shortened. One year of long ago would
// otherwise press all the days of this month into a dot.

interface Empty {
  begin: number;
  end: number;
  /** What the axis gives it, ms. */
  length: number;
}

const kLong = 6;    // times as long as all the rest: such a stretch is shortened
const kShort = 0.2; // to this share of the rest

export class Calendar {
  /** The stretches that are shortened, in order. */
  readonly empty: readonly Empty[];

  constructor(moments: { begin: number; end: number }[] = []) {
    const found: Empty[] = [];
    const sorted = [...moments].sort((a, b) => a.begin - b.begin);
    const first = sorted[0]?.begin ?? 0;
    let last = first;
    for (const { begin, end } of sorted) {
      if (begin > last) found.push({ begin: last, end: begin, length: begin - last });
      last = Math.max(last, end);
    }
    let total = last - first;
    this.empty = found.sort((a, b) => b.length - a.length).filter((each) => {
      const rest = total - each.length;
      if (rest <= 0 || each.length <= kLong * rest) return false;
      each.length = rest * kShort;
      total = rest + each.length;
      return true;
    }).sort((a, b) => a.begin - b.begin);
  }

  toAxis(time: number): number {
    let saved = 0;
    for (const { begin, end, length } of this.empty) {
      if (time <= begin) break;
      const share = Math.min(1, (time - begin) / (end - begin));
      saved += share * (end - begin - length);
    }
    return time - saved;
  }

  fromAxis(at: number): number {
    let saved = 0;
    for (const { begin, end, length } of this.empty) {
      if (at + saved <= begin) break;
      const share = Math.min(1, (at + saved - begin) / length);
      saved += share * (end - begin - length);
    }
    return at + saved;
  }

  /** The parts of [from, to] that are not shortened. */
  plain(from: number, to: number): [number, number][] {
    const parts: [number, number][] = [];
    for (const { begin, end } of this.empty) {
      if (end <= from || begin >= to) continue;
      if (begin > from) parts.push([from, begin]);
      from = end;
    }
    return from < to ? [...parts, [from, to]] : parts;
  }
}
