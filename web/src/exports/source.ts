// What every export is made from, and the pieces that several formats share. No DOM here: all of this runs in Node too.
import type { Analysis, Entity, Mention, MentionType, Value, ValueType } from '../../../wasm/src/types.js';

export interface Source {
  /** In UTF-16 offsets of `text`. */
  analysis: Analysis;
  text: string;
  title: string;
  /** When the export was made, for the formats that want to know. */
  made: Date;
}

/** An export format: a pure function. Nothing to say (no date in the text for a calendar) is an empty string. */
export type Writer = (source: Source) => string;

/** A mention or a value: what stands at a span of the text. */
export interface Item {
  begin: number;
  end: number;
  label: MentionType | ValueType;
  confidence: number;
  mention: Mention | null;
  /** Of the mention. */
  entity: Entity | null;
  value: Value | null;
}

/** All mentions and values in text order, those that enclose others first. */
export function itemsOf({ mentions, entities, values }: Analysis): Item[] {
  const items: Item[] = mentions.map((mention) => ({
    begin: mention.span[0], end: mention.span[1], label: mention.type, confidence: mention.confidence, mention, entity: entities[mention.entity] ?? null, value: null,
  }));
  for (const value of values) {
    items.push({ begin: value.span[0], end: value.span[1], label: value.type, confidence: value.confidence, mention: null, entity: null, value });
  }
  return items.sort((a, b) => a.begin - b.begin || b.end - a.end);
}

/** What the page marks: all but pronouns and plain numbers. */
export function isMarked({ label, mention }: Item): boolean {
  return mention?.form !== 'pronoun' && label !== 'CARDINAL' && label !== 'ORDINAL' && label !== 'OTHER';
}

/** The items that a flat format can hold: names and values, of those that overlap the one that begins first and is longest. */
export function flat(items: Item[]): Item[] {
  let end = 0;
  return items.filter((item) => {
    if ((item.mention && item.mention.form !== 'name') || item.begin < end) return false;
    end = item.end;
    return true;
  });
}

/** As `String.prototype.toWellFormed`: a lone surrogate is no character and cannot be encoded. Offsets stay. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Without the characters that XML 1.0 and HTML cannot hold. Offsets stay. */
export function printable(text: string): string {
  return wellFormed(text).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd');
}

/** Gives the code point offset for a UTF-16 offset of `text`. */
export function codePoints(text: string): (offset: number) => number {
  const pairs = Array.from(text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g), ({ index }) => index);
  if (pairs.length === 0) return (offset) => offset;
  return (offset) => {
    let low = 0;  // the first pair that does not end before `offset`
    for (let high = pairs.length; low < high;) {
      const middle = (low + high) >> 1;
      if (pairs[middle]! + 1 < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}

/** Tokens, cut where a mention, value or sentence begins or ends inside one: formats that label tokens lose nothing. */
export function tokensOf({ document }: Analysis, items: Item[]): [number, number][] {
  const cuts = [...new Set(items.flatMap(({ begin, end }) => [begin, end]).concat(document.sentences.flat()))].sort((a, b) => a - b);
  let next = 0;
  return (document.tokens ?? []).flatMap(([begin, end]) => {
    while (next < cuts.length && cuts[next]! <= begin) next++;
    const parts: [number, number][] = [];
    for (let from = begin; from < end;) {
      const to = next < cuts.length && cuts[next]! < end ? cuts[next++]! : end;
      parts.push([from, to]);
      from = to;
    }
    return parts;
  });
}

/** Decimal string, or null. */
export function decimal(text: string): string | null {
  return /^-?\d+(\.\d+)?$/.test(text) ? text : null;
}
