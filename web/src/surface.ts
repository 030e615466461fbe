// The text as DOM: root > chunk > line > one text node (or a <br> in an empty line). Nothing else ever lives in there:
// highlights are painted over it, so native find, print, selection and screen readers see a plain document.
//
// Chunks of some fifty lines carry `content-visibility: auto`: the browser lays out what is near the viewport only. Of a whole
// new text the first chunks get their lines at once, the rest a little later or when one of their lines is asked for.
// Invariants: the lines' texts joined by "\n" are the model text; `length` of a line is its text's, of a chunk the
// sum of (length + 1) over its lines.

interface Line {
  readonly element: HTMLDivElement;
  length: number;
  chunk: Chunk;
}

/** Lines that follow one another; they are made when they are first asked for. */
class Chunk {
  readonly element = document.createElement('div');
  length = 0;
  #lines: Line[] | null = null;

  constructor(items: readonly { length: number }[], private readonly make: () => Line[]) {
    let rows = 0;
    for (const { length } of items) {
      this.length += length + 1;
      rows += Math.ceil((length + 1) / kRowLength);
    }
    this.element.className = 'chunk';
    this.element.style.containIntrinsicBlockSize = `auto ${rows}lh`;
  }

  get isWaiting(): boolean {
    return this.#lines === null;
  }

