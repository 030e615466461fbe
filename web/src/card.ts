// The card beside a mention: what it is taken for, how sure that is, and where the knowledge comes from.
import type { Analysis, Entity, LinkBy, Mention, Value } from '../../wasm/src/types.js';
import { byId, make } from './dom.js';
import { kTypes, typeOf } from './families.js';
import { type Mark, isUnsure, percentSure } from './marks.js';

const kSources: Record<Mention['source'], string> = {
  tagger: 'the words around it',
  lexicon: 'it is in the list of known names',
  document: 'the rest of the text names it',
  dictionary: 'it is in your dictionary',
  user: 'you said so',
  syntax: 'the grammar of the sentence',
};
const kLinks: Partial<Record<LinkBy, string>> = {
  'short-name': 'short form of the name',
  acronym: 'abbreviation of the name',
  apposition: 'said beside the name',
  nominal: 'description of it',
  pronoun: 'pronoun',
  metonymy: 'place that stands for it',
};
const kReadings: Record<string, string> = { government: 'its government', city: 'the city' };
const kProbable = 0.8;  // an identifier surer than this is given without a word of doubt

export class Card {
  #card = byId('card');
  #shown: Mark | null = null;

  get mark(): Mark | null {
    return this.#shown;
  }

  /** Shows what is known of a mark next to its box on the screen; `analysis` is null while the text is read for the first time. */
  show(mark: Mark, box: DOMRect, analysis: Analysis | null): void {
    this.#shown = mark;
    const { item } = mark;
    this.#card.replaceChildren(...('mention' in item ? mentionCard(item.mention, item.entity, analysis) : valueCard(item.value)));
    this.#card.className = mark.family;
    if (!this.#card.matches(':popover-open')) this.#card.showPopover();
    const { offsetWidth: width, offsetHeight: height } = this.#card;
    const below = box.bottom + 10;
    const top = below + height > innerHeight - 8 && box.top - height - 10 > 0 ? box.top - height - 10 : below;
    this.#card.style.left = `${Math.max(8, Math.min(box.left - 12, document.documentElement.clientWidth - width - 8))}px`;
    this.#card.style.top = `${Math.min(top, Math.max(8, innerHeight - height - 8))}px`;
  }

  hide(): boolean {
    if (!this.#shown) return false;
    this.#shown = null;
    this.#card.hidePopover();
    return true;
  }

  contains(target: EventTarget | null): boolean {
    return target instanceof Node && this.#card.contains(target);
  }

  /** The card as one sentence, for those who hear it. */
  get words(): string {
    return this.#card.innerText.replace(/\s*\n+\s*/g, ', ');
  }
}

function mentionCard(mention: Mention, entity: Entity, analysis: Analysis | null): Node[] {
  const { mentions, entities } = analysis ?? { mentions: [], entities: [] };
  const count = mentions.reduce((sum, each) => sum + Number(each.entity === entity.id), 0);
  const around = mention.within === null ? undefined : mentions[mention.within];
  const rows: Node[] = [];
  const add = (term: string, words: string | null | undefined): void => {
    if (words) rows.push(row(term, words));
  };
  const joined = kLinks[mention.link.by];
  add('Here', joined && (mention.link.by === 'metonymy' ? `${joined}, ${percent(mention.link.confidence)}` : joined));
  add('Part of', around && entities[around.entity]?.name);
  const roles = entity.roles.map(({ title, of }) => {
    const land = of === null ? undefined : entities[of]?.name;
    return land ? `${title}, ${land}` : title;
  });
  add(roles.length > 1 ? 'Roles' : 'Role', [...new Set(roles)].slice(0, 3).join('; '));
  add('Also', entity.aliases.filter((alias) => alias !== entity.name).slice(0, 4).join(', '));
  const home = entity.of === null ? undefined : entities[entity.of]?.name;
  if (home) add(entity.type === 'GPE' || entity.type === 'LOC' || entity.type === 'FAC' ? 'In' : 'Of', home);
  else if (entity.country && entity.ids.iso3166 !== entity.country) add('Country', countryName(entity.country));
  // That Paris is a city needs no saying where nothing speaks for another reading.
  if (mention.reading !== 'city' || mention.alternatives.length) add('Meant', mention.reading && (kReadings[mention.reading] ?? mention.reading));
  for (const other of mention.alternatives.slice(0, 3)) {
    const name = entities[other.entity]?.name ?? entity.name;
    add('Or else', `${name}${other.reading ? ` (${kReadings[other.reading] ?? other.reading})` : ''}, ${percent(other.confidence)}`);
  }
  add('How sure', sureness(mention.confidence));
  add('Because', kSources[mention.source]);
  add('Mentions', count > 1 ? String(count) : null);
  add('Lies at', entity.point && position(entity.point));
  add('Known as', identifiers(entity));
  return [head((mention.type === entity.type ? typeOf(entity) : kTypes[mention.type]).one, entity.name), make('dl', {}, ...rows)];
}

/** Names of the entity in public catalogues; plain text, for nothing is fetched from there. */
function identifiers({ ids, linking }: Entity): string {
  const known = [ids.iso3166 && `ISO ${ids.iso3166}`, ids.wikidata && `Wikidata ${ids.wikidata}`, ids.geonames && `GeoNames ${ids.geonames}`].filter(Boolean);
  return known.join(', ') + (known.length && linking && linking.confidence < kProbable ? ' (probably)' : '');
}

function position([latitude, longitude]: [number, number]): string {
  const degrees = (angle: number, signs: string): string => `${Math.abs(angle).toFixed(1)}\u00b0 ${signs[Number(angle < 0)]}`;
  return `${degrees(latitude, 'NS')}, ${degrees(longitude, 'EW')}`;
}

function sureness(confidence: number): string {
  const words = isUnsure({ confidence }) ? 'not sure' : confidence < 0.9 ? 'fairly sure' : 'very sure';
  return `${words} (${percent(confidence)})`;
}

function valueCard(value: Value): Node[] {
  const rows: Node[] = [];
  const { interval } = value;
  if (interval && (interval[0] !== value.value || interval[1] !== value.value)) {
    rows.push(row('Days', interval[0] === interval[1] ? interval[0] : `${interval[0]} to ${interval[1]}`));
  }
  if (value.mod) rows.push(row('Roughly', value.mod.toLowerCase().replaceAll('_', ' ')));
  rows.push(row('How sure', sureness(value.confidence)));
  return [head(kTypes[value.type].one, value.unit ? `${value.value} ${value.unit}` : value.value), make('dl', {}, ...rows)];
}

function head(type: string, name: string): HTMLElement {
  return make('p', { class: 'head' }, make('span', { class: 'type' }, type), '\n', make('strong', { dir: 'auto' }, name));
}

function row(term: string, words: string): HTMLElement {
  return make('div', {}, make('dt', {}, term), ' ', make('dd', {}, words));
}

function percent(confidence: number): string {
  return `${Math.min(99, percentSure({ confidence }))} %`;  // nothing read is certain
}

function countryName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
