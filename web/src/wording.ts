// How the page says what the engine claims of a mention or an entity, and how sure it is.
import type { Analysis, Entity, LinkBy, Mention } from '../../wasm/src/types.js';
import { isUnsure, percentSure } from './marks.js';

export const kSources: Record<Mention['source'], string> = {
  tagger: 'the words around it',
  lexicon: 'it is in the list of known names',
  document: 'the rest of the text names it',
  dictionary: 'it is in your dictionary',
  user: 'you said so',
  syntax: 'the grammar of the sentence',
};
export const kLinks: Partial<Record<LinkBy, string>> = {
  'short-name': 'short form of the name',
  acronym: 'abbreviation of the name',
  apposition: 'said beside the name',
  nominal: 'description of it',
  pronoun: 'pronoun',
  metonymy: 'place that stands for it',
  user: 'corrected by you',
};
export const kReadings: Record<string, string> = { government: 'its government', city: 'the city' };
const kProbable = 0.8;  // an identifier surer than this is given without a word of doubt

export function percent(confidence: number): string {
  return `${Math.min(99, percentSure({ confidence }))} %`;  // nothing read is certain
}

export function sureness(confidence: number): string {
  const words = isUnsure({ confidence }) ? 'not sure' : confidence < 0.9 ? 'fairly sure' : 'very sure';
  return `${words} (${percent(confidence)})`;
}

export function rolesOf({ roles }: Entity, entities: Entity[]): string[] {
  return [...new Set(roles.map(({ title, of }) => {
    const land = of === null ? undefined : entities[of]?.name;
    return land ? `${title}, ${land}` : title;
  }))];
}

export function aliasesOf({ name, aliases }: Entity): string[] {
  return aliases.filter((alias) => alias !== name);
}

/** What an entity belongs to: the name and how it does. */
export function homeOf(entity: Entity, entities: Entity[]): [term: string, name: string] | null {
  const home = entity.of === null ? undefined : entities[entity.of]?.name;
  if (home) return [entity.type === 'GPE' || entity.type === 'LOC' || entity.type === 'FAC' ? 'In' : 'Of', home];
  return entity.country && entity.ids.iso3166 !== entity.country ? ['Country', countryName(entity.country)] : null;
}

/** Whom an entity takes together ("both countries"). */
export function membersOf({ members }: Entity, entities: Entity[]): string[] {
  return members.flatMap((id) => entities[id]?.name ?? []);
}

/** Names of an entity in public catalogues. */
export function identifiersOf({ ids }: Entity): [catalogue: string, id: string][] {
  return ([['ISO 3166', ids.iso3166], ['Wikidata', ids.wikidata], ['GeoNames', ids.geonames]] as const).flatMap(([catalogue, id]) => (id ? [[catalogue, id] as [string, string]] : []));
}

export function isProbable({ linking }: Entity): boolean {
  return linking !== null && linking.confidence < kProbable;
}

export function positionOf([latitude, longitude]: [number, number], digits = 1): string {
  const degrees = (angle: number, signs: string): string => `${Math.abs(angle).toFixed(digits)}\u00b0 ${signs[Number(angle < 0)]}`;
  return `${degrees(latitude, 'NS')}, ${degrees(longitude, 'EW')}`;
}

/** Why a mention is one of its entity's; empty for the first name of it. */
export function reasonOf({ link }: Mention, { mentions }: Analysis, text: string): string {
  const before = link.antecedent === null ? undefined : mentions[link.antecedent];
  const of = before ? ` \u201c${text.slice(...before.span).replace(/\s+/g, ' ')}\u201d` : '';
  const sure = link.confidence < 0.995 ? `, ${percent(link.confidence)}` : '';
  switch (link.by) {
    case 'name': return before ? `same name${sure}` : '';
    case 'short-name': return `short for${of || ' the name'}${sure}`;
    case 'acronym': return `abbreviates${of || ' the name'}${sure}`;
    case 'apposition': return `said beside${of}${sure}`;
    case 'nominal': return `describes${of || ' it'}${sure}`;
    case 'pronoun': return `pronoun${of && ` for${of}`}${sure}`;
    case 'metonymy': return `stands for it${sure}`;
    case 'dictionary': return 'in your dictionary';
    case 'user': return 'corrected by you';
  }
}

/** Whether the user had a hand in a mention. */
export function isYours({ source, link }: Mention): boolean {
  return source === 'user' || link.by === 'user';
}

export function countryName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