  get lines(): Line[] {
    if (!this.#lines) {
      this.#lines = this.make();
      for (const line of this.#lines) line.chunk = this;
      this.element.append(...this.#lines.map(({ element }) => element));
    }
    return this.#lines;
  }
}

/** A line of the text and where it begins. */
export interface LinePlace {
  element: HTMLElement;
  begin: number;
  length: number;
}

const kChunkLines = 50;
const kChunkLength = 6000;
const kLongChunk = 40000;
const kAtOnce = 100;  // chunks: some hundred screens; making more would keep the first from being seen
const kSlice = 8;     // ms
const kRowLength = 70;  // guess of characters in a row of the screen, for the height of what was never laid out

export class Surface {
  #chunks: Chunk[] = [];
  #lines = new WeakMap<Node, Line>();
  #chunkOf = new WeakMap<Node, Chunk>();
  #timer = 0;
  /** Called when lines were made that nobody asked for yet. */
  onFill: () => void = () => {};

  constructor(readonly root: HTMLElement) {
    this.render('');
    addEventListener('beforeprint', () => this.complete());
  }

  /** Shows a whole new text. */
  render(text: string): void {
    this.#chunks = this.#grouped(text.split('\n'), (line) => this.#line(line));
    this.#fill(this.#chunks.slice(0, kAtOnce));
    if (this.#chunks.length > kAtOnce) this.#fillLater();
    this.root.replaceChildren(...this.#chunks.map((chunk) => chunk.element));
  }

  /** Replaces [begin, end) by `inserted`, touching only the lines concerned. */
  splice(begin: number, end: number, inserted: string): void {
    const first = this.#at(begin);
    const last = this.#at(end);
    const head = textOf(first.line).slice(0, begin - first.begin);
    const tail = textOf(last.line).slice(end - last.begin);
    const [text, ...more] = (head + inserted + tail).split('\n') as [string, ...string[]];
    if (first.line !== last.line) this.#remove(first.line, last.line);
    this.#setText(first.line, text);
    if (more.length) this.#insertAfter(first.line, more.map((line) => this.#line(line)));
  }

  /** Makes all lines: the browser can write into those only that are there. */
  complete(): void {
    this.#fill(this.#chunks);
  }

  /** Takes note of what the browser typed into a line; returns the line's text. */
  absorb(element: HTMLElement): string {
    const text = element.textContent!;
    this.#measure(this.#lines.get(element)!, text.length);
    return text;
  }

  /** One text node again, where the browser left several or none. True when the DOM had to change. */
  tidy(element: HTMLElement): boolean {
    const line = this.#lines.get(element);
    if (!line || (element.childNodes.length === 1 && (element.textContent === '' || element.firstChild instanceof Text))) return false;
    this.#setText(line, element.textContent!);
    return true;
  }

  /** The line that holds a node, if any. */
  lineOf(node: Node | null): LinePlace | null {
    for (; node && node !== this.root; node = node.parentNode) {
      const line = this.#lines.get(node);
      if (line) return { element: line.element, begin: this.#begin(line), length: line.length };
    }
    return null;
  }

  /** Whether root and chunks still hold exactly our lines. */
  isWhole(): boolean {
    const { children } = this.root;
    return children.length === this.#chunks.length && this.#chunks.every((chunk, i) =>
      children[i] === chunk.element && chunk.element.childNodes.length === (chunk.isWaiting ? 0 : chunk.lines.length)
      && (chunk.isWaiting || chunk.lines.every((line, k) => chunk.element.childNodes[k] === line.element)));
  }

  /** What the DOM says when the browser broke the structure: a line for every innermost block. */
  readBack(): string {
    this.complete();
    const lines: string[] = [];
    const walk = (node: Node): void => {
      const blocks = [...node.childNodes].some((child) => child instanceof HTMLElement && /^(DIV|P|UL|OL|LI)$/.test(child.tagName));
      if (blocks) node.childNodes.forEach(walk);
      else lines.push(node.textContent ?? '');
    };
    if (this.root.firstChild) walk(this.root);
    return lines.join('\n');
  }

  /** The text offset of a DOM position; null outside the surface. */
  offsetOf(node: Node, offset: number): number | null {
    if (!this.root.contains(node)) return null;
    const line = this.lineOf(node);
    if (line) {
      if (node instanceof Text && node.parentNode === line.element && line.element.firstChild === node) return line.begin + offset;
      const range = document.createRange();
      range.setStart(line.element, 0);
      range.setEnd(node, offset);
      return line.begin + range.toString().length;
    }
    const chunk = this.#chunkOf.get(node);
    if (chunk) {
      const next = chunk.lines[offset];
      const start = this.#chunkBegin(chunk);
      return next ? this.#begin(next) : start + chunk.length - 1;
    }
    const next = this.#chunks[offset];
    return next ? this.#chunkBegin(next) : this.length;
  }

  /** The DOM position of a text offset. */
  positionOf(offset: number): [Node, number] {
    const { line, begin } = this.#at(offset);
    const node = line.element.firstChild;
    return node instanceof Text ? [node, Math.min(offset - begin, node.length)] : [line.element, 0];
  }

  /** Goes through the lines in text order. */
  forEachLine(run: (element: HTMLElement, begin: number) => void): void {
    let begin = 0;
    for (const { lines } of this.#chunks) {
      for (const { element, length } of lines) {
        run(element, begin);
        begin += length + 1;
      }
    }
  }

  range(begin: number, end: number): Range {
    const range = document.createRange();
    range.setStart(...this.positionOf(begin));
    range.setEnd(...this.positionOf(end));
    return range;
  }

  get length(): number {
    return this.#chunks.reduce((sum, chunk) => sum + chunk.length, -1);
  }

  /** The span of text that lies between two heights of the viewport, with whole chunks at its edges. */
  between(top: number, bottom: number): [number, number] {
    const boxes = this.#chunks.map((chunk) => chunk.element);
    let low = 0;  // chunks follow each other downwards: halve to the first that reaches `top`
    for (let high = boxes.length; low < high;) {
      const middle = (low + high) >> 1;
      if (boxes[middle]!.getBoundingClientRect().bottom < top) low = middle + 1;
      else high = middle;
    }
    let end = 0;
    for (let i = 0; i < low; i++) end += this.#chunks[i]!.length;
    let begin = end;
    for (let i = low; i < boxes.length; i++) {
      const box = boxes[i]!.getBoundingClientRect();
      if (box.top > bottom) break;
      const { length } = this.#chunks[i]!;
      if (length > kLongChunk && box.height > 0) {
        // A chunk that is one endless line: take the part that should be there, and a tenth of a viewport's text more.
        const at = (y: number): number => Math.round(end + (length * Math.min(Math.max(y - box.top, 0), box.height)) / box.height);
        const slack = Math.round((length * 0.1 * (bottom - top)) / box.height) + 1000;
        if (i === low) begin = Math.max(begin, at(top) - slack);
        if (box.bottom > bottom) return [begin, at(bottom) + slack];
      }
      end += length;
    }
    return [begin, end];
  }

  /** The line an offset lies in: at a line end, the line that ends there. */
  #at(offset: number): { line: Line; begin: number } {
    let begin = 0;
    let i = 0;
    while (i < this.#chunks.length - 1 && offset >= begin + this.#chunks[i]!.length) begin += this.#chunks[i++]!.length;
    const { lines } = this.#chunks[i]!;
    let k = 0;
    while (k < lines.length - 1 && offset > begin + lines[k]!.length) begin += lines[k++]!.length + 1;
    return { line: lines[k]!, begin };
  }

  #chunkBegin(chunk: Chunk): number {
    let begin = 0;
    for (const each of this.#chunks) {
      if (each === chunk) break;
      begin += each.length;
    }
    return begin;
  }

  #begin(line: Line): number {
    let begin = this.#chunkBegin(line.chunk);
    for (const each of line.chunk.lines) {
      if (each === line) break;
      begin += each.length + 1;
    }
    return begin;
  }

  #line(text: string): Line {
    const element = document.createElement('div');
    element.className = 'line';
    element.append(text ? document.createTextNode(text) : document.createElement('br'));
    const line: Line = { element, length: text.length, chunk: undefined as unknown as Chunk };
    this.#lines.set(element, line);
    return line;
  }

  /** Parts lines, or the texts that they will have, into chunks. */
  #grouped<Item extends { length: number }>(items: Item[], toLine: (item: Item) => Line): Chunk[] {
    const chunks: Chunk[] = [];
    for (let i = 0; i < items.length;) {
      const first = i;
      for (let length = 0; i < items.length && i - first < kChunkLines && length < kChunkLength; i++) length += items[i]!.length + 1;
      const part = items.slice(first, i);
      const chunk = new Chunk(part, () => part.map(toLine));
      this.#chunkOf.set(chunk.element, chunk);
      chunks.push(chunk);
    }
    return chunks;
  }

