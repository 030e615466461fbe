// The larger weights: offered, fetched when asked for, in use from then on.
import { byId } from './dom.js';
import { announce, notify } from './notice.js';
import type { Reading } from './reading.js';
import { remember, remembered } from './settings.js';

export class Accuracy {
  #box = byId<HTMLInputElement>('accurate');
  #progress = byId<HTMLProgressElement>('accurate-progress');

  constructor(private readonly reading: Reading) {
    this.#box.checked = remembered('model') === 'accurate';
    this.#box.addEventListener('change', () => {
      remember('model', this.#box.checked ? 'accurate' : null);
      void this.#switch();
    });
    if (this.#box.checked) void this.#switch();
  }

  async #switch(): Promise<void> {
    const model = this.#box.checked ? 'accurate' : 'default';
    this.#progress.hidden = model === 'default';
    this.#progress.removeAttribute('value');
    try {
      await this.reading.setModel(model, ({ done, total }) => (this.#progress.value = done / total));
      announce(model === 'accurate' ? 'The larger weights are in use' : 'The smaller weights are in use');
    } catch {
      this.#box.checked = false;
      notify('The larger weights could not be fetched. Are you offline? The text is read with the smaller ones.', null, 'error');
    }
    this.#progress.hidden = true;
  }
}
