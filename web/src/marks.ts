// Marks: what there is to paint on the text, mentions and values alike, in text order.
import type { Analysis, Entity, Mention, Span, Value } from '../../wasm/src/types.js';
import { type Edit, moved } from './edit.js';
import { type Family, kTypes } from './families.js';

export interface Mark {
  begin: number;
  end: number;
  family: Family;
  item: { mention: Mention; entity: Entity } | { value: Value };
  /** Another mark lies inside: its underline is drawn lower, so that both can be seen. */
  outer: boolean;
}

const kUnsure = 60;

/** Confidence in whole per cents, rounded down: what is shown as 60 % reaches every bound of 60 %. The core gives per mille. */
export function percentSure({ confidence }: { confidence: number }): number {
  return Math.floor(Math.round(confidence * 1000) / 10);
}

/** Whether a claim is so doubtful that the page should say so at sight. */
export function isUnsure(claim: { confidence: number }): boolean {
  return percentSure(claim) < kUnsure;
}

type Found = Pick<Analysis, 'mentions' | 'entities'> & { values?: Value[] };

const kPlainNumbers: ReadonlySet<Value['type']> = new Set(['CARDINAL', 'ORDINAL']);

/** The marks of an analysis, enclosing ones first. Pronouns and plain numbers are left alone: painting every "he" and every "two" helps no reader. */
export function marksOf(found: Found): Mark[] {
  const marks: Mark[] = [];
  const entities = new Map(found.entities.map((entity) => [entity.id, entity]));
  for (const mention of found.mentions) {
    const entity = entities.get(mention.entity);
    if (entity && mention.form !== 'pronoun' && mention.type !== 'OTHER') marks.push(mark(mention.span, kTypes[mention.type].family, { mention, entity }));
  }
  for (const value of found.values ?? []) {
    if (!kPlainNumbers.has(value.type)) marks.push(mark(value.span, kTypes[value.type].family, { value }));
  }
  return sorted(marks);
}

/** Leaves out the descriptions of what has no name in the text ("the unions"). */
export function ofTheNamed(marks: Mark[]): Mark[] {
  const named = new Set(marks.flatMap(({ item }) => ('mention' in item && item.mention.form === 'name' ? [item.entity] : [])));
  return marks.filter(({ item }) => !('entity' in item) || named.has(item.entity));
}

/** The marks of pronouns, of entities that have others too. */
export function pronounsOf({ mentions, entities }: Analysis): Mark[] {
  return mentions.flatMap((mention) => {
    const entity = entities[mention.entity]!;
    return mention.form === 'pronoun' && entity.type !== 'OTHER' ? [mark(mention.span, kTypes[entity.type].family, { mention, entity })] : [];
  });
}

function mark([begin, end]: Span, family: Family, item: Mark['item']): Mark {
  return { begin, end, family, item, outer: false };
}

/** Text order, and who encloses whom. */
export function sorted(marks: Mark[]): Mark[] {
  marks.sort((a, b) => a.begin - b.begin || b.end - a.end);
  const open: Mark[] = [];
  for (const each of marks) {
    each.outer = false;
    while (open.length && open.at(-1)!.end <= each.begin) open.pop();
    for (const around of open) around.outer = true;
    open.push(each);
  }
  return marks;
}

/** The marks after an edit of the text. */
export function shifted(marks: Mark[], edit: Edit): Mark[] {
  return marks.filter((each) => {
    const span = moved(each.begin, each.end, edit);
    if (span) [each.begin, each.end] = span;
    return span !== null;
  });
}

/** Marks that reach into [begin, end). */
export function within(marks: Mark[], begin: number, end: number): Mark[] {
  const found: Mark[] = [];
  for (let i = firstFrom(marks, begin - kLongest); i < marks.length && marks[i]!.begin < end; i++) {
    if (marks[i]!.end > begin) found.push(marks[i]!);
  }
  return found;
}

/** The innermost mark at an offset, among those of the families shown. */
export function markAt(marks: Mark[], offset: number, shown: ReadonlySet<Family>): Mark | null {
  return within(marks, offset, offset + 1).filter((each) => shown.has(each.family)).at(-1) ?? null;
}

/** Index of the first mark that begins at or after an offset. */
export function firstFrom(marks: Mark[], offset: number): number {
  let low = 0;
  for (let high = marks.length; low < high;) {
    const middle = (low + high) >> 1;
    if (marks[middle]!.begin < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const kLongest = 1000;  // no name is longer

export function entityOf(each: Mark): Entity | null {
  return 'entity' in each.item ? each.item.entity : null;
}

export function isPronoun({ item }: Mark): boolean {
  return 'mention' in item && item.mention.form === 'pronoun';
}

/** How many names the marks stand for. */
export function countNames(marks: Mark[]): number {
  return new Set(marks.flatMap((each) => entityOf(each) ?? [])).size;
}
