// Markdown (CommonMark, tables as GitHub has them): the text with its names in bold, then a table of names and one of dates.
// No offsets. White space at the ends of lines goes; words stay.
import { kTypes } from '../families.js';
import { blocksOf, render } from './layout.js';
import { isMarked, itemsOf, printable, type Source } from './source.js';

export function markdown({ analysis, text, title }: Source): string {
  const { document, entities, mentions, values } = analysis;
  const named = itemsOf(analysis).filter((item) => isMarked(item) && item.mention?.form === 'name');
  const plain = (begin: number, end: number): string => escaped(text.slice(begin, end));
  const blocks = blocksOf(text, document.blocks, named).map(({ kind, begin, end, pieces }) => {
    const heading = kind === 'title' || kind === 'heading';
    const words = render(begin, end, pieces.map((piece) => ({ ...piece, inner: [] })), plain, (piece, inner) => (heading || !canBeBold(text, piece.begin, piece.end) ? inner : `**${inner}**`));
    const lines = words.split('\n').map(lineStart).filter(Boolean);
    return heading ? `## ${lines.join(' ')}\n` : `${lines.join('\n')}\n`;
  });
  const counts = new Map<number, number>();
  for (const { entity } of mentions) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  const dated = values.filter(({ interval }) => interval);
  return [
    `# ${cell(title)}\n`,
    ...blocks,
    table('Names', ['Name', 'Kind', 'Mentions'], entities.map(({ id, name, type }) => [name, kTypes[type].one, String(counts.get(id) ?? 0)])),
    table('Dates', ['First day', 'Last day', 'Words'], dated.map(({ interval, span }) => [...interval!, text.slice(...span)])),
  ].filter(Boolean).join('\n');
}

function table(name: string, head: string[], rows: string[][]): string {
  if (rows.length === 0) return '';
  return `## ${name}\n\n${[head, head.map(() => '---'), ...rows.map((row) => row.map(cell))].map((row) => `| ${row.join(' | ')} |\n`).join('')}`;
}

function cell(words: string): string {
  return escaped(words).replace(/\s+/g, ' ').trim();
}

/** Characters that Markdown could take for marks, wherever they stand. */
function escaped(words: string): string {
  return printable(words).replace(/[\\`*_{}[\]<>&|~$#]/g, '\\$&');
}

/** And those that mean something at the start of a line only. */
function lineStart(line: string): string {
  return line.trim().replace(/^([-+=])/, '\\$1').replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** CommonMark's rule of flanking (6.2), for "**" on either side of [begin, end). */
function canBeBold(text: string, begin: number, end: number): boolean {
  const punctuation = /[\p{P}\p{S}]/u;
  const open = /^$|[\s\p{P}\p{S}]/u;
  const before = text.slice(Math.max(0, begin - 1), begin);
  const after = text.slice(end, end + 1);
  return (!punctuation.test(text[begin]!) || open.test(before)) && (!punctuation.test(text[end - 1]!) || open.test(after)) && !/\n/.test(text.slice(begin, end));
}
