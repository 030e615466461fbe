// Paints marks with the CSS Custom Highlight API: no element is added to the text. Only what is near the viewport is
// painted, so the cost does not depend on the length of the text. Colours and lines: highlights.css. Where the API is missing
// the marks are boxes behind the text.
import { Boxes, type PaintLayer } from './boxes.js';
import { type Family, kFamilies } from './families.js';
import type { Labels, Painted } from './labels.js';
import { type Mark, isPronoun, isUnsure, within } from './marks.js';
import type { Surface } from './surface.js';

export interface Painting {
  marks: Mark[];
  shown: ReadonlySet<Family>;
  /** Marks of the entity being walked, some of which `marks` lacks. */
  same: ReadonlySet<Mark>;
  /** The mark the walk has come to. */
  here: Mark | null;
  /** `here` was reached just now. */
  flash: boolean;
  /** The kinds stand over the marks in words. */
  labels: boolean;
}

const kLayers = ['unsure', 'same', 'here', 'flash'];

export class Painter {
  #highlights = new Map<string, PaintLayer>();
  #boxes: Boxes | null;
  #pending = false;
  #all = false;

  /** `painting` says what there is, or null when nothing may be painted. */
  constructor(private readonly surface: Surface, private readonly labels: Labels, private readonly painting: () => Painting | null) {
    this.#boxes = typeof Highlight === 'function' && 'highlights' in CSS ? null : new Boxes(surface.root);
    kFamilies.forEach(({ family }, i) => {
      this.#register(`${family}-outer`, 2 * i);
      this.#register(family, 100 + 2 * i);
    });
    kLayers.forEach((name, i) => this.#register(name, 200 + i));
    addEventListener('scroll', () => this.request(), { passive: true });
    addEventListener('resize', () => this.request());
    // Chunks get their real height when they are first laid out, which moves those below.
    new ResizeObserver(() => this.request()).observe(surface.root);
    addEventListener('beforeprint', () => this.#paintAll(true));
    addEventListener('afterprint', () => this.#paintAll(false));
  }

  /** Paints before the next frame. */
  request(): void {
    if (this.#pending) return;
    this.#pending = true;
    requestAnimationFrame(() => this.paint());
  }

  paint(): void {
    this.#pending = false;
    for (const highlight of this.#highlights.values()) highlight.clear();
    const labelled: Painted[] = [];
    const painting = this.painting();
    if (painting) this.#paint(painting, labelled);
    this.#boxes?.draw();
    this.labels.draw(labelled);
  }

  #paint({ marks, shown, same, here, flash, labels }: Painting, labelled: Painted[]): void {
    const [begin, end] = this.#all ? [0, Infinity] : this.surface.between(-innerHeight, 2 * innerHeight);
    for (const mark of within(marks, begin, end)) {
      if (!shown.has(mark.family) && mark !== here && !same.has(mark)) continue;
      const range = this.surface.range(mark.begin, mark.end);
      if (shown.has(mark.family)) {
        if (labels) labelled.push({ mark, range });
        this.#highlights.get(mark.outer ? `${mark.family}-outer` : mark.family)!.add(range);
        if (!mark.outer && isUnsure('mention' in mark.item ? mark.item.mention : mark.item.value)) this.#highlights.get('unsure')!.add(range);
      }
      if (mark === here) this.#highlights.get(flash ? 'flash' : 'here')!.add(range);
      else if (same.has(mark)) this.#highlights.get('same')!.add(range);
    }
    for (const mark of same) {
      if (!isPronoun(mark) || mark.end <= begin || mark.begin >= end) continue;
      const layer = mark !== here ? 'same' : flash ? 'flash' : 'here';
      this.#highlights.get(layer)!.add(this.surface.range(mark.begin, mark.end));
    }
  }

  #paintAll(all: boolean): void {
    this.#all = all;
    this.paint();
  }

  #register(name: string, priority: number): void {
    if (this.#boxes) return void this.#highlights.set(name, this.#boxes.layer(name));
    const highlight = new Highlight();
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
    this.#highlights.set(name, highlight);
  }
}
