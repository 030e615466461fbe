// The kinds of names in words, over the marks. The labels are a layer of their own above the text, which never moves for them.
import { byId, make } from './dom.js';
import { kTypes, typeOf } from './families.js';
import type { Mark } from './marks.js';

export interface Painted {
  mark: Mark;
  range: Range;
}

interface Tag {
  words: string[];
  mark: Mark;
  left: number;
  top: number;
}

const kLetter = 7;  // px, no less than a letter of a label takes

export class Labels {
  #layer = byId('labels');

  /** Labels what is painted, given in text order. */
  draw(painted: Painted[]): void {
    if (painted.length === 0 && !this.#layer.firstChild) return;
    const origin = this.#layer.getBoundingClientRect();
    const tags: Tag[] = [];
    for (const { mark, range } of painted) {
      const box = range.getClientRects()[0];
      if (box) add(tags, { words: [wordsFor(mark)], mark, left: Math.round(box.left - origin.left), top: Math.round(box.top - origin.top) });
    }
    this.#layer.replaceChildren(...tags.map(({ words, mark, left, top }) => {
      const tag = make('span', { class: `tag ${mark.family}` }, words.join(' \u00b7 '));
      tag.style.left = `${left}px`;
      tag.style.top = `calc(${top}px - 1.05em)`;
      return tag;
    }));
  }
}

/** A label that would lie on the one before it, as that of a name within a name, joins it. */
function add(tags: Tag[], tag: Tag): void {
  const last = tags.at(-1);
  if (last && Math.abs(last.top - tag.top) < 4 && tag.left < last.left + kLetter * last.words.join(' . ').length + 8) last.words.push(...tag.words);
  else tags.push(tag);
}

function wordsFor({ item }: Mark): string {
  if ('value' in item) return kTypes[item.value.type].short;
  return item.mention.type === item.entity.type ? typeOf(item.entity).short : kTypes[item.mention.type].short;
}
