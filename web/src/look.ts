// How the page looks: choices that the root element carries as data-NAME for the style sheets, kept on this device only
// once they differ from the standard.
import { type Setting, remember, remembered } from './settings.js';

/** Ties the radio buttons called `name` to the setting; the one that is checked in the page's HTML is the standard. */
export class Look {
  #radios: HTMLInputElement[];

  constructor(readonly name: Setting, private readonly onChange: (words: string) => void = () => {}) {
    this.#radios = [...document.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)];
    const kept = this.#radios.find(({ value }) => value === remembered(name));
    if (kept) kept.checked = true;
    document.documentElement.dataset[name] = this.value;
    for (const radio of this.#radios) radio.addEventListener('change', () => this.#changed());
  }

  get value(): string {
    return this.#radios.find(({ checked }) => checked)!.value;
  }

  /** To the next choice, round the end. */
  next(): void {
    const at = this.#radios.findIndex(({ checked }) => checked);
    this.#radios[(at + 1) % this.#radios.length]!.checked = true;
    this.#changed();
  }

  #changed(): void {
    const chosen = this.#radios.find(({ checked }) => checked)!;
    document.documentElement.dataset[this.name] = chosen.value;
    remember(this.name, chosen.defaultChecked ? null : chosen.value);
    this.onChange(chosen.labels![0]!.textContent!);
  }
}
