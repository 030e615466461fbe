// The timeline: time runs down an axis, ranges are bars beside it, and each moment has a label that is a button. Where moments
// crowd, their labels make room for each other and thin lines lead back to the axis. The table says the same.
import { make } from '../dom.js';
import { kTypes } from '../families.js';
import { kZoomStep, watchGestures } from '../gestures.js';
import { type Mark, isUnsure } from '../marks.js';
import { announce } from '../notice.js';
import { grouped } from '../numbers.js';
import type { Page } from '../page.js';
import { sentenceOf } from '../sentence.js';
import { svg } from '../svg.js';
import { makeTwin, tool } from '../twin.js';
import type { Drawing } from '../views.js';
import { Axis } from './axis.js';
import { dateWords, rangeWords, saysOnly, tickWords } from './dates.js';
import { labelTops, lanesOf } from './layout.js';
import { type Moment, type Undated, dayOf, kDay, momentsOf, valueOf } from './moments.js';

const kTick = 16;      // px, height of the words of a tick
const kTicksEnd = 50;  // px: here the words of the ticks end; then come axis, bars, leading lines, labels
const kLabels = 92;
const kLane = 6;
const kLanes = 4;
const kMostLabels = 300;  // beyond them the reader must zoom in
const kReferences: Record<string, string> = { PAST_REF: 'the past', PRESENT_REF: 'the present', FUTURE_REF: 'the future' };

