// The dated mentions of the text, in the order of the calendar.
import type { Value } from '../../wasm/src/types.js';
import { make } from './dom.js';
import type { Mark } from './marks.js';
import type { Page } from './page.js';
import type { Drawing } from './views.js';

export interface Dated {
  mark: Mark;
  value: Value;
  interval: [string, string];
}

export function showDates(host: HTMLElement, page: Page): Drawing {
  const count = make('p', { class: 'small', id: 'date-count' });
  const list = make('ol', { id: 'date-list' });
  host.append(count, list);
  let dated: Dated[] = [];
  return {
    draw() {
      dated = datedMarks(page.marks);
      const stops = dated.map(({ mark }) => mark);
      count.textContent = dated.length ? `${dated.length.toLocaleString('en')} ${dated.length === 1 ? 'date' : 'dates'}, in the order of the calendar` : 'No dates found';
      list.replaceChildren(...dated.map((each) => {
        const button = make('button', { type: 'button' }, make('span', { class: 'when' }, when(each)), ' ', make('span', { class: 'name' }, page.wordsOf(each.mark)));
        button.addEventListener('click', () => page.selection.chooseMark(each.mark, 'timeline', stops));
        return make('li', {}, button);
      }));
    },
    select() {
      dated.forEach(({ mark }, i) => {
        const button = list.children[i]!.firstElementChild!;
        if (mark === page.selection.mark) button.setAttribute('aria-current', 'true');
        else button.removeAttribute('aria-current');
      });
    },
  };
}

/** The marks that have a place in the calendar, by their first day, then their last, then as they stand in the text. */
export function datedMarks(marks: readonly Mark[]): Dated[] {
  const dated = marks.flatMap((mark) => {
    const value = 'value' in mark.item ? mark.item.value : null;
    return value?.interval ? [{ mark, value, interval: value.interval }] : [];
  });
  return dated.sort((a, b) => compare(a.interval[0], b.interval[0]) || compare(a.interval[1], b.interval[1]) || a.mark.begin - b.mark.begin);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** "2018-05-08", "2018-05-08 19:59 GMT", or first and last day. */
export function when({ value, interval: [first, last] }: Dated): string {
  const time = value.type === 'TIME' ? /T(\d\d:\d\d)(Z?)/.exec(value.value) : null;
  if (time) return `${first} ${time[1]}${time[2] ? ' GMT' : ''}`;
  return first === last ? first : `${first} \u2013 ${last}`;
}
