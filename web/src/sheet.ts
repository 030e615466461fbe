// How much room the panel has: on narrow screens it is a sheet at the foot of the page, opened and closed by its handle; beside
// the text it can be the wider of the two.
import { byId } from './dom.js';

const kNarrow = matchMedia('(max-width: 54rem)');  // as in panel.css; asking for the style would have the page laid out before it is there
const kLow = matchMedia('(max-height: 699px)');     // too low for filter and list together

export class Sheet {
  #panel = byId('panel');
  #handle = byId<HTMLButtonElement>('sheet');
  #widen = byId<HTMLButtonElement>('widen');

  constructor() {
    this.#handle.addEventListener('click', () => this.open(!this.isOpen));
    this.#widen.addEventListener('click', () => this.widen());
    if (kNarrow.matches || kLow.matches) document.querySelector<HTMLDetailsElement>('#filters details')!.open = false;  // leaves room for the names
  }

  get isOpen(): boolean {
    return this.#panel.classList.contains('open');
  }

  open(open: boolean): void {
    this.#panel.classList.toggle('open', open);
    this.#handle.setAttribute('aria-expanded', String(open));
  }

  /** Gives the panel most of the page, or takes that back. */
  widen(): void {
    this.#widen.setAttribute('aria-pressed', String(document.body.classList.toggle('wide')));
  }

  /** Something in the panel was chosen: gives way to the text, which it covers. */
  leave(): void {
    if (!this.isOpen || !kNarrow.matches) return;
    this.open(false);
    byId('walk-on').focus();
  }
}
