// How sure a name must be to be shown. A setting of the view: the analysis, and what is exported of it, stays whole.
import { byId } from './dom.js';
import { type Mark, percentSure, sorted } from './marks.js';
import { remember, remembered } from './settings.js';

export class Threshold {
  #range = byId<HTMLInputElement>('threshold');
  #words = byId('threshold-words');

  constructor(onChange: () => void) {
    this.#range.value = String(Number(remembered('threshold')) || 0);  // the element keeps it within its bounds
    this.#say();
    this.#range.addEventListener('input', () => {
      this.#say();
      onChange();
    });
    this.#range.addEventListener('change', () => remember('threshold', this.percent === 0 ? null : String(this.percent)));
  }

  /** The marks that are sure enough; which of them enclose another is reckoned anew. */
  of(marks: Mark[]): Mark[] {
    const percent = this.percent;
    return sorted(marks.filter(({ item }) => percentSure('mention' in item ? item.mention : item.value) >= percent));
  }

  get percent(): number {
    return this.#range.valueAsNumber;
  }

  #say(): void {
    const words = this.percent === 0 ? '0 % sure (all)' : `${this.percent} % sure`;
    this.#words.textContent = words;
    this.#range.setAttribute('aria-valuetext', words);
  }
}
