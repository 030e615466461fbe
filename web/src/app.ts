// The page put together: the text box, the reading, and the panel beside it.
import { Accuracy } from './accuracy.js';
import { showBlocks } from './block-kinds.js';
import { Card } from './card.js';
import { Carry } from './carry.js';
import { setUpCredits } from './credits.js';
import { DocumentPanel } from './document-panel.js';
import { byId } from './dom.js';
import { printDossier } from './dossier.js';
import { Editor } from './editor.js';
import { EntityView } from './entity-view.js';
import { kFamilies } from './families.js';
import { FilterWords } from './filter-words.js';
import { watchPointing } from './hover.js';
import { listen } from './input.js';
import { Labels } from './labels.js';
import { Legend } from './legend.js';
import { Look } from './look.js';
import { type Mark, countNames, entityOf, markAt, ofTheNamed } from './marks.js';
import { announce, dismiss } from './notice.js';
import { NextFrame } from './next-frame.js';
import { grouped } from './numbers.js';
import { Opening } from './opening.js';
import { Page } from './page.js';
import { Painter } from './painter.js';
import { Reading } from './reading.js';
import { boxOf } from './reveal.js';
import { SelectionBar } from './selection-bar.js';
import { Sheet } from './sheet.js';
import { remember, remembered } from './settings.js';
import { setUpShortcuts } from './shortcuts.js';
import { Silence } from './silence.js';
import { StateLine } from './state-line.js';
import { Threshold } from './threshold.js';
import { TouchReading } from './touch.js';
import { setUpViews } from './views.js';
import { Walk } from './walk.js';
import { isHardWrapped } from './wrapped.js';
import { Yours } from './yours.js';
import { YoursPanel } from './yours-panel.js';

