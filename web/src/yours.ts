// What the user says of a text, corrections and a dictionary: kept, taken back, and handed to the reading.
import type { DictionaryName } from '../../wasm/src/types.js';
import { type Act, Corrections, changedBy } from './corrections.js';
import type { Edit } from './edit.js';
import { announce, notify } from './notice.js';
import type { Reading } from './reading.js';

export class Yours {
  readonly corrections = new Corrections();
  dictionary: readonly DictionaryName[] = [];

  #listeners: (() => void)[] = [];
  #shelf = new Map<string, Act[]>();  // of texts that gave way to another: undo brings such a text back

  constructor(private readonly reading: Reading) {}

  /** `listener` hears of every change of what is kept here. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  perform(act: Act): void {
    this.corrections.add(act);
    this.#changed();
    notify(`${act.about}.`, { label: 'Undo', run: () => this.undo() });
  }

  undo(): void {
    const act = this.corrections.undo();
    announce(act ? `Taken back: ${act.about}` : 'No correction to take back');
    if (act) this.#changed();
  }

  redo(): void {
    const act = this.corrections.redo();
    announce(act ? `Done again: ${act.about}` : 'No correction to do again');
    if (act) this.#changed();
  }

  takeBack(act: Act): void {
    this.corrections.takeBack(act);
    announce(`Taken back: ${act.about}`);
    this.#changed();
  }

  setDictionary(names: readonly DictionaryName[]): void {
    this.dictionary = names;
    this.#changed();
  }

  /** Takes over an overlay: its acts in place of those there are. */
  replace(acts: Act[], names: readonly DictionaryName[]): void {
    this.corrections.replace(acts);
    this.setDictionary(names);
  }

  /** How many mentions each act changed; null while the text is read. */
  get changed(): number[] | null {
    const { current } = this.reading;
    return current && changedBy(this.corrections.acts, current.corrections);
  }

  /** The text was edited and is now `text`. Says which corrections are lost with their words. */
  edited(edit: Edit, text: string): void {
    const before = this.corrections.acts;
    const lost = this.corrections.edited(edit, text);
    const isOther = edit.inserted === text;
    if (isOther && before.length) this.#shelf.set(edit.removed, [...before]);
    const back = isOther && this.#shelf.get(text);
    if (back) this.corrections.replace(back);
    else if (lost.length && !isOther) notify(`Your correction went with its words: ${lost.map(({ about }) => about).join('; ')}.`);
    if (back || lost.length || before.length) this.#hand();
  }

  #changed(): void {
    this.#hand();
    void this.reading.read();
  }

  #hand(): void {
    this.reading.corrections = this.corrections.list;
    this.reading.dictionary = [...this.dictionary];
    for (const listener of this.#listeners) listener();
  }
}
