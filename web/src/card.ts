// The small card beside a mention: what it is taken for, how sure that is, and where the knowledge comes from. What there is
// beyond that, and all that can be done, is in the card of its entity (entity-card.ts).
import type { Analysis, Entity, Mention, Value } from '../../wasm/src/types.js';
import { byId, make } from './dom.js';
import { kTypes, typeOf } from './families.js';
import type { Mark } from './marks.js';
import { aliasesOf, homeOf, identifiersOf, isProbable, isYours, kLinks, kReadings, kSources, membersOf, percent, positionOf, rolesOf, sureness } from './wording.js';

export class Card {
  #card = byId('card');
  #shown: Mark | null = null;

  /** `onMore` opens the card of the mention's entity. */
  constructor(private readonly onMore: (mark: Mark) => void) {}

  get mark(): Mark | null {
    return this.#shown;
  }

  /** Shows what is known of a mark next to its box on the screen; `analysis` is null while the text is read for the first time. */
  show(mark: Mark, box: DOMRect, analysis: Analysis | null): void {
    this.#shown = mark;
    const { item } = mark;
    this.#card.replaceChildren(...('mention' in item ? mentionCard(item.mention, item.entity, analysis) : valueCard(item.value)));
    if ('mention' in item && analysis) {
      const more = make('button', { type: 'button', class: 'quiet' }, 'More, and corrections');
      more.addEventListener('click', () => this.onMore(mark));
      this.#card.append(more);
    }
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
    return [...this.#card.querySelectorAll<HTMLElement>('.head, dl')].map((part) => part.innerText).join('\n').replace(/\s*\n+\s*/g, ', ');
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
  const joined = isYours(mention) ? kLinks.user : kLinks[mention.link.by];
  add('Here', joined && (mention.link.by === 'metonymy' ? `${joined}, ${percent(mention.link.confidence)}` : joined));
  add('Part of', around && entities[around.entity]?.name);
  const roles = rolesOf(entity, entities);
  add(roles.length > 1 ? 'Roles' : 'Role', roles.slice(0, 3).join('; '));
  add('Also', aliasesOf(entity).slice(0, 4).join(', '));
  add('Together', membersOf(entity, entities).join(', '));
  const home = homeOf(entity, entities);
  if (home) add(...home);
  // That Paris is a city needs no saying where nothing speaks for another reading.
  if (mention.reading !== 'city' || mention.alternatives.length) add('Meant', mention.reading && (kReadings[mention.reading] ?? mention.reading));
  for (const other of mention.alternatives.slice(0, 3)) {
    const name = entities[other.entity]?.name ?? entity.name;
    add('Or else', `${name}${other.reading ? ` (${kReadings[other.reading] ?? other.reading})` : ''}, ${percent(other.confidence)}`);
  }
  add('How sure', sureness(mention.confidence));
  add('Because', kSources[mention.source]);
  add('Mentions', count > 1 ? String(count) : null);
  add('Lies at', entity.point && positionOf(entity.point));
  const known = identifiersOf(entity).map((pair) => pair.join(' ')).join(', ');
  add('Known as', known && `${known}${isProbable(entity) ? ' (probably)' : ''}`);
  return [head((mention.type === entity.type ? typeOf(entity) : kTypes[mention.type]).one, entity.name), make('dl', {}, ...rows)];
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

export function row(term: string, ...words: (Node | string)[]): HTMLElement {
  return make('div', {}, make('dt', {}, term), ' ', make('dd', {}, ...words));
}
