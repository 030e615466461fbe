// What the user does to the text box, turned into edits: keys, paste, cut, drop.
import { unixLines } from './edit.js';
import type { Editor } from './editor.js';
import { htmlToText } from './html-text.js';

/** `onFile` gets a file that was pasted or dropped; `onLineEnds` hears that foreign line ends were made "\n". */
export function listen(editor: Editor, onFile: (file: File) => void, onLineEnds: () => void): void {
  const { root } = editor;
  let dragged: { begin: number; end: number } | null = null;

  const insert = (begin: number, end: number, text: string): void => {
    const unix = unixLines(text);
    if (unix !== text) onLineEnds();
    editor.replace(begin, end, unix);
  };

  root.addEventListener('beforeinput', (event) => {
    editor.aboutToType();
    const type = event.inputType;
    const { begin, end } = target(editor, event);
    const act = (text: string): void => {
      event.preventDefault();
      insert(begin, end, text);
    };
    if (type === 'historyUndo' || type === 'historyRedo') {
      event.preventDefault();
      if (type === 'historyUndo') editor.undo();
      else editor.redo();
    } else if (type === 'insertParagraph' || type === 'insertLineBreak') {
      act('\n');
    } else if (type.startsWith('format')) {
      event.preventDefault();
    } else if (event.isComposing || !event.cancelable) {
      return;
    } else if (type.startsWith('delete')) {
      if (needsUs(editor.text, begin, end)) act('');
    } else if (type === 'insertText') {
      const text = event.data ?? '';
      if (needsUs(editor.text, begin, end) || text.includes('\n')) act(text);
    } else {
      act(event.dataTransfer?.getData('text/plain') ?? event.data ?? '');
    }
  });

  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target instanceof HTMLInputElement) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) editor.redo();
    else editor.undo();
  });

  root.addEventListener('paste', (event) => {
    event.preventDefault();
    const data = event.clipboardData;
    const html = data?.getData('text/html');
    const text = pasted(data?.getData('text/plain') ?? '', html ?? '');
    const file = data?.files[0];
    if (!text && file) return onFile(file);
    editor.flush();
    const { begin, end } = editor.span();
    insert(begin, end, text);
  });

  const copy = (event: ClipboardEvent): void => {
    const { begin, end } = editor.span();
    if (begin === end) return;
    event.preventDefault();
    event.clipboardData!.setData('text/plain', editor.text.slice(begin, end));
    if (event.type === 'cut') editor.replace(begin, end, '');
  };
  root.addEventListener('copy', copy);
  root.addEventListener('cut', copy);

  root.addEventListener('dragstart', () => (dragged = editor.span()));
  root.addEventListener('dragend', () => (dragged = null));
  root.addEventListener('drop', (event) => {
    const data = event.dataTransfer!;
    if (data.files.length) return;  // the page takes files, wherever they fall
    event.preventDefault();
    event.stopPropagation();
    const at = offsetAt(editor, event.clientX, event.clientY) ?? editor.text.length;
    const text = data.getData('text/plain');
    root.focus();
    if (!dragged) return insert(at, at, text);
    // A move within the text is one edit over both places.
    const { begin, end } = dragged;
    dragged = null;
    if (at >= begin && at <= end) return;
    const moved = editor.text.slice(begin, end);
    if (at < begin) editor.replace(at, end, moved + editor.text.slice(at, begin));
    else editor.replace(begin, at, editor.text.slice(end, at) + moved);
  });
}

/** Plain text is what it is; where a program put it on the clipboard without its paragraphs, those of the rich text count. */
function pasted(plain: string, html: string): string {
  if (!html || /\n\s*\n/.test(plain.trim())) return plain;
  const rich = htmlToText(html);
  const words = (text: string): string => text.replace(/\s+/g, '');
  const isSame = words(plain) === words(rich);
  return plain === '' || (isSame && rich.trim().split('\n').length > plain.trim().split(/\r\n?|\n/).length) ? rich : plain;
}

/** The text offset under a point of the viewport. */
export function offsetAt(editor: Editor, x: number, y: number): number | null {
  if (document.caretPositionFromPoint) {
    const position = document.caretPositionFromPoint(x, y);
    return position && editor.surface.offsetOf(position.offsetNode, position.offset);
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? editor.surface.offsetOf(range.startContainer, range.startOffset) : null;
}

/** What the browser is about to replace or take away. Where it does not say, which it does not between lines, a deletion
    at the edge of a line takes the line end. */
function target(editor: Editor, event: InputEvent): { begin: number; end: number } {
  const selected = editor.span();
  const { inputType: type } = event;
  if (selected.begin !== selected.end || !(type.startsWith('delete') || type === 'insertReplacementText')) return selected;
  const range = event.getTargetRanges()[0];
  const begin = range && editor.surface.offsetOf(range.startContainer, range.startOffset);
  const end = range && editor.surface.offsetOf(range.endContainer, range.endOffset);
  if (typeof begin === 'number' && typeof end === 'number') return { begin, end };
  const { text } = editor;
  const caret = selected.begin;
  if (type.endsWith('Backward') && text[caret - 1] === '\n') return { begin: caret - 1, end: caret };
  if (type.endsWith('Forward') && text[caret] === '\n') return { begin: caret, end: caret + 1 };
  return selected;
}

/** Whether a change of [begin, end) reaches beyond the text of one line, or leaves it empty. */
function needsUs(text: string, begin: number, end: number): boolean {
  if (begin === end) return false;
  const startsLine = begin === 0 || text[begin - 1] === '\n';
  const endsLine = end === text.length || text[end] === '\n';
  return (startsLine && endsLine) || text.slice(begin, end).includes('\n');
}
