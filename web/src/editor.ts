// The text box: one text, shown by a Surface, changed through `replace` or by the browser's own typing, with undo.
//
// Typing inside a line is left to the browser (input methods, spelling, dictation work as everywhere) and read back from
// the line it touched. All else is done here on the text and then drawn, which stays quick with a megabyte in the box.
import { type Edit, type Selected, applied, difference, inverse } from './edit.js';
import { History } from './history.js';
import { Surface } from './surface.js';

export class Editor {
  readonly surface: Surface;
  /** Called after every change of the text; what is drawn may be the text before, so that a large one is read while it is drawn. */
  onEdit: (edit: Edit) => void = () => {};

  #text = '';
  #history = new History();
  #before: Selected = { anchor: 0, focus: 0 };
  #composing = false;
  #observer = new MutationObserver((records) => this.#absorb(records));

  constructor(readonly root: HTMLElement) {
    this.surface = new Surface(root);
    this.makeEditable();
    this.surface.onFill = () => this.#observer.takeRecords();
    this.#observer.observe(root, { childList: true, characterData: true, subtree: true });
    root.addEventListener('input', () => this.flush());
    root.addEventListener('compositionstart', () => {
      this.#composing = true;
      const { begin, end } = this.span();
      if (this.#text.slice(begin, end).includes('\n')) this.replace(begin, end, '');
    });
    root.addEventListener('compositionend', () => {
      this.#composing = false;
      this.flush();
      this.#tidy();
    });
    this.#showEmptiness();
  }

  makeEditable(): void {
    const { root } = this;
    root.setAttribute('contenteditable', 'plaintext-only');
    if (root.contentEditable !== 'plaintext-only') root.contentEditable = 'true';  // where that is unknown; paste and formats are ours anyway
  }

  get text(): string {
    return this.#text;
  }

  get isFocused(): boolean {
    return document.activeElement === this.root;
  }

  /** Puts `inserted` in the place of [begin, end), as one step of the history. */
  replace(begin: number, end: number, inserted: string): void {
    this.flush();
    const edit: Edit = { begin, removed: this.#text.slice(begin, end), inserted };
    if (edit.removed === inserted) return;
    this.#history.add(edit, this.selected(), false);
    this.#change(edit);
    // Who fills the box wants to read from the top.
    const whole = begin === 0 && inserted.length === this.#text.length && inserted.trim().includes('\n');
    this.#caret(whole ? 0 : begin + inserted.length);
  }

  /** Puts a whole new text in the box; undo brings the old one back. */
  replaceAll(text: string): void {
    this.replace(0, this.#text.length, text);
  }

  undo(): boolean {
    this.flush();
    const step = this.#history.undo();
    if (!step) return false;
    this.#change(inverse(step));
    if (this.isFocused) this.select(step.before.anchor, step.before.focus);
    return true;
  }

  redo(): boolean {
    this.flush();
    const step = this.#history.redo();
    if (!step) return false;
    this.#change(step);
    this.#caret(step.begin + step.inserted.length);
    return true;
  }

  /** Remembers the selection before the browser types; the history gives it back. */
  aboutToType(): void {
    this.flush();
    this.surface.complete();
    this.#observer.takeRecords();
    this.#before = this.selected();
  }

  /** Takes in whatever the browser has typed so far. */
  flush(): void {
    this.#absorb(this.#observer.takeRecords());
  }

  selected(): Selected {
    const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection()!;
    const anchor = anchorNode && this.surface.offsetOf(anchorNode, anchorOffset);
    const focus = focusNode && this.surface.offsetOf(focusNode, focusOffset);
    if (anchor === null || focus === null) return this.#before;
    return { anchor, focus };
  }

  /** The selection in text order. */
  span(): { begin: number; end: number } {
    const { anchor, focus } = this.selected();
    return { begin: Math.min(anchor, focus), end: Math.max(anchor, focus) };
  }

  select(anchor: number, focus = anchor): void {
    const clamp = (offset: number): number => Math.min(Math.max(offset, 0), this.#text.length);
    document.getSelection()!.setBaseAndExtent(
      ...this.surface.positionOf(clamp(anchor)), ...this.surface.positionOf(clamp(focus)));
  }

  #caret(offset: number): void {
    if (!this.isFocused) return;
    this.select(offset);
    const { element } = this.surface.lineOf(this.surface.positionOf(offset)[0])!;
    element.scrollIntoView({ block: 'nearest' });
  }

  #change(edit: Edit): void {
    const end = edit.begin + edit.removed.length;
    this.#text = applied(this.#text, edit);
    this.onEdit(edit);
    if (edit.begin === 0 && edit.inserted.length === this.#text.length) this.surface.render(this.#text);
    else this.surface.splice(edit.begin, end, edit.inserted);
    this.#observer.takeRecords();
    this.#showEmptiness();
  }

  #absorb(records: MutationRecord[]): void {
    if (records.length === 0) return;
    const broken = records.some(({ type, target }) => type === 'childList' && !this.surface.lineOf(target)) && !this.surface.isWhole();
    const touched = new Set(records.map(({ target }) => this.surface.lineOf(target)?.element).filter((line) => line?.isConnected));
    if (broken || [...touched].some((line) => line!.textContent!.includes('\n'))) return this.#rebuild();
    for (const element of touched) {
      const { begin, length } = this.surface.lineOf(element!)!;
      const edit = difference(this.#text.slice(begin, begin + length), this.surface.absorb(element!), begin);
      if (!edit) continue;
      this.#text = applied(this.#text, edit);
      this.#history.add(edit, this.#before, true);
      this.#showEmptiness();
      this.onEdit(edit);
    }
    if (!this.#composing) this.#tidy();
  }

  /** The browser changed more than a line's text: believe the DOM and draw anew. */
  #rebuild(): void {
    const edit = difference(this.#text, this.surface.readBack());
    if (edit) this.#history.add(edit, this.#before, false);
    this.#text = edit ? applied(this.#text, edit) : this.#text;
    this.surface.render(this.#text);
    this.#observer.takeRecords();
    this.#showEmptiness();
    if (edit) {
      this.#caret(edit.begin + edit.inserted.length);
      this.onEdit(edit);
    }
  }

  /** Mends the line with the caret, if typing left it in more than one piece. */
  #tidy(): void {
    const line = this.surface.lineOf(document.getSelection()!.focusNode);
    if (!line) return;
    const selected = this.selected();
    if (this.surface.tidy(line.element)) {
      this.#observer.takeRecords();
      if (this.isFocused) this.select(selected.anchor, selected.focus);
    }
  }

  #showEmptiness(): void {
    this.root.classList.toggle('empty', this.#text === '');
  }
}
