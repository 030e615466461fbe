// The view of the entities: the list of all names, or the card of one.
import { make } from './dom.js';
import { EntityCard } from './entity-card.js';
import { showEntities } from './entity-list.js';
import type { Page } from './page.js';
import type { Drawing } from './views.js';

/** The card is made at once, for it is opened from elsewhere too; what is drawn in the view while it is closed is the list. */
export class EntityView implements Drawing {
  readonly card: EntityCard;
  #list: Drawing;

  constructor(host: HTMLElement, page: Page) {
    const list = make('div', { id: 'entity-list' });
    list.append(...host.childNodes);
    this.card = new EntityCard(page, (open) => (list.hidden = open));
    host.append(list, this.card.root);
    this.#list = showEntities(host, page);
  }

  draw(): void {
    this.#list.draw();
    this.card.draw();
  }

  select(): void {
    this.#list.select?.();
    this.card.select();
  }
}
