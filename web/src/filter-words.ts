// What the filters leave out, in the words of their row.
import { byId } from './dom.js';
import { kFamilies } from './families.js';
import type { Legend } from './legend.js';
import type { Threshold } from './threshold.js';

export class FilterWords {
  #words = byId('filter-words');

  constructor(private readonly legend: Legend, private readonly threshold: Threshold, private readonly descriptions: HTMLInputElement) {}

  update(): void {
    const { shown } = this.legend;
    const kinds = shown.size === kFamilies.length ? '' : `${shown.size} of ${kFamilies.length} kinds`;
    const sure = this.threshold.percent ? `${this.threshold.percent} % sure or more` : '';
    const named = this.descriptions.checked ? '' : 'named only';
    this.#words.textContent = [kinds, sure, named].filter(Boolean).join(', ') || 'all shown';
  }
}
