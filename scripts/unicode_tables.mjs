// Writes core/src/text/unicode_tables.inc: character classes and foldings, from the Unicode data that Node carries.
//   node scripts/unicode_tables.mjs > core/src/text/unicode_tables.inc
// Two-stage tables over blocks of 32 code points, equal blocks shared; what lies above is given by ranges.

const CLASS_END = 0x20000;
const FOLD_END = 0x10000;
const BLOCK = 32;

// ---- Character classes; the order is that of CharClass in unicode.h.
const classes = [
  'other', 'space', 'line_end', 'upper', 'lower', 'uncased', 'han', 'kana', 'mark', 'digit', 'number', 'hyphen', 'dash', 'open', 'close',
  'quote', 'apostrophe', 'terminal', 'ellipsis', 'punctuation', 'currency', 'symbol', 'invisible', 'emoji', 'regional', 'modifier',
];
const lineEnds = new Set([0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029]);
const apostrophes = new Set([0x27, 0x2019, 0x02bc, 0x02bb, 0x02be, 0x02bf, 0x02b9, 0xff07, 0x60, 0xb4, 0x2018, 0x201b]);
const modifierLetters = new Set([0x02bc, 0x02bb, 0x02be, 0x02bf, 0x02b9]);
const quotes = new Set([0x22, 0xff02, 0x2033, 0x2036]);
const hyphens = new Set([0x2d, 0x2010, 0x2011]);

function classOf(cp) {
  if (cp >= 0xd800 && cp <= 0xdfff) return 'other';
  const c = String.fromCodePoint(cp);
  if (lineEnds.has(cp)) return 'line_end';
  if (apostrophes.has(cp)) return 'apostrophe';
  if (/\p{White_Space}/u.test(c)) return 'space';
  if (cp === 0x2026) return 'ellipsis';
  if (hyphens.has(cp)) return 'hyphen';
  if (/\p{Pd}/u.test(c) || cp === 0x2212) return 'dash';
  if (/\p{Cc}/u.test(c)) return 'invisible';
  if (/\p{Default_Ignorable_Code_Point}|\p{Cf}/u.test(c)) return 'invisible';
  if (/\p{Regional_Indicator}/u.test(c)) return 'regional';
  if (/\p{Emoji_Modifier}/u.test(c)) return 'modifier';
  if (/\p{Emoji_Presentation}/u.test(c)) return 'emoji';
  if (/\p{Script=Han}/u.test(c) && /\p{L}|\p{Nl}/u.test(c)) return 'han';
  if (/\p{Script=Hiragana}|\p{Script=Katakana}|\u30fc|\uff70/u.test(c) && /\p{L}/u.test(c)) return 'kana';
  if (/\p{Lu}|\p{Lt}/u.test(c)) return 'upper';
  if (/\p{Lowercase}/u.test(c) && /\p{L}/u.test(c)) return 'lower';
  if (/\p{L}/u.test(c)) return 'uncased';
  if (/\p{M}/u.test(c)) return 'mark';
  if (/\p{Nd}/u.test(c)) return 'digit';
  if (/\p{N}/u.test(c)) return 'number';
  if (/\p{Sc}/u.test(c)) return 'currency';
  if (quotes.has(cp) || /\p{Quotation_Mark}/u.test(c)) return /\p{Ps}|\p{Pi}/u.test(c) ? 'open' : /\p{Pe}|\p{Pf}/u.test(c) ? 'close' : 'quote';
  if (/\p{Ps}|\p{Pi}/u.test(c)) return 'open';
  if (/\p{Pe}|\p{Pf}/u.test(c)) return 'close';
  if (/\p{Sentence_Terminal}/u.test(c)) return 'terminal';
  if (/\p{P}/u.test(c)) return 'punctuation';
  if (/\p{Extended_Pictographic}/u.test(c) && cp > 0xff) return 'emoji';
  if (/\p{S}/u.test(c)) return 'symbol';
  return 'other';
}

// ---- Foldings: the code points a letter folds to; [] deletes it, null leaves it alone.
const spelled = {
  'ß': 'ss', 'ẞ': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'ł': 'l', 'đ': 'd', 'ð': 'd', 'þ': 'th', 'ħ': 'h', 'ı': 'i', 'ŋ': 'ng', 'ŧ': 't',
  'ə': 'a', 'ƶ': 'z', 'ɨ': 'i', 'ɓ': 'b', 'ɗ': 'd', 'ƙ': 'k', 'ƴ': 'y', 'ĸ': 'k', 'ſ': 's', 'ς': 'σ', '…': '...', 'ŉ': 'n',
};
// Diacritics that go: those common to scripts, Arabic and Hebrew vowel points, Cyrillic titlos. The vowel signs of Indic scripts
// and the voicing marks of kana stay: they tell words apart.
const dropped = (cp) =>
  (cp >= 0x300 && cp <= 0x36f) || (cp >= 0x483 && cp <= 0x489) || (cp >= 0x591 && cp <= 0x5bd) || cp === 0x5bf || cp === 0x5c1 || cp === 0x5c2 ||
  cp === 0x5c4 || cp === 0x5c5 || cp === 0x5c7 || (cp >= 0x610 && cp <= 0x61a) || (cp >= 0x64b && cp <= 0x65f) || cp === 0x670 || cp === 0x640 ||
  (cp >= 0x1ab0 && cp <= 0x1aff) || (cp >= 0x1dc0 && cp <= 0x1dff) || (cp >= 0x20d0 && cp <= 0x20ff) || (cp >= 0xfe20 && cp <= 0xfe2f);

