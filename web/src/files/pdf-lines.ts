// A PDF knows where letters stand, not what a paragraph is. Lines are what pdf.js gives; they are joined into paragraphs where
// they follow each other closely and the first is full.

export interface Line {
  text: string;
  left: number;
  right: number;
  /** From the foot of the page. */
  base: number;
  size: number;
}

/** A run of letters, as pdf.js has it (TextItem); marked content has no `str`. */
interface Run {
  str?: string;
  width: number;
  transform: number[];
  hasEOL: boolean;
}

export function linesOf(runs: Run[]): Line[] {
  const lines: Line[] = [];
  let line: Line | null = null;
  for (const { str, width, transform, hasEOL } of runs) {
    if (str === undefined) continue;
    const [a, b, , , left, base] = transform as [number, number, number, number, number, number];
    const size = Math.hypot(a, b);
    if (str) {
      line ??= { text: '', left, right: left, base, size };
      if (str.trim() && !line.text.trim()) Object.assign(line, { left, base, size });
      line.text += str;
      line.right = Math.max(line.right, left + width);
    }
    if (!hasEOL) continue;
    if (line?.text.trim()) lines.push(line);
    line = null;
  }
  if (line?.text.trim()) lines.push(line);
  for (const each of lines) each.text = each.text.replace(/[ \t\u00a0]+/g, ' ').trim();
  return lines;
}

/** The text of the pages: lines joined into paragraphs, a blank line between them; a paragraph may run on to the next page. */
export function paragraphs(pages: Line[][]): string {
  let text = '';
  for (const lines of pages) {
    lines.forEach((line, i) => {
      const before = lines[i - 1];
      if (text === '') text = line.text;
      else if (before ? follows(before, line, lines) : isCut(text) && /^\p{Ll}/u.test(line.text)) text = joined(text, line.text);
      else text += `${before && isNear(before, line) ? '\n' : '\n\n'}${line.text}`;
    });
  }
  return text === '' ? '' : `${text}\n`;
}

/** Whether `line` goes on with what `before` says. */
function follows(before: Line, line: Line, lines: Line[]): boolean {
  if (!isNear(before, line)) return before.base < line.base && isCut(before.text) && Math.abs(before.size - line.size) < 0.1 * line.size;  // the next column
  if (/^[\u2022\u25aa\u2013*-] /.test(line.text) || line.left - before.left > line.size) return false;  // a list, an indented paragraph
  const column = lines.filter(({ left }) => Math.abs(left - before.left) < 3 * before.size);
  const edge = Math.max(...column.map(({ right }) => right));
  const word = (line.text.search(/\s|$/) / line.text.length) * (line.right - line.left);
  return before.right + word + 0.3 * before.size > edge - 0.05 * (edge - before.left);  // the next word had no room
}

/** The next line of the same column, in letters of the same size, no further than lines of one paragraph are. */
function isNear(before: Line, line: Line): boolean {
  const gap = before.base - line.base;
  return gap > 0 && gap < 1.6 * Math.max(before.size, line.size) && Math.abs(before.size - line.size) < 0.1 * before.size;
}

/** Not at the end of a sentence. */
function isCut(text: string): boolean {
  return !/[.!?:;]["'\u201d\u2019)\]]*$/.test(text);
}

/** A word that was broken over the line end is made whole. */
function joined(text: string, next: string): string {
  if (/\p{L}[-\u00ad]$/u.test(text) && /^\p{Ll}/u.test(next)) return text.slice(0, -1) + next;
  return /[-\u2014/]$/.test(text) ? text + next : `${text} ${next}`;
}
