// Stands in for the engine while the page is worked on: a few regular expressions that speak the contract. Knows nothing.
import { EntenteError } from '../../wasm/src/types.js';

const kinds = [
  ['EVENT', /\b[A-Z]\w+-[A-Z]\w+ (?:meeting|summit)\b/g],
  ['ORG', /\b(?:European (?:Union|Commission)|United Nations|World Bank|NATO|African Union|[A-Z]\w+ Lines|Ministry of \w+)\b/g],
  ['GPE', /\b(?:Kenya|Ethiopia|China|Norway|Nairobi|Geneva|Addis Ababa|Russia|Turkey|Ukraine|Odesa|Romania|Mozambique|Beira|Singapore)\b/g],
  ['NORP', /\b(?:Kenyan|Ethiopian|Swedish|Russian|Romanian|Ukrainian|Spanish|Danish)\b/g],
  ['LOC', /\b(?:Lake \w+|Horn of Africa|Black Sea|Red Sea|\w+ River|Strait of \w+)\b/g],
  ['FAC', /\b(?:Palais des Nations|\w+ Dam|Pier \d+)\b/g],
  ['WEAPON', /\b(?:Patriot|Gepard|Shaheds|C-130|Bayraktar \w+)\b/g],
  ['LAW', /\b(?:[A-Z]\w+ (?:Convention|Agreement|Declaration))\b/g],
  ['PERSON', /\b(?:Grace Wanjala Otieno|Otieno|Dawit Alemayehu|Alemayehu|Marta Lindqvist|Lindqvist|Kim Jong Un|Andriy Lysenko|Lysenko|Kirsten Friis|Friis)\b/g],
];
const sureness = { EVENT: 0.45, LAW: 0.58, WEAPON: 0.596, LOC: 0.7, NORP: 0.85 };  // else 0.93
const values = [
  ['DATE', /\b(?:(?:January|February|March|April|May|June|July|August|September|October|November|December) \d+(?:, \d{4})?|Monday|Tuesday|Thursday|(?:19|20)\d\d)\b/g],
  ['MONEY', /(?:\$|EUR )[\d.,]+(?: [mb]illion)?/g],
];

function analysisOf(text, date, corrections = []) {
  const mentions = [];
  const entities = [];
  const named = new Map();
  for (const [type, pattern] of kinds) {
    const confidence = sureness[type] ?? 0.93;
    for (const { index, 0: words } of text.matchAll(pattern)) {
      const name = type === 'PERSON' ? words.split(' ').at(-1) : words;
      let entity = named.get(type + name);
      if (!entity) {
        entity = { id: entities.length, type, name: words, aliases: [words], members: [], roles: [], ids: { wikidata: null, iso3166: null, geonames: null }, linking: null, of: null, country: type === 'GPE' ? 'KE' : null, point: null, salience: 0.1, confidence };
        named.set(type + name, entity);
        entities.push(entity);
      }
      const span = [index, index + words.length];
      mentions.push({ span, extent: span, type, form: 'name', entity: entity.id, confidence, source: 'lexicon', within: null, link: { antecedent: null, by: 'name', confidence: 1 }, reading: null, alternatives: [] });
    }
  }
  mentions.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  const found = values.flatMap(([type, pattern]) => [...text.matchAll(pattern)].map(({ index, 0: words }) =>
    ({ span: [index, index + words.length], type, value: words, interval: null, mod: null, anchor: null, alternatives: [], unit: null, confidence: 0.9 })));
  found.sort((a, b) => a.span[0] - b.span[0]);
  const day = date ?? '2026-03-12';
  return {
    schema: 'entente/1', engine: { version: 'fake', model: '0', lexicon: '0' }, offsets: 'utf16', length: text.length,
    warnings: /\b(?:der|und|nicht)\b/.test(text) ? [{ code: 'not_english', message: 'This text is not English; no names were marked.' }] : [],
    document: { language: 'en', title: null, date: { value: day, span: null, source: date ? 'option' : 'dateline' }, blocks: [], sentences: [], tokens: null },
    mentions, entities, values: found, events: [], relations: [], quotes: [], stances: [], corrections: corrections.map(() => ({ mentions: 0 })),
  };
}

export function startAnalyzer() {
  const opened = createAnalyzer();
  return { analyzer: { analyze: async (...given) => (await opened).analyze(...given) }, opened };
}

export async function createAnalyzer() {
  let last = 0;
  return {
    engine: { version: 'fake', model: '0', lexicon: '0', simd: false },
    async analyze(text, { date, corrections, signal, onProgress, onPartial }) {
      const run = ++last;
      const step = 50000;
      for (let done = 0; done < text.length; done += step) {
        onPartial?.({ covered: [done, done + step], ...shifted(analysisOf(text.slice(done, done + step)), done) });
        onProgress?.({ done, total: text.length, joined: 0 });
        await new Promise((next) => setTimeout(next, 20));
        if (signal?.aborted) throw new EntenteError('cancelled', 'cancelled');
        if (run !== last) throw new EntenteError('superseded', 'superseded');
      }
      return analysisOf(text, date, corrections);
    },
    dispose() {},
  };
}

function shifted({ mentions, entities }, by) {
  for (const mention of mentions) mention.span = mention.span.map((offset) => offset + by);
  return { mentions, entities };
}
