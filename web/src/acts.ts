// What a user may do to a mention or an entity, as corrections for the core. Nothing here knows about language but where
// words end.
import type { Analysis, Correction, Entity, Mention, MentionType, Span } from '../../wasm/src/types.js';
import type { Act } from './corrections.js';
import { kTypes } from './families.js';

/** The analysis that the user looks at, and its text. */
export interface Read {
  analysis: Analysis;
  text: string;
}

/** A type for a mention or, everywhere, for every name of its entity, which stays one. */
export function retype(read: Read, mention: Mention, type: MentionType, everywhere: boolean): Act {
  const spans = everywhere ? formsOf(read, mention) : [mention.span];
  const types = spans.map((span): Correction => ({ op: 'retype', span, type, everywhere }));
  const merges = spans.slice(1).map((span): Correction => ({ op: 'merge', span, into: mention.span }));
  return act(read, `${quoted(read, mention.span)} is: ${kTypes[type].one}`, [...types, ...merges]);
}

export function respan(read: Read, mention: Mention, to: Span, everywhere: boolean): Act {
  return act(read, `${quoted(read, mention.span)} is marked as ${quoted(read, to)}`, [{ op: 'respan', span: mention.span, to, everywhere }]);
}

export function remove(read: Read, mention: Mention, everywhere: boolean): Act {
  return act(read, `${quoted(read, mention.span)} is not marked`, [{ op: 'remove', span: mention.span, everywhere }]);
}

export function add(read: Read, span: Span, type: MentionType): Act {
  return act(read, `${quoted(read, span)} is marked: ${kTypes[type].one}`, [{ op: 'add', span, type }]);
}

export function merge(read: Read, entity: Entity, into: Entity): Act {
  return act(read, `\u201c${entity.name}\u201d is \u201c${into.name}\u201d`, [{ op: 'merge', span: spanFor(read, entity), into: spanFor(read, into) }]);
}

export function split(read: Read, mention: Mention, everywhere: boolean): Act {
  const name = read.analysis.entities[mention.entity]!.name;
  return act(read, `${quoted(read, mention.span)} is not \u201c${name}\u201d`, [{ op: 'split', span: mention.span, everywhere }]);
}

export function chooseReading(read: Read, mention: Mention, reading: string, everywhere: boolean): Act {
  return act(read, `${quoted(read, mention.span)} means the ${reading}`, [{ op: 'read', span: mention.span, reading, everywhere }]);
}

/** The other way to read a capital; null for all else. */
export function otherReading({ reading }: Mention): 'government' | 'city' | null {
  return reading === 'government' ? 'city' : reading === 'city' ? 'government' : null;
}

function act(read: Read, about: string, corrections: Correction[]): Act {
  return { about, steps: corrections.map((correction) => ({ correction, words: read.text.slice(...correction.span) })) };
}

function quoted({ text }: Read, span: Span): string {
  return `\u201c${text.slice(...span).replace(/\s+/g, ' ')}\u201d`;
}

/** A mention that stands for an entity: a name if there is one. */
function spanFor({ analysis }: Read, entity: Entity): Span {
  const mentions = analysis.mentions.filter((mention) => mention.entity === entity.id);
  return (mentions.find(({ form }) => form === 'name') ?? mentions[0]!).span;
}

/** One span for each of the names that an entity has in the text; a capital that stands for it is none. */
function formsOf({ analysis, text }: Read, mention: Mention): Span[] {
  const forms = new Map([[text.slice(...mention.span), mention.span]]);
  for (const { entity, form, span, reading } of analysis.mentions) {
    if (entity !== mention.entity || form !== 'name' || reading === 'government') continue;
    const words = text.slice(...span);
    if (!forms.has(words)) forms.set(words, span);
  }
  return [...forms.values()];
}

// Bounds, a word at a time. A hyphen or slash goes with the word behind it.

const kWord = '[\\p{L}\\p{N}\\p{M}]+(?:[.\'\\u2019][\\p{L}\\p{N}\\p{M}]+)*(?:(?<=\\.\\p{L})\\.)?';
const kJoint = '[-\\u2010-\\u2013/&]';
const kFirst = new RegExp(`^(?:\\s*(?:${kJoint}\\s*)?${kWord}|\\s*[^\\s])`, 'u');
const kLast = new RegExp(`(?:${kWord}(?:\\s*${kJoint})?\\s*|[^\\s]\\s*)$`, 'u');
const kFar = 100;  // characters

export interface Bound {
  to: Span;
  /** The word that is added or dropped. */
  word: string;
}

/** What becomes of a span when a word is added or dropped at its begin or end; null where there is none. */
export function bounds(text: string, [begin, end]: Span): Record<'addBefore' | 'dropFirst' | 'dropLast' | 'addAfter', Bound | null> {
  const inside = text.slice(begin, end);
  const before = text.slice(Math.max(0, begin - kFar), begin).split(/\n\s*\n/).at(-1)!;
  const after = text.slice(end, end + kFar).split(/\n\s*\n/, 1)[0]!;
  const first = firstPart(inside), last = lastPart(inside), left = kLast.exec(before)?.[0], right = kFirst.exec(after)?.[0];
  const bound = (from: number, to: number, word: string | undefined): Bound | null => (word && from < to ? { to: [from, to], word: word.trim() } : null);
  return {
    addBefore: bound(begin - (left?.length ?? 0), end, left),
    dropFirst: bound(begin + first.length, end, first),
    dropLast: bound(begin, end - last.length, last),
    addAfter: bound(begin, end + (right?.length ?? 0), right),
  };
}

/** The first word with what parts it from the next. */
function firstPart(words: string): string {
  return new RegExp(`^(?:${kWord}|[^\\s])\\s*(?:${kJoint}\\s*(?=\\S))?`, 'u').exec(words)?.[0] ?? '';
}

function lastPart(words: string): string {
  return new RegExp(`\\s*(?:${kJoint}\\s*)?(?:${kWord}|[^\\s])$`, 'u').exec(words)?.[0] ?? '';
}

/** A selection without the white space around it, out to the ends of its words; null if nothing is left or it spans paragraphs. */
export function wordsAround(text: string, begin: number, end: number): Span | null {
  while (begin < end && /\s/.test(text[begin]!)) begin++;
  while (begin < end && /\s/.test(text[end - 1]!)) end--;
  const letter = (at: number): boolean => /[\p{L}\p{N}\p{M}]/u.test(text.charAt(at));
  while (begin > 0 && letter(begin) && letter(begin - 1)) begin--;
  while (end > begin && end < text.length && letter(end - 1) && letter(end)) end++;
  return begin < end && !/\n\s*\n/.test(text.slice(begin, end)) ? [begin, end] : null;
}
