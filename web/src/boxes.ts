// Marks for browsers without the CSS Custom Highlight API: boxes in a layer of their own, behind the text, which stays a plain
// document. What is painted is asked for as with that API: a range may be in several layers.

/** What the painter needs of a Highlight. */
export interface PaintLayer {
  add(range: Range): unknown;
  clear(): void;
}

export class Boxes {
  #layer = document.createElement('div');
  #classes = new Map<Range, string[]>();

  constructor(private readonly root: HTMLElement) {
    this.#layer.id = 'boxes';
    this.#layer.ariaHidden = 'true';
    root.before(this.#layer);
    root.dataset.boxes = '';
  }

  /** The layer of a highlight's name: "gpe-outer" becomes the classes "gpe" and "outer". */
  layer(name: string): PaintLayer {
    return {
      add: (range) => this.#classes.set(range, [...(this.#classes.get(range) ?? []), ...name.split('-')]),
      clear: () => this.#classes.clear(),
    };
  }

  draw(): void {
    const origin = this.#layer.getBoundingClientRect();
    const boxes: [DOMRect, string[]][] = [[this.root.getBoundingClientRect(), ['sheet']]];
    for (const [range, classes] of this.#classes) {
      for (const box of range.getClientRects()) boxes.push([box, classes]);
    }
    this.#layer.replaceChildren(...boxes.map(([{ left, top, width, height }, classes]) => {
      const element = document.createElement('span');
      element.className = classes.join(' ');
      Object.assign(element.style, { left: `${left - origin.left}px`, top: `${top - origin.top}px`, width: `${width}px`, height: `${height}px` });
      return element;
    }));
  }
}
