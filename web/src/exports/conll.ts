// CoNLL-2003: a token a line in four columns (word, part of speech, chunk, name), a blank line after a sentence. Names carry
// BIO tags with Entente's types; of nested names the outermost stands. The middle columns are not filled ("_"). No offsets.
import { flat, itemsOf, type Source, tokensOf, wellFormed } from './source.js';

export function conll({ analysis, text }: Source): string {
  const items = itemsOf(analysis);
  const names = flat(items);
  const { sentences } = analysis.document;
  let out = '-DOCSTART- -X- -X- O\n\n';
  let name = 0;
  let sentence = 0;
  for (const [begin, end] of tokensOf(analysis, items)) {
    while (name < names.length && names[name]!.end <= begin) name++;
    if (sentence < sentences.length && begin >= sentences[sentence]![1]) {
      while (sentence < sentences.length && begin >= sentences[sentence]![1]) sentence++;
      out += '\n';
    }
    const inside = names[name];
    const tag = !inside || inside.begin > begin ? 'O' : `${inside.begin === begin ? 'B' : 'I'}-${inside.label}`;
    // A column holds no space of any kind, nor what readers take for a line end.
    out += `${wellFormed(text.slice(begin, end)).replace(/[\s\p{Cc}\p{Z}]/gu, '_')} _ _ ${tag}\n`;
  }
  return `${out}\n`;
}
