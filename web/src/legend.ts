// The legend: what the colours mean, how many there are, and which of them are shown.
import { byId, make } from './dom.js';
import { type Family, kFamilies } from './families.js';
import type { Mark } from './marks.js';
import { grouped } from './numbers.js';

export class Legend {
  readonly shown = new Set<Family>(kFamilies.map(({ family }) => family));

  #rows = new Map<Family, { toggle: HTMLButtonElement; only: HTMLButtonElement; count: HTMLElement }>();
  #all = byId<HTMLButtonElement>('show-all');

  /** `announce` says a change aloud. */
  constructor(private readonly onChange: () => void, private readonly announce: (words: string) => void) {
    const rows = kFamilies.map(({ family, label }, i) => {
      const count = make('span', { class: 'count' }, '0');
      const toggle = make('button', { type: 'button', class: 'toggle', 'aria-pressed': 'true', 'aria-keyshortcuts': i + 1 },
        make('span', { class: 'label' }, make('span', { class: `swatch ${family}` }, label)), ' ', count);
      const only = make('button', { type: 'button', class: 'only', 'aria-pressed': 'false', 'aria-label': `Only ${label.toLowerCase()}` }, 'only');
      toggle.addEventListener('click', (event) => (event.altKey ? this.solo(family) : this.toggle(family)));
      only.addEventListener('click', () => this.solo(family));
      this.#rows.set(family, { toggle, only, count });
      return make('li', {}, toggle, only);
    });
    byId('legend').append(...rows);
    this.#all.addEventListener('click', () => {
      this.showAll();
      this.#rows.get('person')!.toggle.focus();
    });
  }

  toggle(family: Family): void {
    if (!this.shown.delete(family)) this.shown.add(family);
    this.#update(`${labelOf(family)} ${this.shown.has(family) ? 'shown' : 'hidden'}`);
  }

  /** Shows one family alone; all of them when it already is alone. */
  solo(family: Family): void {
    if (this.#isSolo(family)) return this.showAll();
    this.shown.clear();
    this.shown.add(family);
    this.#update(`Only ${labelOf(family).toLowerCase()} shown`);
  }

  showAll(): void {
    for (const { family } of kFamilies) this.shown.add(family);
    this.#update('All kinds shown');
  }

  count(marks: Mark[]): void {
    const counts = new Map<Family, number>();
    for (const { family } of marks) counts.set(family, (counts.get(family) ?? 0) + 1);
    for (const [family, { count, toggle }] of this.#rows) {
      const number = counts.get(family) ?? 0;
      count.textContent = grouped(number);
      toggle.classList.toggle('none', number === 0);
    }
  }

  #isSolo(family: Family): boolean {
    return this.shown.size === 1 && this.shown.has(family);
  }

  #update(words: string): void {
    for (const [family, { toggle, only }] of this.#rows) {
      toggle.setAttribute('aria-pressed', String(this.shown.has(family)));
      only.setAttribute('aria-pressed', String(this.#isSolo(family)));
    }
    this.#all.hidden = this.shown.size === kFamilies.length;
    this.announce(words);
    this.onChange();
  }
}

function labelOf(family: Family): string {
  return kFamilies.find((each) => each.family === family)!.label;
}
