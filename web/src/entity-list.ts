// The list of names: most mentioned first, filtered by sureness, words and the legend; choosing one walks its mentions.
import type { Entity } from '../../wasm/src/types.js';
import { byId, make } from './dom.js';
import { type Family, kTypes, typeOf } from './families.js';
import { countNames, entityOf, isUnsure } from './marks.js';
import { grouped } from './numbers.js';
import type { Page } from './page.js';
import type { Drawing } from './views.js';
import { rolesOf } from './wording.js';

interface Row {
  entity: Entity;
  family: Family;
  count: number;
  words: string;  // what the filter looks at
}

const kAtOnce = 200;  // rows drawn before "more"

/** The view of the names; its host is there in the page's HTML. */
export function showEntities(_host: HTMLElement, page: Page): Drawing {
  return new EntityList(page);
}

class EntityList implements Drawing {
  #rows: Row[] = [];
  #found = 0;
  #limit = kAtOnce;
  #list = byId('entities');
  #filter = byId<HTMLInputElement>('filter');
  #summary = byId('entity-summary');
  #more = byId<HTMLButtonElement>('more');

  constructor(private readonly page: Page) {
    this.#filter.addEventListener('input', () => this.#show());
    this.#filter.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowDown') this.#focus(0);
      else if (event.key === 'Escape' && this.#filter.value) this.#clearFilter();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    this.#more.addEventListener('click', () => {
      const first = this.#limit;
      this.#limit += kAtOnce * 5;
      this.#show();
      this.#focus(first);
    });
    this.#list.addEventListener('click', (event) => {
      const button = (event.target as Element).closest('button');
      const row = button && this.#rows.find(({ entity }) => String(entity.id) === button.dataset.entity);
      if (row) page.selection.chooseEntity(row.entity, 'entities');
    });
    this.#list.addEventListener('keydown', (event) => this.#arrow(event));
  }

  /** Takes the names of the marks. */
  draw(): void {
    const rows = new Map<Entity, Row>();
    for (const mark of this.page.marks) {
      const entity = entityOf(mark);
      if (!entity) continue;
      const row = rows.get(entity);
      if (row) row.count++;
      else rows.set(entity, { entity, family: kTypes[entity.type].family, count: 1, words: folded([entity.name, ...entity.aliases].join('\n')) });
    }
    this.#rows = [...rows.values()].sort((a, b) => b.count - a.count || b.entity.salience - a.entity.salience || a.entity.id - b.entity.id);
    this.#found = countNames(this.page.reading.marks);
    this.#limit = kAtOnce;
    this.#show();
  }

  /** Marks the chosen name, and shows it when it was chosen elsewhere. */
  select(): void {
    const chosen = this.page.selection.entity;
    for (const button of this.#list.querySelectorAll('button')) {
      if (!chosen || button.dataset.entity !== String(chosen.id)) {
        button.removeAttribute('aria-current');
      } else if (!button.hasAttribute('aria-current')) {
        button.setAttribute('aria-current', 'true');
        button.scrollIntoView({ block: 'nearest' });
      }
    }
  }

  #show(): void {
    const words = folded(this.#filter.value.trim());
    const rows = this.#rows.filter((row) => this.page.shown.has(row.family) && row.words.includes(words));
    const had = this.#list.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.entity : null;
    this.#list.replaceChildren(...rows.slice(0, this.#limit).map((row, i) => this.#row(row, i === 0)));
    this.#more.hidden = rows.length <= this.#limit;
    this.#summary.textContent = summary(rows.length, this.#found);
    if (had) this.#list.querySelector<HTMLElement>(`[data-entity="${had}"]`)?.focus();
  }

  #clearFilter(): void {
    this.#filter.value = '';
    this.#show();
  }

  #row({ entity, family, count }: Row, first: boolean): HTMLElement {
    const { short } = typeOf(entity);
    const [role] = rolesOf(entity, this.page.analysis?.entities ?? []);
    const button = make('button', { type: 'button', 'data-entity': entity.id, tabindex: first ? 0 : -1, 'aria-current': entity.id === this.page.selection.entity?.id && 'true' },
      make('span', { class: 'who' }, make('span', { class: isUnsure(entity) ? 'name unsure' : 'name', dir: 'auto' }, entity.name), ...(role ? [', ', make('span', { class: 'role' }, role)] : [])), ' ',
      make('span', { class: `chip ${family}` }, short), ' ',
      make('span', { class: 'count' }, String(count), make('span', { class: 'unseen' }, count === 1 ? ' mention' : ' mentions')));
    return make('li', {}, button);
  }

  /** Up and down, Home and End go through the list; Tab leaves it. */
  #arrow(event: KeyboardEvent): void {
    const buttons = [...this.#list.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const goals: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 };
    const goal = goals[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    if (goal < 0) this.#filter.focus();
    else this.#focus(Math.min(goal, buttons.length - 1));
  }

  #focus(at: number): void {
    const buttons = this.#list.querySelectorAll('button');
    buttons.forEach((button, i) => (button.tabIndex = i === at ? 0 : -1));
    buttons[at]?.focus();
  }
}

function summary(shown: number, all: number): string {
  if (all === 0) return '';
  return shown === all ? `${grouped(all)} ${all === 1 ? 'name' : 'names'}` : `${grouped(shown)} of ${grouped(all)}`;
}

/** Accents and case do not matter when one searches. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
