// What is known of the document as a whole: its date, which the user may set, and what the engine warns of.
import type { Analysis } from '../../wasm/src/types.js';
import { byId, make } from './dom.js';

export class DocumentPanel {
  #date = byId<HTMLInputElement>('date');
  #note = byId('date-note');
  #reset = byId<HTMLButtonElement>('date-reset');
  #warnings = byId('warnings');
  #set = false;

  /** `onDate`: an ISO day, or null to let the engine look in the text again. */
  constructor(onDate: (date: string | null) => void) {
    this.#date.addEventListener('change', () => {
      this.#set = this.#date.value !== '';
      onDate(this.#date.value || null);
    });
    this.#reset.addEventListener('click', () => {
      this.reset();
      onDate(null);
      this.#date.focus();
    });
  }

  /** Forgets a date that was set, for a new text. */
  reset(): void {
    this.#set = false;
    this.#date.value = '';
  }

  /** As if the user had set it. */
  set(date: string): void {
    this.#set = true;
    this.#date.value = date;
  }

  show(analysis: Analysis | null): void {
    const found = analysis?.document.date ?? null;
    this.#reset.hidden = !this.#set;
    if (!this.#set && document.activeElement !== this.#date) this.#date.value = /^\d{4}-\d\d-\d\d/.exec(found?.value ?? '')?.[0] ?? '';
    if (this.#set) this.#note.textContent = 'set by you';
    else if (found) this.#note.textContent = `read in the text: ${found.value.replace('T', ' ').replace(/Z$/, ' GMT')}`;
    else this.#note.textContent = analysis ? 'none found; set one if you know it' : '';
    const warnings = analysis?.warnings ?? [];
    this.#warnings.hidden = warnings.length === 0;
    this.#warnings.replaceChildren(...warnings.map(({ code, message }) => make('li', { 'data-code': code }, message)));
  }
}
