// Which mention the reader points at: with the mouse at rest, or with the caret moved there by hand.
import type { Editor } from './editor.js';
import { offsetAt } from './input.js';
import type { Mark } from './marks.js';

const kRest = 180;       // ms the mouse rests before a card appears
const kCaretRest = 500;  // ms the caret does, moved by keys
const kTap = 50;         // ms from a click or tap to where the caret stands
const kGrace = 250;      // ms to reach the card with the mouse
const kMoves = /^(Arrow|Home$|End$|Page)/;

export interface Pointing {
  find: (offset: number) => Mark | null;
  show: (mark: Mark) => void;
  hide: () => void;
  /** The reader clicked: on a mark, or on plain text. */
  choose: (mark: Mark | null) => void;
  overCard: (target: EventTarget | null) => boolean;
  shown: () => Mark | null;
}

export function watchPointing(editor: Editor, { find, show, hide, choose, overCard, shown }: Pointing): void {
  let timer = 0;
  const later = (run: () => void, wait: number): void => {
    clearTimeout(timer);
    timer = window.setTimeout(run, wait);
  };

  document.addEventListener('pointermove', (event) => {
    if (event.pointerType !== 'mouse' || event.buttons) return;
    if (overCard(event.target)) return clearTimeout(timer);
    const { clientX: x, clientY: y } = event;
    if (!editor.root.contains(event.target as Node)) return shown() && later(hide, kGrace);
    later(() => {
      const mark = markUnder(editor, x, y, find);
      if (mark && mark !== shown()) show(mark);
      else if (!mark && shown()) hide();
    }, kRest);
  });

  // Only a caret that the reader moved asks for a card; typing and pasting move it too.
  const atCaret = (wait: number, clicked: boolean): void => later(() => {
    const { anchor, focus } = editor.selected();
    const mark = editor.isFocused && anchor === focus ? find(focus) ?? find(focus - 1) : null;
    if (clicked && anchor === focus) choose(mark);
    if (mark && mark !== shown()) show(mark);
    else if (!mark) hide();
  }, wait);
  editor.root.addEventListener('click', () => atCaret(kTap, true));
  editor.root.addEventListener('keyup', ({ key, ctrlKey, metaKey }) => {
    if (kMoves.test(key)) atCaret(kCaretRest, false);
    else if (!ctrlKey && !metaKey) clearTimeout(timer);
  });
}

/** The nearest caret position need not be under the mouse: the mark's own box must be. */
function markUnder(editor: Editor, x: number, y: number, find: Pointing['find']): Mark | null {
  const offset = offsetAt(editor, x, y);
  if (offset === null) return null;
  for (const mark of [find(offset), find(offset - 1)]) {
    if (!mark) continue;
    for (const box of editor.surface.range(mark.begin, mark.end).getClientRects()) {
      if (x >= box.left - 1 && x <= box.right + 1 && y >= box.top - 2 && y <= box.bottom + 4) return mark;
    }
  }
  return null;
}