export function start(): void {
  const editor = new Editor(byId('text'));
  const name = byId('doc-name');
  const header = byId('bar');
  const help = byId<HTMLDialogElement>('help');

  const reading = new Reading(() => editor.text, onMarks, onState);
  const legend = new Legend(onFilter, announce);
  const threshold = new Threshold(() => onMarks(true));
  const yours = new Yours(reading);
  const page = new Page(editor, reading, legend.shown, yours);
  const { selection } = page;
  const walk = new Walk(page, [header, byId('panel')], () => painter.request(), () => silence.on);
  const density = new Look('density', onLook);
  const silence = new Silence(editor, onLook);
  const painter = new Painter(editor.surface, new Labels(), () => silence.on ? null
    : { marks: page.marks, shown: page.shown, same: selection.same, here: selection.mark, flash: walk.flash, labels: density.value === 'labels' });
  const panel = new NextFrame(drawPanel);
  const card = new Card(openCard);
  const sheet = new Sheet();
  const entityView = new EntityView(byId('view-entities'), page);
  const views = setUpViews(page, { entities: entityView });
  const descriptions = byId<HTMLInputElement>('descriptions');
  const filterWords = new FilterWords(legend, threshold, descriptions);
  const state = new StateLine(() => reading.cancel(), () => void reading.read());
  const documentPanel = new DocumentPanel((date) => reading.setDate(date));
  const opening = new Opening(editor, () => {
    documentPanel.reset();
    reading.date = null;
  });
  const yoursPanel = new YoursPanel(document.querySelector<HTMLElement>('#view-document .yours')!, yours, () => editor.text, () => opening.title);
  const carry = new Carry(page, opening, documentPanel, yoursPanel);
  new Accuracy(reading);
  const touch = new TouchReading(editor);
  const selectionBar = new SelectionBar(page, (words, type) => {
    sheet.open(true);
    views.open('document');
    yoursPanel.offer(words, type);
  });

  editor.onEdit = (edit) => {
    card.hide();
    dismiss();  // its "Undo" would now undo something else
    document.body.classList.toggle('blank', editor.text === '');
    byId('intro').hidden = byId('welcome').hidden = editor.text !== '';
    byId<HTMLButtonElement>('clear').disabled = editor.text === '';
    state.setLength(editor.text.length);
    if (edit.inserted === editor.text) {
      opening.replaced();
      editor.root.toggleAttribute('data-wrapped', isHardWrapped(editor.text));
    }
    touch.edited(edit);
    selectionBar.hide();
    entityView.card.edited(edit);
    yours.edited(edit, editor.text);
    reading.edited(edit);
  };
  listen(editor, (file) => void opening.openFile(file), () => announce('Line ends were made uniform'));

  // What the engine found, and what of it is shown.

  function onMarks(final: boolean): void {
    page.marks = threshold.of(descriptions.checked ? reading.marks : ofTheNamed(reading.marks));
    legend.count(page.marks);
    filterWords.update();
    painter.request();
    if (!final) return;
    card.hide();
    selection.renew(page.marks, reading.pronouns);
    if (reading.current) showBlocks(editor.surface, reading.current);
    if (reading.analysis) panel.request();
    else drawPanel();  // what was said of a text that is gone goes at once
  }

  function drawPanel(): void {
    documentPanel.show(reading.analysis);
    yoursPanel.draw();
    const names = countNames(page.marks);
    byId('sheet-count').textContent = names ? `${grouped(names)} ${names === 1 ? 'name' : 'names'}` : '';
    page.changed();
  }

  function onFilter(): void {
    filterWords.update();
    painter.request();
    page.changed();
  }

  descriptions.checked = remembered('descriptions') !== 'off';
  descriptions.addEventListener('change', () => {
    remember('descriptions', descriptions.checked ? null : 'off');
    onMarks(true);
  });

  function onLook(words: string): void {
    card.hide();
    painter.request();
    announce(words);
  }

  function onState(): void {
    state.show(reading.state);
    carry.update();
  }

  // What is chosen.

  selection.onChange((from) => {
    painter.request();
    if (from !== 'text') card.hide();
    if (from === 'entities' || from === 'timeline' || from === 'map' || from === 'card') sheet.leave();
  });
  byId('walk-end').addEventListener('click', () => {
    selection.clear('walk');
    name.focus({ preventScroll: true });
  });

  // The card.

  function openCard(mark: Mark | null): void {
    if (!mark || !entityOf(mark)) return announce('Choose a name first');
    card.hide();
    sheet.open(true);
    views.open('entities');
    if (selection.mark !== mark) selection.chooseMark(mark, 'text');
    entityView.card.open([mark.begin, mark.end]);
  }
  byId('walk-card').addEventListener('click', () => openCard(selection.mark));

  function showCard(mark: Mark, aloud: boolean): void {
    card.show(mark, boxOf(editor.surface, mark.begin, mark.end), reading.analysis);
    if (aloud) announce(card.words);
  }
  watchPointing(editor, {
    find: (offset) => (silence.on ? null : markAt(page.marks, offset, page.shown)),
    show: (mark) => showCard(mark, editor.isFocused),
    hide: () => card.hide(),
    choose: (mark) => (mark ? selection.chooseMark(mark, 'text') : selection.clear('text')),
    overCard: (target) => card.contains(target),
    shown: () => card.mark,
  });
  addEventListener('scroll', () => card.hide(), { passive: true });

  // Keys.

  setUpShortcuts([
    { keys: ['n', 'p'], shown: 'n p', about: 'Next, previous mention of the chosen name, or of all that is shown', run: (key) => walk.go(key === 'n' ? 1 : -1) },
    { keys: ['Enter', 'c'], shown: 'Enter or c', about: 'Card of the mention you are at', run: () => {
      if (card.hide()) return;
      if (selection.mark) showCard(selection.mark, true);
    } },
    { keys: ['e'], about: 'Card of its entity, to look into and to correct', run: () => openCard(card.mark ?? selection.mark) },
    { keys: ['u', 'U'], shown: 'u Shift+u', about: 'Take back a correction, do it again', run: (key) => (key === 'u' ? yours.undo() : yours.redo()) },
    { keys: ['/'], about: 'Filter the names', run: () => {
      sheet.open(true);
      entityView.card.close();
      views.open('entities');
      byId<HTMLInputElement>('filter').select();
    } },
    { keys: ['[', ']'], shown: '[ ]', about: 'Previous, next view of the panel', run: (key) => {
      sheet.open(true);
      views.step(key === ']' ? 1 : -1);
    } },
    { keys: ['w'], about: 'Widen the panel, or narrow it', run: () => sheet.widen() },
    { keys: [...'123456789'], shown: '1 to 9', about: 'Show or hide a kind of name', run: (key) => legend.toggle(kFamilies[Number(key) - 1]!.family) },
    { keys: ['0'], about: 'Show all kinds', run: () => legend.showAll() },
    { keys: ['f'], about: 'Open or close the filter', run: () => {
      sheet.open(true);
      const filters = document.querySelector<HTMLDetailsElement>('#filters details')!;
      filters.open = !filters.open;
      filters.querySelector('summary')!.focus();
    } },
    { keys: ['l'], about: 'Marks as lines, tints or labels', run: () => density.next() },
    { keys: ['m'], about: 'Silence the marks, or show them', run: () => silence.toggle() },
    { keys: ['t'], about: 'Go to the text', run: () => editor.root.focus() },
    { keys: ['Escape'], shown: 'Esc', about: 'Close a card, end the walk, clear the filter, leave the text', run: () => {
      if (document.querySelector('dialog[open], [popover]:not(#card):popover-open')) return;
      if (card.hide() || entityView.card.close() || dismiss() || selection.clear('walk') || clearNameFilter()) return;
      if (editor.isFocused) name.focus({ preventScroll: true });
    } },
    { keys: ['?'], about: 'This help', run: () => help.showModal() },
  ]);
  byId('help-open').addEventListener('click', () => help.showModal());
  byId('help-close').addEventListener('click', () => help.close());

  byId('take-open').addEventListener('click', () => {
    sheet.open(true);
    views.open('document');
    document.querySelector<HTMLElement>('.take :is(select, button, input)')!.focus();
  });
  byId('intro-document').addEventListener('click', () => {
    document.body.classList.add('with-panel');
    sheet.open(true);
    views.open('document');
    byId('tab-document').focus();
  });
  setUpCredits();
  printDossier(page);

  byId<HTMLButtonElement>('clear').disabled = true;
  carry.update();
  legend.count([]);
  filterWords.update();
}

/** True when there was something to clear. */
function clearNameFilter(): boolean {
  const filter = byId<HTMLInputElement>('filter');
  if (filter.value === '') return false;
  filter.value = '';
  filter.dispatchEvent(new Event('input'));
  return true;
}