export function showTimeline(host: HTMLElement, page: Page): Drawing {
  const axis = new Axis();
  const drawing = svg('svg', { 'aria-hidden': 'true' });
  const labels = make('ol', { class: 'moments', 'aria-label': 'Dates, in the order of the calendar' });
  const inner = make('div', {}, drawing, labels);
  const box = make('div', { class: 'timeline-box', tabindex: 0, role: 'group', 'aria-label': 'Timeline. Plus and minus zoom, 0 shows all, arrows move.' }, inner);
  const note = make('p', { class: 'small' });
  const picture = make('div', { class: 'timeline' }, box, note);
  let moments: Moment[] = [];
  let undated: Undated[] = [];
  let stops: Mark[] = [];
  let documentDay: number | null = null;
  let focused = 0;  // the moment that the Tab key comes to

  const twin = makeTwin<Mark>(host, {
    picture,
    tools: [
      tool('+', 'Zoom in', () => zoom(kZoomStep)),
      tool('\u2212', 'Zoom out', () => zoom(1 / kZoomStep)),
      tool('\u2191', 'Earlier', () => change(() => axis.move(-0.3))),
      tool('\u2193', 'Later', () => change(() => axis.move(0.3))),
      tool('All', 'Show all dates', () => change(() => axis.fit())),
    ],
    caption: 'Dates of the text, in the order of the calendar',
    columns: ['Date', 'Words', 'Sentence'],
    cells: (mark) => {
      const moment = moments.find(({ marks }) => marks.includes(mark))!;
      return [dateWords(moment) + otherReadings([mark]), chooser(mark), sentenceOf(mark, page)];
    },
    rest: 'Times without a day',
    onPicture: place,
  });

  watchGestures(box, {
    zoom: (factor, at) => zoom(factor, at ? Math.max(0, Math.min(1, (at.y + box.scrollTop) / inner.clientHeight)) : undefined),
    pan: (_, y) => change(() => axis.move(-y / Math.max(1, box.clientHeight))),
    fit: () => change(() => axis.fit()),
  });
  labels.addEventListener('keydown', (event) => {
    focused = Number((event.target as HTMLElement).dataset.moment);
    const goals: Record<string, number> = { ArrowDown: focused + 1, ArrowUp: focused - 1, Home: 0, End: moments.length - 1 };
    const goal = goals[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    focused = Math.max(0, Math.min(moments.length - 1, goal));
    axis.reveal(moments[focused]!.begin);
    place();
    buttonOf(focused)?.focus();
  });
  labels.addEventListener('click', (event) => {
    const button = (event.target as Element).closest('button');
    if (button) chooseMoment(Number(button.dataset.moment));
  });
  new ResizeObserver(place).observe(box);

  /** The mark of a moment that is chosen gives way to its next. */
  function chooseMoment(i: number): void {
    const { marks } = moments[i]!;
    focused = i;
    page.selection.chooseMark(marks[(marks.indexOf(page.selection.mark!) + 1) % marks.length]!, 'timeline', stops);
  }

  function chooser(mark: Mark): HTMLElement {
    const button = make('button', { type: 'button', class: isUnsure(valueOf(mark)!) ? 'words unsure' : 'words' }, page.wordsOf(mark));
    button.addEventListener('click', () => page.selection.chooseMark(mark, 'timeline', stops.includes(mark) ? stops : null));
    return button;
  }

  /** About a place, or about what is chosen, or else about the middle one of the moments that are seen. */
  function zoom(factor: number, share?: number): void {
    const seen = visible();
    const chosen = seen.find((i) => moments[i]!.marks.includes(page.selection.mark!));
    const middle = moments[chosen ?? seen[seen.length >> 1] ?? 0];
    change(() => axis.zoom(factor, share ?? (middle ? axis.place(middle.begin, 1) : 0.5)));
  }

  function change(how: () => void): void {
    how();
    place();
    announce(`${rangeWords(startOfDay(axis.from), startOfDay(axis.to) + kDay)}: ${visible().length} of ${moments.length} dates`);
  }

  function visible(): number[] {
    return moments.flatMap(({ begin, end }, i) => (begin <= axis.to && end >= axis.from ? [i] : []));
  }

  function buttonOf(moment: number): HTMLElement | null {
    return labels.querySelector(`[data-moment="${moment}"]`);
  }

  /** Draws the part of the calendar that is shown. */
  function place(): void {
    if (box.clientHeight === 0) return;
    const seen = visible();
    const labelled = seen.slice(0, kMostLabels);
    if (!labelled.includes(focused)) focused = labelled[0] ?? 0;
    const row = matchMedia('(pointer: coarse)').matches ? 32 : 24;
    const { clientWidth: width } = box;
    const height = Math.max(box.clientHeight, labelled.length * row);
    const y = (time: number): number => axis.place(time, height);
    const tops = labelTops(labelled.map((i) => y(moments[i]!.begin)), row, height);
    const bars = seen.map((i) => moments[i]!).filter(({ begin, end }) => end - begin > kDay || y(end) - y(begin) > kLane);
    let tickEnd = 0;
    const lanes = lanesOf(bars.map(({ begin, end }) => ({ begin: y(begin), end: y(end) + 2 })), kLanes);

    drawing.setAttribute('width', String(width));
    drawing.setAttribute('height', String(height));
    drawing.replaceChildren(
      ...axis.ticks(height / 60).flatMap((time) => {
        const at = y(Number(time));
        if (at < Math.max(6, tickEnd) || at > height - 6) return [];
        tickEnd = at + kTick;
        return [svg('line', { class: 'grid', x1: kTicksEnd, x2: width, y1: at, y2: at }), svg('text', { class: 'tick', x: kTicksEnd - 6, y: at + 4 }, tickWords(time))];
      }),
      svg('line', { class: 'axis', x1: kTicksEnd, x2: kTicksEnd, y1: 0, y2: height }),
      ...axis.shortened.map(({ begin, end }) => svg('line', { class: 'shortened', x1: kTicksEnd, x2: kTicksEnd, y1: y(begin), y2: y(end) })),
      ...(documentDay === null || documentDay > axis.to || documentDay + kDay < axis.from ? []
        : [svg('line', { class: 'document-day', x1: kTicksEnd - 12, x2: kLabels - 12, y1: y(documentDay), y2: y(documentDay) })]),
      ...bars.map(({ begin, end, marks }, i) => svg('rect', { class: marks.includes(page.selection.mark!) ? 'bar chosen' : 'bar',
        x: kTicksEnd + 5 + lanes[i]! * kLane, y: y(begin), width: kLane - 2, height: Math.max(3, y(end) - y(begin)), rx: 2 })),
      ...labelled.map((i, at) => svg('path', { class: moments[i]!.marks.includes(page.selection.mark!) ? 'lead chosen' : 'lead',
        d: `M${kTicksEnd + 4} ${round(y(moments[i]!.begin))}H${kLabels - 14}L${kLabels - 4} ${round(tops[at]! + row / 2)}` })),
      ...[...new Set(seen.map((i) => round(y(moments[i]!.begin))))].map((at) => svg('circle', { class: 'dot', cx: kTicksEnd, cy: at, r: 4 })),
    );
    const had = labels.contains(document.activeElement);
    labels.replaceChildren(...labelled.map((i, at) => labelOf(i, tops[at]!, row)));
    if (had) buttonOf(focused)?.focus({ preventScroll: true });
    note.replaceChildren(...notes(seen.length));
  }

  function labelOf(i: number, top: number, row: number): HTMLElement {
    const moment = moments[i]!;
    const { marks } = moment;
    const when = dateWords(moment);
    const said = [...new Set(marks.map((mark) => page.wordsOf(mark)))];
    const words = said.filter((each) => !saysOnly(each, when)).join('; ') + otherReadings(marks);
    const unsure = marks.every((mark) => isUnsure(valueOf(mark)!)) ? ' unsure' : '';
    const button = make('button', { type: 'button', 'data-moment': i, tabindex: i === focused ? 0 : -1, title: `${when}: ${said.join('; ')}`, 'aria-current': marks.includes(page.selection.mark!) && 'true' },
      make('span', { class: words ? 'when' : `when alone${unsure}` }, when), ' ',
      words ? make('span', { class: `words${unsure}` }, words) : '', ' ',
      marks.length > 1 ? make('span', { class: 'count' }, String(marks.length), make('span', { class: 'unseen' }, ' mentions')) : '');
    const item = make('li', {}, button);
    item.style.top = `${top}px`;
    item.style.height = `${row}px`;
    return item;
  }

  function notes(seen: number): (Node | string)[] {
    const parts: (Node | string)[] = [];
    if (moments.length === 0) parts.push('No dates found. ');
    else if (seen > kMostLabels) parts.push(`The first ${kMostLabels} of ${grouped(seen)} dates; zoom in for the others. `);
    else if (seen < moments.length) parts.push(`${grouped(seen)} of ${grouped(moments.length)} dates. `);
    if (axis.shortened.length) parts.push('Where the axis is dotted, a long stretch without dates is shortened. ');
    if (documentDay !== null && moments.length) parts.push(make('span', { class: 'document-key', 'aria-hidden': 'true' }), ` the document\u2019s date, ${rangeWords(documentDay, documentDay + kDay)}`);
    return parts;
  }

  return {
    draw() {
      ({ moments, undated } = momentsOf(page.marks));
      stops = moments.flatMap(({ marks }) => marks);
      documentDay = dayOf(page.analysis?.document.date?.value ?? '');
      axis.setMoments(documentDay === null || moments.length === 0 ? moments : [...moments, { begin: documentDay, end: documentDay + kDay }]);
      box.hidden = moments.length === 0;
      twin.draw(stops, undated.map((each) => make('span', {}, chooser(each.mark), ' ', make('span', { class: 'small' }, symbolic(each)))));
      note.replaceChildren(...notes(moments.length));
    },
    select() {
      const { mark } = page.selection;
      const at = mark ? moments.findIndex(({ marks }) => marks.includes(mark)) : -1;
      if (at >= 0) {
        focused = at;
        axis.reveal(moments[at]!.begin);
      }
      place();
      buttonOf(at)?.scrollIntoView({ block: 'nearest' });
      twin.select((each) => each === mark);
      twin.selectRest(undated.findIndex((each) => each.mark === mark));
    },
  };
}

function symbolic({ value }: Undated): string {
  const until = value.end ? `, until ${value.end}` : value.begin ? `, from ${value.begin}` : '';
  return (kReferences[value.value] ?? kTypes[value.type].short) + until;
}

/** Other days that the words may mean. */
function otherReadings(marks: Mark[]): string {
  const others = marks.flatMap((mark) => valueOf(mark)!.alternatives).flatMap(({ interval }) => {
    const [first, last] = [dayOf(interval?.[0] ?? ''), dayOf(interval?.[1] ?? '')];
    return first === null || last === null ? [] : [rangeWords(first, last + kDay)];
  });
  return others.length ? ` (or ${[...new Set(others)].join(', ')})` : '';
}

function startOfDay(time: number): number {
  return Math.floor(time / kDay) * kDay;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
