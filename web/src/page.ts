// What the parts of the page share: the text, what was read in it and is shown, and what is chosen.
import type { Analysis } from '../../wasm/src/types.js';
import type { Editor } from './editor.js';
import type { Family } from './families.js';
import type { Mark } from './marks.js';
import type { Reading } from './reading.js';
import { Selection } from './selection.js';
import type { Yours } from './yours.js';

export class Page {
  readonly selection = new Selection();
  /** The marks that are sure enough, in text order; `shown` says which kinds of them are. */
  marks: Mark[] = [];

  #listeners: (() => void)[] = [];

  constructor(readonly editor: Editor, readonly reading: Reading, readonly shown: ReadonlySet<Family>, readonly yours: Yours) {}

  get text(): string {
    return this.editor.text;
  }

  /** Of the text as it was read last; null until then. */
  get analysis(): Analysis | null {
    return this.reading.analysis;
  }

  get shownMarks(): Mark[] {
    return this.marks.filter((mark) => this.shown.has(mark.family));
  }

  wordsOf(mark: Mark): string {
    return this.text.slice(mark.begin, mark.end);
  }

  /** `listener` hears of a new reading and of other filters. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
