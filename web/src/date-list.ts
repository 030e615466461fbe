// The dated mentions of the text, in the order of the calendar.
import type { Value } from '../../wasm/src/types.js';
import { byId, make } from './dom.js';
import type { Mark } from './marks.js';

export class DateList {
  #section = byId('dates');
  #list = byId('date-list');
  #count = byId('date-count');

  /** `onVisit`: the reader chose one of `all`. */
  constructor(private readonly onVisit: (mark: Mark, all: Mark[]) => void) {}

  /** `textOf` gives the words of a mark. */
  set(marks: Mark[], textOf: (mark: Mark) => string): void {
    const dated = marks.flatMap((mark) => {
      const value = 'value' in mark.item ? mark.item.value : null;
      return value?.interval ? [{ mark, value, interval: value.interval }] : [];
    });
    dated.sort((a, b) => compare(a.interval[0], b.interval[0]) || compare(a.interval[1], b.interval[1]) || a.mark.begin - b.mark.begin);
    const all = dated.map(({ mark }) => mark);
    this.#section.hidden = dated.length === 0;
    this.#count.textContent = String(dated.length);
    this.#list.replaceChildren(...dated.map(({ mark, value, interval }) => {
      const button = make('button', { type: 'button' }, make('span', { class: 'when' }, when(value, interval)), ' ', make('span', { class: 'name' }, textOf(mark)));
      button.addEventListener('click', () => this.onVisit(mark, all));
      return make('li', {}, button);
    }));
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** "2018-05-08", "2018-05-08 19:59 GMT", or first and last day. */
function when(value: Value, [first, last]: [string, string]): string {
  const time = value.type === 'TIME' ? /T(\d\d:\d\d)(Z?)/.exec(value.value) : null;
  if (time) return `${first} ${time[1]}${time[2] ? ' GMT' : ''}`;
  return first === last ? first : `${first} \u2013 ${last}`;
}
