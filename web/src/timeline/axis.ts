// The part of the calendar that the timeline shows.
import { utcTicks } from 'd3-time';
import { Calendar } from './calendar.js';
import { kDay } from './moments.js';

const kLeast = kDay / 4;  // zooming in ends here

export class Axis {
  #calendar = new Calendar();
  // All in the axis' own count of time.
  #whole: [number, number] = [0, kDay];
  #from = 0;
  #to = kDay;

  /** What lies on it; what is shown stays while the whole does. */
  setMoments(moments: { begin: number; end: number }[]): void {
    if (moments.length === 0) return;
    this.#calendar = new Calendar(moments);
    const begin = moments.reduce((least, each) => Math.min(least, this.#calendar.toAxis(each.begin)), Infinity);
    const end = moments.reduce((most, each) => Math.max(most, this.#calendar.toAxis(each.end)), -Infinity);
    const margin = Math.max(kDay, (end - begin) * 0.05);
    const [from, to] = this.#whole;
    this.#whole = [begin - margin, end + margin];
    if (from !== this.#whole[0] || to !== this.#whole[1]) this.fit();
  }

  get from(): number {
    return this.#calendar.fromAxis(this.#from);
  }

  get to(): number {
    return this.#calendar.fromAxis(this.#to);
  }

  fit(): void {
    [this.#from, this.#to] = this.#whole;
  }

  /** By a factor, about a place given as a share of the height. */
  zoom(factor: number, share: number): void {
    const [begin, end] = this.#whole;
    const length = Math.max(kLeast, Math.min(end - begin, (this.#to - this.#from) / factor));
    this.#show(this.#from + share * (this.#to - this.#from - length), length);
  }

  /** By a share of what is shown; positive is later. */
  move(share: number): void {
    const length = this.#to - this.#from;
    this.#show(this.#from + share * length, length);
  }

  /** Moves as far as it takes for a time to be shown. */
  reveal(time: number): void {
    const at = this.#calendar.toAxis(time);
    const length = this.#to - this.#from;
    if (at < this.#from || at > this.#to) this.#show(at - length / 2, length);
  }

  /** Where a time is on a picture of some height; what lies beyond is at its edge. */
  place(time: number, height: number): number {
    return ((Math.max(this.#from, Math.min(this.#to, this.#calendar.toAxis(time))) - this.#from) / (this.#to - this.#from)) * height;
  }

  /** About so many times to be named beside the axis. */
  ticks(count: number): Date[] {
    return this.#calendar.plain(this.from, this.to).flatMap(([from, to]) => {
      const share = (this.#calendar.toAxis(to) - this.#calendar.toAxis(from)) / (this.#to - this.#from);
      return utcTicks(new Date(from), new Date(to), Math.max(1, count * share));
    });
  }

  /** The stretches that are shown shorter than they are. */
  get shortened(): readonly { begin: number; end: number }[] {
    return this.#calendar.empty.filter(({ begin, end }) => end > this.from && begin < this.to);
  }

  #show(from: number, length: number): void {
    const [begin, end] = this.#whole;
    this.#from = Math.max(begin, Math.min(end - length, from));
    this.#to = this.#from + length;
  }
}
