// The text as blocks and, in each, the marks as a tree, for the formats that write marks into the text.
import type { BlockKind, Span } from '../../../wasm/src/types.js';
import type { Item } from './source.js';

/** Part of an item: all of it, unless the item crosses another or the end of a block. */
export interface Piece {
  begin: number;
  end: number;
  item: Item;
  inner: Piece[];
}

export interface Block {
  kind: BlockKind;
  begin: number;
  end: number;
  pieces: Piece[];
}

/** Blocks that hold all of the text but white space between them. */
export function blocksOf(text: string, found: { kind: BlockKind; span: Span }[], items: Item[]): Block[] {
  const blocks: Block[] = [];
  const add = (kind: BlockKind, begin: number, end: number): void => {
    const words = text.slice(begin, end);
    if (words.trim() === '') return;
    blocks.push({ kind, begin: begin + (words.length - words.trimStart().length), end: end - (words.length - words.trimEnd().length), pieces: [] });
  };
  let at = 0;
  for (const { kind, span } of found) {
    add('paragraph', at, span[0]);
    add(kind, ...span);
    at = span[1];
  }
  add('paragraph', at, text.length);
  let i = 0;
  for (const item of items) {
    while (i < blocks.length && blocks[i]!.end <= item.begin) i++;
    for (let k = i; k < blocks.length && blocks[k]!.begin < item.end; k++) {
      const block = blocks[k]!;
      insert(block.pieces, { begin: Math.max(item.begin, block.begin), end: Math.min(item.end, block.end), item, inner: [] });
    }
  }
  return blocks;
}

/** Pieces come in the order of their items; one that crosses an earlier one is cut at its end. */
function insert(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  if (!last || last.end <= piece.begin) return void pieces.push(piece);
  if (piece.end <= last.end) return insert(last.inner, piece);
  insert(last.inner, { ...piece, end: last.end, inner: [] });
  pieces.push({ ...piece, begin: last.end, inner: [] });
}

/** Writes [begin, end) of the text: `plain` for what bears no mark, `marked` around what does. */
export function render(begin: number, end: number, pieces: Piece[], plain: (begin: number, end: number) => string, marked: (piece: Piece, inner: string) => string): string {
  let out = '';
  let at = begin;
  for (const piece of pieces) {
    out += plain(at, piece.begin) + marked(piece, render(piece.begin, piece.end, piece.inner, plain, marked));
    at = piece.end;
  }
  return out + plain(at, end);
}
