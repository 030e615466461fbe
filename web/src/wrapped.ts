// Texts whose lines were broken elsewhere: mail, cables, old files.

const kWide = 90;  // letters; a paragraph on one line is longer
const kFull = 55;

/** Whether no line is longer than those of such texts, and several are as long. */
export function isHardWrapped(text: string): boolean {
  let full = 0;
  for (let begin = 0; begin <= text.length;) {
    const at = text.indexOf('\n', begin);
    const end = at < 0 ? text.length : at;
    if (end - begin > kWide) return false;
    if (end - begin > kFull) full++;
    begin = end + 1;
  }
  return full >= 3;
}
