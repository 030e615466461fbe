// What the filters leave out, in the words of their row.
import { byId } from './dom.js';
import { kFamilies } from './families.js';
import type { Legend } from './legend.js';
import type { Threshold } from './threshold.js';

export class FilterWords {
  #words = byId('filter-words');

  constructor(private readonly legend: Legend, private readonly threshold: Threshold) {}

  update(): void {
    const { shown } = this.legend;
    const kinds = shown.size === kFamilies.length ? '' : `${shown.size} of ${kFamilies.length} kinds`;
    const sure = this.threshold.percent ? `${this.threshold.percent} % sure or more` : '';
    this.#words.textContent = [kinds, sure].filter(Boolean).join(', ') || 'all shown';
  }
}
