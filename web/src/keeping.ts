// Whether the text is kept on this device: never, unless the user turns it on; then a later visit offers it. One button
// forgets all that the page has stored.
import { make } from './dom.js';
import type { Kept } from './kept.js';
import { announce, notify } from './notice.js';
import { forgetSettings, remember, remembered } from './settings.js';

const kQuiet = 1000;  // ms without a change before the text is stored

export class Keeping {
  #box = make('input', { type: 'checkbox', id: 'keep' });
  #timer = 0;
  #last: Promise<unknown> = Promise.resolve();  // the database is asked one thing after the other

  /** Fills `host`; `current` gives the text to keep, `onOpen` gets one that was kept. */
  constructor(host: HTMLElement, private readonly current: () => Omit<Kept, 'time'>, private readonly onOpen: (kept: Kept) => void) {
    const forget = make('button', { type: 'button', id: 'forget' }, 'Forget everything');
    host.append(
      make('p', {}, make('label', {}, this.#box, ' Keep my text on this device')),
      make('p', { class: 'small' }, 'Off, nothing of the text outlives the page. On, this browser stores it with your corrections and names, and offers it when you come back.'),
      forget);
    this.#box.checked = remembered('keep') === 'on';
    this.#box.addEventListener('change', () => {
      remember('keep', this.#box.checked ? 'on' : null);
      if (this.#box.checked) this.#store();
      else this.#do(async () => (await import('./kept.js')).forget());
    });
    forget.addEventListener('click', () => {
      clearTimeout(this.#timer);
      this.#box.checked = false;
      forgetSettings();
      this.#do(async () => {
        await (await import('./kept.js')).forget();
        notify('Forgotten: the kept text and all settings. What is in the box now stays until you close the page.');
      });
    });
    if (this.#box.checked) this.#do(() => this.#offer());
  }

  get isOn(): boolean {
    return this.#box.checked;
  }

  /** The text or its title has changed. */
  changed(): void {
    if (!this.#box.checked) return;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#store(), kQuiet);
  }

  #store(): void {
    const current = this.current();
    if (current.text === '') return;  // what was kept before is still there to be offered
    this.#do(async () => (await import('./kept.js')).keep({ ...current, time: Date.now() }));
  }

  async #offer(): Promise<void> {
    const found = await (await import('./kept.js')).kept();
    if (!found || this.current().text !== '') return;
    const day = new Date(found.time).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });
    notify(`\u201c${found.title}\u201d of ${day} is kept on this device.`, { label: 'Open it', run: () => this.onOpen(found) }, 'offer');
  }

  #do(work: () => Promise<void>): void {
    this.#last = this.#last.then(work).catch(() => announce('This browser does not let the page store anything'));
  }
}