  #fill(chunks: Iterable<Chunk>, until = Infinity): void {
    for (const chunk of chunks) {
      if (!chunk.isWaiting) continue;
      if (performance.now() > until) return this.#fillLater();
      void chunk.lines;
    }
  }

  #fillLater(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#fill(this.#chunks, performance.now() + kSlice);
      this.onFill();
    });
  }

  #measure(line: Line, length: number): void {
    line.chunk.length += length - line.length;
    line.length = length;
  }

  #setText(line: Line, text: string): void {
    this.#measure(line, text.length);
    const { element } = line;
    const node = element.firstChild;
    if (text === '') {
      if (!(node instanceof HTMLBRElement) || node.nextSibling) element.replaceChildren(document.createElement('br'));
    } else if (node instanceof Text && !node.nextSibling) {
      if (node.data !== text) node.data = text;
    } else {
      element.replaceChildren(document.createTextNode(text));
    }
  }

  /** Takes out the lines after `first` up to and with `last`. */
  #remove(first: Line, last: Line): void {
    const from = this.#chunks.indexOf(first.chunk);
    const to = this.#chunks.indexOf(last.chunk);
    for (let i = to; i >= from; i--) {
      const chunk = this.#chunks[i]!;
      const begin = i === from ? chunk.lines.indexOf(first) + 1 : 0;
      const end = i === to ? chunk.lines.indexOf(last) + 1 : chunk.lines.length;
      if (begin === 0 && end === chunk.lines.length) {
        chunk.element.remove();
        this.#chunks.splice(i, 1);
        continue;
      }
      for (const line of chunk.lines.splice(begin, end - begin)) {
        line.element.remove();
        chunk.length -= line.length + 1;
      }
    }
  }

  #insertAfter(line: Line, added: Line[]): void {
    const { chunk } = line;
    const place = chunk.lines.indexOf(line) + 1;
    if (chunk.lines.length + added.length <= 2 * kChunkLines) {
      chunk.lines.splice(place, 0, ...added);
      line.element.after(...added.map((each) => each.element));
      for (const each of added) {
        each.chunk = chunk;
        chunk.length += each.length + 1;
      }
      return;
    }
    const after = chunk.lines.splice(place);
    for (const each of after) chunk.length -= each.length + 1;
    const chunks = this.#grouped(added.concat(after), (each) => each);
    this.#fill(chunks);
    this.#chunks.splice(this.#chunks.indexOf(chunk) + 1, 0, ...chunks);
    chunk.element.after(...chunks.map((each) => each.element));
  }
}

function textOf(line: Line): string {
  return line.element.textContent!;
}
