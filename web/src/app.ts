// The page put together: the text box, the reading, and the panel beside it.
import type { Entity } from '../../wasm/src/types.js';
import { Card } from './card.js';
import { DateList } from './date-list.js';
import { DocumentPanel } from './document-panel.js';
import { byId } from './dom.js';
import { unixLines } from './edit.js';
import { Editor } from './editor.js';
import { EntityList } from './entity-list.js';
import { setUpExport } from './export.js';
import { kFamilies, kTypes } from './families.js';
import { openFile, UnreadableFile, sizeOf } from './files.js';
import { watchPointing } from './hover.js';
import { listen } from './input.js';
import { Legend } from './legend.js';
import { type Mark, countNames, entityOf, markAt } from './marks.js';
import { announce, dismiss, notify } from './notice.js';
import { Painter } from './painter.js';
import { Reading } from './reading.js';
import { boxOf, reveal } from './reveal.js';
import { offerSamples } from './samples.js';
import { setUpShortcuts } from './shortcuts.js';
import { StateLine } from './state-line.js';
import { Threshold } from './threshold.js';
import { TouchReading } from './touch.js';
import { Walk, marksOfEntity } from './walk.js';

const kFlash = 1100;  // ms a mention stays inverted when the walk reaches it

export function start(): void {
  const editor = new Editor(byId('text'));
  const name = byId('doc-name');
  const header = byId('bar');
  const panel = byId('panel');
  const help = byId<HTMLDialogElement>('help');

  const legend = new Legend(() => {
    list.draw();
    painter.request();
  }, announce);
  const threshold = new Threshold(() => {
    card.hide();
    onMarks(true);
  });
  let marks: Mark[] = [];  // of the reading, those sure enough to be shown
  const walk = new Walk();
  const card = new Card();
  const reading = new Reading(() => editor.text, onMarks, onState);
  const list = new EntityList(legend.shown, (entity) => walkEntity(entity, 1));
  const state = new StateLine(() => reading.cancel(), () => void reading.read());
  const dateList = new DateList((mark, all) => {
    stopWalking();
    leaveSheet();
    walk.here = mark;
    visit(mark, all);
  });
  const documentPanel = new DocumentPanel((date) => reading.setDate(date));
  const exporting = setUpExport(() => reading.current, () => name.textContent ?? '');
  const touch = new TouchReading(editor);
  const titles = new Map<string, string>();  // of the texts that were opened; undo brings such a text back
  let flash = false;
  let flashTimer = 0;
  const painter = new Painter(editor.surface, () => ({ marks, shown: legend.shown, same: walk.same, here: walk.here, flash }));

  // Text in.

  editor.onEdit = (edit) => {
    card.hide();
    dismiss();  // its "Undo" would now undo something else
    document.body.classList.toggle('blank', editor.text === '');
    byId('intro').hidden = editor.text !== '';
    byId<HTMLButtonElement>('clear').disabled = editor.text === '';
    state.setLength(editor.text.length);
    if (edit.inserted === editor.text) name.textContent = titles.get(editor.text) ?? 'Your text';
    touch.edited(edit);
    reading.edited(edit);
  };
  listen(editor, (file) => void open(file), () => announce('Line ends were made uniform'));

  function show(title: string, text: string, words = ''): void {
    const before = name.textContent ?? '';
    const had = editor.text !== '';
    titles.set(text, title);
    documentPanel.reset();
    reading.date = null;
    editor.replaceAll(text);
    name.textContent = title;
    scrollTo({ top: 0, behavior: 'instant' });
    name.focus({ preventScroll: true });
    const undo = { label: 'Undo', run: () => {
      editor.undo();
      name.textContent = editor.text ? before : 'Your text';
    } };
    if (had || words) notify(words || title, had ? undo : null);
    else announce(title);  // for the eye the line above the text says it
  }

  async function open(file: File): Promise<void> {
    try {
      const { text, notes } = await openFile(file);
      show(file.name, text, `Opened ${file.name} (${[sizeOf(file.size), ...notes].join('; ')}).`);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      notify(error.message, null, 'error');
    }
  }

  const picker = byId<HTMLInputElement>('file');
  byId('open').addEventListener('click', () => picker.click());
  picker.addEventListener('change', () => {
    const file = picker.files?.[0];
    if (file) void open(file);
    picker.value = '';
  });
  const isFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  document.addEventListener('dragover', (event) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    document.body.classList.add('dropping');
  });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) document.body.classList.remove('dropping');
  });
  document.addEventListener('drop', (event) => {
    document.body.classList.remove('dropping');
    const { files } = event.dataTransfer!;
    if (!files.length) return;
    event.preventDefault();
    void open(files[0]!);
    if (files.length > 1) announce('Only the first file was opened');
  });
  const pasteButton = byId<HTMLButtonElement>('paste');
  pasteButton.hidden = !navigator.clipboard?.readText;
  pasteButton.addEventListener('click', async () => {
    const text = await navigator.clipboard.readText().catch(() => '');
    if (text) show('Your text', unixLines(text));
    else notify('Nothing came from the clipboard: it holds no text, or the browser keeps it to itself. Tap or click the box and paste there.', null, 'error');
  });
  byId('clear').addEventListener('click', () => show('Your text', '', 'Text cleared.'));
  offerSamples((sample, text) => show(`Sample: ${sample.title}`, text), (words) => notify(words, null, 'error'));

  // What the engine found.

  function onMarks(final: boolean): void {
    marks = threshold.of(reading.marks);
    if (final) {
      walk.renew(marks);
      byId('walk').hidden = !walk.entity && !walk.here;
      list.set(marks, countNames(reading.marks));
      list.setCurrent(walk.entity);
      dateList.set(marks, (mark) => editor.text.slice(mark.begin, mark.end));
      documentPanel.show(reading.analysis);
      byId('sheet-count').textContent = byId('entity-summary').textContent;
    }
    legend.count(marks);
    painter.request();
  }

  function onState(): void {
    state.show(reading.state);
    exporting.update();
  }

  // Walking.

  function walkEntity(entity: Entity, by: 1 | -1): void {
    if (walk.entity !== entity) {
      walk.follow(entity, marks);
      list.setCurrent(entity);
    }
    leaveSheet();
    go(by);
  }

  function leaveSheet(): void {
    if (!panel.classList.contains('open')) return;  // on a phone the list covers the text
    openSheet(false);
    byId('walk').hidden = false;
    byId('walk-on').focus();
  }

  function stops(): Mark[] {
    const { entity } = walk;
    return entity ? marksOfEntity(marks, entity) : marks.filter((mark) => legend.shown.has(mark.family));
  }

  function go(by: 1 | -1): void {
    const all = stops();
    const from = walk.entity ? (by > 0 ? 0 : Infinity) : editor.surface.between(header.offsetHeight, innerHeight)[0];
    const mark = walk.step(by, all, from);
    if (!mark) return announce('Nothing to walk to');
    visit(mark, all);
  }

  /** Shows a mark, one of `all`, in the text. */
  function visit(mark: Mark, all: Mark[]): void {
    card.hide();
    flash = true;
    clearTimeout(flashTimer);
    flashTimer = window.setTimeout(() => {
      flash = false;
      painter.request();
    }, kFlash);
    painter.request();
    void reveal(editor.surface, mark.begin, mark.end, [header, panel]);
    const words = entityOf(mark)?.name ?? editor.text.slice(mark.begin, mark.end);
    const place = `${all.indexOf(mark) + 1} of ${all.length}`;
    byId('place').textContent = `${words}: ${place}`;
    byId('walk').hidden = false;
    announce(`${words}, ${kTypes['mention' in mark.item ? mark.item.mention.type : mark.item.value.type].short}, ${place}`);
  }

  function stopWalking(): boolean {
    if (!walk.entity && !walk.here) return false;
    walk.follow(null, []);
    list.setCurrent(null);
    byId('walk').hidden = true;
    painter.request();
    return true;
  }

  byId('walk-back').addEventListener('click', () => go(-1));
  byId('walk-on').addEventListener('click', () => go(1));
  byId('walk-end').addEventListener('click', () => {
    stopWalking();
    name.focus({ preventScroll: true });
  });

  // The card.

  function showCard(mark: Mark, aloud: boolean): void {
    card.show(mark, boxOf(editor.surface, mark.begin, mark.end), reading.analysis);
    if (aloud) announce(card.words);
  }
  watchPointing(editor, {
    find: (offset) => markAt(marks, offset, legend.shown),
    show: (mark) => showCard(mark, editor.isFocused),
    hide: () => card.hide(),
    overCard: (target) => card.contains(target),
    shown: () => card.mark,
  });
  addEventListener('scroll', () => card.hide(), { passive: true });

  // Keys.

  setUpShortcuts([
    { keys: ['n', 'p'], shown: 'n p', about: 'Next, previous mention of the chosen name, or of all that is shown', run: (key) => go(key === 'n' ? 1 : -1) },
    { keys: ['Enter', 'c'], shown: 'Enter or c', about: 'Card of the mention you are at', run: () => {
      if (card.hide()) return;
      if (walk.here) showCard(walk.here, true);
    } },
    { keys: ['/'], about: 'Filter the names', run: () => {
      openSheet(true);
      list.focusFilter();
    } },
    { keys: [...'123456789'], shown: '1 to 9', about: 'Show or hide a kind of name', run: (key) => legend.toggle(kFamilies[Number(key) - 1]!.family) },
    { keys: ['0'], about: 'Show all kinds', run: () => legend.showAll() },
    { keys: ['t'], about: 'Go to the text', run: () => editor.root.focus() },
    { keys: ['Escape'], shown: 'Esc', about: 'Close the card, end the walk, clear the filter, leave the text', run: () => {
      if (help.open || document.querySelector('[popover]:not(#card):popover-open')) return;
      if (card.hide() || dismiss() || stopWalking() || list.clearFilter()) return;
      if (editor.isFocused) name.focus({ preventScroll: true });
    } },
    { keys: ['?'], about: 'This help', run: () => help.showModal() },
  ]);
  byId('help-open').addEventListener('click', () => help.showModal());
  byId('help-close').addEventListener('click', () => help.close());

  // The panel as a sheet, on narrow screens.

  const handle = byId<HTMLButtonElement>('sheet');
  function openSheet(open: boolean): void {
    panel.classList.toggle('open', open);
    handle.setAttribute('aria-expanded', String(open));
  }
  handle.addEventListener('click', () => openSheet(!panel.classList.contains('open')));
  if (getComputedStyle(handle).display !== 'none') document.querySelector('details')!.open = false;  // leaves room for the names

  byId<HTMLButtonElement>('clear').disabled = true;
  exporting.update();
  legend.count([]);
}
