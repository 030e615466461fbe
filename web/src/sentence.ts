// The sentence around a mark, as it stands in the text now.
import type { Mark } from './marks.js';
import type { Page } from './page.js';

const kLongest = 300;

export function sentenceOf(mark: Mark, page: Page): string {
  const [begin, end] = 'mention' in mark.item ? mark.item.mention.span : mark.item.value.span;
  const moved = mark.begin - begin;  // by edits since it was read
  const sentences = page.analysis?.document.sentences ?? [];
  let low = 0;
  for (let high = sentences.length; low < high;) {
    const middle = (low + high) >> 1;
    if (sentences[middle]![1] < end) low = middle + 1;
    else high = middle;
  }
  const sentence = sentences[low];
  if (!sentence || sentence[0] > begin) return page.wordsOf(mark);
  const from = Math.max(sentence[0], begin - kLongest / 2);
  const to = Math.min(sentence[1], Math.max(end, from + kLongest));
  const words = page.text.slice(from + moved, to + moved).trim().replace(/\s+/g, ' ');
  return `${from > sentence[0] ? '\u2026' : ''}${words}${to < sentence[1] ? '\u2026' : ''}`;
}
