// What can be done with words that are selected in the text: mark them as a name, here and wherever they stand, or put them in
// the dictionary. The bar is the next stop of the Tab key after the text.
import type { MentionType, Span } from '../../wasm/src/types.js';
import { add, wordsAround } from './acts.js';
import { make } from './dom.js';
import { kindSelect } from './entity-card.js';
import { announce } from './notice.js';
import type { Page } from './page.js';
import { boxOf } from './reveal.js';

const kRest = 250;      // ms a selection rests before the bar appears
const kLongest = 200;   // characters: no name is longer

export class SelectionBar {
  #bar = make('div', { id: 'selection-bar', role: 'group', 'aria-label': 'Selected words', hidden: true });
  #span: Span | null = null;
  #timer = 0;
  #select: HTMLSelectElement;

  /** `onDictionary`: the words are to go to the dictionary. */
  constructor(private readonly page: Page, private readonly onDictionary: (words: string, type: MentionType) => void) {
    const kind = kindSelect('bar-kind', 'Mark as', 'PERSON');
    this.#select = kind.querySelector('select')!;
    const mark = make('button', { type: 'button' }, 'Mark');
    const dictionary = make('button', { type: 'button' }, 'To the dictionary');
    this.#bar.append(kind, mark, dictionary);
    page.editor.root.after(this.#bar);
    mark.addEventListener('click', () => this.#mark());
    dictionary.addEventListener('click', () => {
      if (this.#span) this.onDictionary(page.text.slice(...this.#span).replace(/\s+/g, ' '), this.#select.value as MentionType);
      this.hide();
    });
    document.addEventListener('selectionchange', () => {
      if (this.#bar.contains(document.activeElement)) return;
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#show(), kRest);
    });
    this.#bar.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      this.hide();
      page.editor.root.focus();
    });
    document.addEventListener('focusin', ({ target }) => {
      if (!this.#bar.contains(target as Node) && !page.editor.isFocused) this.hide();
    });
    addEventListener('scroll', () => this.#span && this.#place(), { passive: true });
  }

  hide(): void {
    this.#span = null;
    this.#bar.hidden = true;
  }

  #show(): void {
    const { editor, text, reading } = this.page;
    const { begin, end } = editor.span();
    const wanted = editor.isFocused && reading.current && end - begin <= kLongest ? wordsAround(text, begin, end) : null;
    if (!wanted || begin === end) return this.hide();
    const isNew = this.#span === null;
    this.#span = wanted;
    this.#bar.hidden = false;
    this.#place();
    if (isNew) announce('Press Tab to mark the selected words as a name');
  }

  #place(): void {
    const box = boxOf(this.page.editor.surface, ...this.#span!);
    const { offsetWidth: width, offsetHeight: height } = this.#bar;
    const above = box.top - height - 8;
    this.#bar.style.left = `${Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8))}px`;
    this.#bar.style.top = `${above > 60 ? above : box.bottom + 8}px`;
  }

  #mark(): void {
    const { reading, text, yours, editor } = this.page;
    if (!this.#span || !reading.current) return;
    yours.perform(add({ analysis: reading.current, text }, this.#span, this.#select.value as MentionType));
    this.hide();
    editor.root.focus({ preventScroll: true });
  }
}
