// The card beside a mention: what it is taken for, how sure that is, and where the knowledge comes from.
import type { Analysis, Entity, Mention, Value } from '../../wasm/src/types.js';
import { byId, make } from './dom.js';
import { kTypes, typeOf } from './families.js';
import type { Mark } from './marks.js';

const kSources: Record<Mention['source'], string> = {
  tagger: 'the words around it',
  lexicon: 'the list of known names',
  document: 'the rest of this text',
  dictionary: 'your dictionary',
  user: 'you',
};
const kReadings: Record<string, string> = { government: 'its government' };

export class Card {
  #card = byId('card');
  #shown: Mark | null = null;

  get mark(): Mark | null {
    return this.#shown;
  }

  /** Shows what is known of a mark next to its box on the screen; `count` is the number of its entity's mentions. */
  show(mark: Mark, box: DOMRect, entities: Entity[], count: number): void {
    this.#shown = mark;
    const { item } = mark;
    this.#card.replaceChildren(...('mention' in item ? mentionCard(item.mention, item.entity, entities, count) : valueCard(item.value)));
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

function mentionCard(mention: Mention, entity: Entity, entities: Entity[], count: number): Node[] {
  const rows: Node[] = [];
  for (const { title, of } of entity.roles.slice(0, 3)) {
    const land = of === null ? undefined : entities[of]?.name;
    rows.push(row('Role', land ? `${title}, ${land}` : title));
  }
  const aliases = entity.aliases.filter((alias) => alias !== entity.name).slice(0, 4);
  if (aliases.length) rows.push(row('Also', aliases.join(', ')));
  const state = entity.of === null ? undefined : entities[entity.of]?.name;
  if (state) rows.push(row('Of', state));
  else if (entity.country && entity.ids.iso3166 !== entity.country) rows.push(row('Country', countryName(entity.country)));
  if (mention.reading) rows.push(row('Meant', kReadings[mention.reading] ?? mention.reading));
  for (const other of mention.alternatives.slice(0, 3)) {
    const name = entities[other.entity]?.name ?? entity.name;
    rows.push(row('Or', `${name}${other.reading ? ` (${kReadings[other.reading] ?? other.reading})` : ''}, ${percent(other.confidence)}`));
  }
  rows.push(row('Confidence', percent(mention.confidence)));
  rows.push(row('Known from', kSources[mention.source]));
  if (count > 1) rows.push(row('Mentions', String(count)));
  return [head((mention.type === entity.type ? typeOf(entity) : kTypes[mention.type]).one, entity.name), make('dl', {}, ...rows)];
}

function valueCard(value: Value): Node[] {
  const rows: Node[] = [];
  const { interval } = value;
  if (interval && (interval[0] !== value.value || interval[1] !== value.value)) {
    rows.push(row('Days', interval[0] === interval[1] ? interval[0] : `${interval[0]} to ${interval[1]}`));
  }
  if (value.mod) rows.push(row('Roughly', value.mod.toLowerCase().replaceAll('_', ' ')));
  rows.push(row('Confidence', percent(value.confidence)));
  return [head(kTypes[value.type].one, value.unit ? `${value.value} ${value.unit}` : value.value), make('dl', {}, ...rows)];
}

function head(type: string, name: string): HTMLElement {
  return make('p', { class: 'head' }, make('span', { class: 'type' }, type), '\n', make('strong', { dir: 'auto' }, name));
}

function row(term: string, words: string): HTMLElement {
  return make('div', {}, make('dt', {}, term), ' ', make('dd', {}, words));
}

function percent(confidence: number): string {
  return `${Math.round(confidence * 100)} %`;
}

function countryName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Mentions of each entity, for the card. */
export function mentionCount(analysis: Analysis | null, entity: Entity): number {
  return analysis ? analysis.mentions.reduce((sum, mention) => sum + Number(mention.entity === entity.id), 0) : 0;
}
