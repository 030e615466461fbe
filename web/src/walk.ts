// The walk through the text: from mention to mention of what is chosen, or over everything shown, by keys and by the bar in
// the panel. Whatever is chosen outside of the text is brought into view in it.
import { byId } from './dom.js';
import { kTypes } from './families.js';
import { type Mark, entityOf, firstFrom } from './marks.js';
import { announce } from './notice.js';
import type { Page } from './page.js';
import { reveal } from './reveal.js';
import type { Origin } from './selection.js';
import { sentenceOf } from './sentence.js';

const kFlash = 1100;  // ms a mention stays inverted when it is reached

export class Walk {
  /** The mark was reached just now. */
  flash = false;

  #timer = 0;
  #bar = byId('walk');

  /**
   * `bars` cover the top and bottom of the text; `onFlash` is called when `flash` changes; while `silent`, when the place
   * is not painted, its sentence is said.
   */
  constructor(private readonly page: Page, private readonly bars: HTMLElement[], private readonly onFlash: () => void, private readonly silent: () => boolean) {
    page.selection.onChange((from) => this.#show(from));
    byId('walk-back').addEventListener('click', () => this.go(-1));
    byId('walk-on').addEventListener('click', () => this.go(1));
  }

  /** To the next or previous stop, round the ends; from what is in view when nothing is chosen. */
  go(by: 1 | -1): void {
    const { selection, editor, shownMarks } = this.page;
    const stops = selection.stops ?? shownMarks;
    if (stops.length === 0) return announce('Nothing to walk to');
    const at = selection.mark ? stops.indexOf(selection.mark) : -1;
    const view = editor.surface.between(this.bars[0]!.offsetHeight, innerHeight)[0];
    const start = selection.stops ? (by > 0 ? 0 : stops.length) : firstFrom(shownMarks, view);
    const next = at >= 0 ? at + by : by > 0 ? start : start - 1;
    selection.moveTo(stops[(next + stops.length) % stops.length]!, 'walk');
  }

  #show(from: Origin): void {
    const { selection, editor } = this.page;
    const { mark } = selection;
    this.#bar.hidden = selection.isEmpty;
    if (!mark) return void (byId('place').textContent = selection.entity?.name ?? '');
    const stops = selection.stops ?? this.page.shownMarks;
    const words = entityOf(mark)?.name ?? this.page.wordsOf(mark);
    const place = `${stops.indexOf(mark) + 1} of ${stops.length}`;
    byId('place').textContent = `${words}: ${place}`;
    if (from === 'text' || from === 'reading') return;
    this.#flash();
    void reveal(editor.surface, mark.begin, mark.end, this.bars);
    announce(`${words}, ${shortType(mark)}, ${place}${this.silent() ? `: ${sentenceOf(mark, this.page)}` : ''}`);
  }

  #flash(): void {
    this.flash = true;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.flash = false;
      this.onFlash();
    }, kFlash);
    this.onFlash();
  }
}

function shortType({ item }: Mark): string {
  return kTypes['mention' in item ? item.mention.type : item.value.type].short;
}