function foldOf(cp) {
  if (cp >= 0xd800 && cp <= 0xdfff) return null;
  if (cp >= 0xac00 && cp <= 0xd7a3) return null; // Hangul syllables are taken apart by arithmetic
  if (cp >= 0xf900 && cp <= 0xfaff) return null; // CJK compatibility ideographs stay
  const c = String.fromCodePoint(cp);
  const cls = classOf(cp);
  if (cls === 'space' || cls === 'line_end') return [0x20];
  if (cls === 'apostrophe') return [0x27];
  if (cls === 'hyphen' || cls === 'dash') return [0x2d];
  if (/\p{Quotation_Mark}/u.test(c) && !/[\u300c-\u300f\ufe41-\ufe44\uff62\uff63\u2039\u203a\u201a]/u.test(c)) return [0x22];
  if (/[\u2039\u203a\u201a\u2032]/u.test(c)) return [0x27];
  if (c === '\u2033') return [0x22];
  if (dropped(cp)) return [];
  if (/\p{Default_Ignorable_Code_Point}|\p{Cf}/u.test(c)) return [];
  let s = c;
  if (/\p{L}|\p{Nd}/u.test(c) && !/[\u3131-\u318e]/u.test(c) && !c.normalize('NFKD').includes(' ')) s = s.normalize('NFKD');
  s = s.normalize('NFD');
  s = Array.from(s, (x) => { const lower = x.toLowerCase(); return Array.from(lower).length === 1 ? lower : lower.normalize('NFD'); }).join('');
  s = s.normalize('NFD');
  s = Array.from(s).filter((x) => !dropped(x.codePointAt(0))).map((x) => spelled[x] ?? x).join('');
  s = Array.from(s).filter((x) => !/\p{Default_Ignorable_Code_Point}/u.test(x)).join('');
  if (s === c) return null;
  const points = Array.from(s, (x) => x.codePointAt(0));
  return points.flatMap((point) => (point === cp ? [point] : (foldOf(point) ?? [point]))); // folding twice changes nothing
}

// ---- Output.
function twoStage(values) {
  const blocks = [];
  const index = new Map();
  const first = [];
  for (let i = 0; i < values.length; i += BLOCK) {
    const block = values.slice(i, i + BLOCK);
    const key = block.join();
    if (!index.has(key)) index.set(key, blocks.push(block) - 1);
    first.push(index.get(key));
  }
  return { first, second: blocks.flat(), type: blocks.length > 256 ? 'std::uint16_t' : 'std::uint8_t' };
}
function array(type, name, values) {
  const lines = [];
  let line = ' ';
  for (const value of values) {
    if (line.length + String(value).length + 2 > 140) { lines.push(line); line = ' '; }
    line += ` ${value},`;
  }
  if (line.trim()) lines.push(line);
  return `constexpr ${type} ${name}[${values.length}] = {\n${lines.join('\n')}\n};\n`;
}

const classTable = twoStage(Array.from({ length: CLASS_END }, (_, cp) => classes.indexOf(classOf(cp))));

// A fold is 0 (stays), 1 (goes), a code point of the BMP, or 0xe000 + its offset in the pool of strings (length first).
const pool = [];
const pooled = new Map();
const folds = Array.from({ length: FOLD_END }, (_, cp) => {
  const to = foldOf(cp);
  if (to === null) return 0;
  if (to.length === 0) return 1;
  if (to.length === 1 && to[0] < 0xd800) return to[0];
  const key = to.join();
  if (!pooled.has(key)) {
    pooled.set(key, pool.length);
    pool.push(to.length, ...to);
  }
  return 0xe000 + pooled.get(key);
});
if (pool.length > 0x1900 || pool.some((x) => x > 0xffff)) throw new Error('pool too large');
const foldTable = twoStage(folds);

// Case pairs above the BMP: [first, last, distance]. Mathematical letters and the like are not names.
const ranges = [];
for (let cp = FOLD_END; cp < CLASS_END; ++cp) {
  const lower = String.fromCodePoint(cp).toLowerCase().codePointAt(0);
  if (lower === cp) continue;
  const last = ranges[ranges.length - 1];
  if (last && last[1] === cp - 1 && last[2] === lower - cp) last[1] = cp;
  else ranges.push([cp, cp, lower - cp]);
}

process.stdout.write(`// Generated by scripts/unicode_tables.mjs from Unicode ${process.versions.unicode}. Do not edit.
// The data is derived from the Unicode Character Database (Unicode License v3, https://www.unicode.org/license.txt).
constexpr char32_t kBlock = ${BLOCK};
${array(classTable.type, 'kClassBlocks', classTable.first)}
${array('std::uint8_t', 'kClassValues', classTable.second)}
${array(foldTable.type, 'kFoldBlocks', foldTable.first)}
${array('std::uint16_t', 'kFoldValues', foldTable.second)}
${array('std::uint16_t', 'kFoldPool', pool)}
constexpr CaseRange kCaseRanges[${ranges.length}] = {
${ranges.map(([a, b, d]) => `  {${a}, ${b}, ${d}},`).join('\n')}
};
`);
process.stderr.write(`classes ${classTable.first.length + classTable.second.length} bytes, folds ${foldTable.first.length + 2 * foldTable.second.length}, pool ${2 * pool.length}, ranges ${ranges.length}\n`);
