// The line above the text: what it is, how long it is, and how far the reading has come.
import { byId } from './dom.js';
import { grouped } from './numbers.js';
import type { State } from './reading.js';

const kPatience = 400;  // ms before a reading is worth a progress bar

const kFailures: Record<string, string> = {
  load_failed: 'The engine could not be loaded. Check the connection and try again; your text is still here.',
  bad_asset: 'A file of the engine is damaged. Reload the page; copy your text first.',
  crashed: 'The engine stopped on this text, twice. It was restarted and your text is safe.',
  text_too_large: 'This text is larger than the engine can read.',
  bad_option: 'The document date is not one the engine understands.',
  disposed: 'The engine was shut down. Reload the page; copy your text first.',
};

export class StateLine {
  #words = byId('state');
  #progress = byId<HTMLProgressElement>('progress');
  #cancel = byId<HTMLButtonElement>('cancel');
  #retry = byId<HTMLButtonElement>('retry');
  #length = byId('length');
  #timer = 0;

  constructor(onCancel: () => void, onRetry: () => void) {
    this.#cancel.addEventListener('click', onCancel);
    this.#retry.addEventListener('click', onRetry);
  }

  setLength(text: number): void {
    this.#length.textContent = text ? `${grouped(text)} ${text === 1 ? 'character' : 'characters'}` : '';
  }

  show(state: State): void {
    clearTimeout(this.#timer);
    const reading = state.kind === 'reading';
    const patience = reading ? kPatience - (performance.now() - state.since) : 0;
    const slow = reading && patience <= 0;
    if (reading && !slow) this.#timer = window.setTimeout(() => this.show(state), patience);
    // A quick reading says nothing; a slow one shows how far it is.
    if (!reading || slow) {
      const words = wordsFor(state);
      if (this.#words.textContent !== words) this.#words.textContent = words;
    }
    this.#words.dataset.kind = state.kind;
    this.#words.classList.toggle('failed', state.kind === 'failed');
    this.#progress.hidden = this.#cancel.hidden = !slow;
    if (reading && state.progress > 0 && state.progress < 1) this.#progress.value = state.progress;
    else this.#progress.removeAttribute('value');
    this.#retry.hidden = state.kind !== 'failed' && state.kind !== 'stopped';
  }
}

function wordsFor(state: State): string {
  switch (state.kind) {
    case 'empty': return '';
    case 'reading': return 'Reading\u2026';
    case 'read': return state.words;
    case 'stopped': return `Stopped at ${Math.round(state.progress * 100)} %.`;
    case 'failed': return kFailures[state.code] ?? `Something went wrong: ${state.message}`;
  }
}
