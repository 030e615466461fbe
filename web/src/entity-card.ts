// The card of an entity, in the place of the list of names: who or what it is, all its mentions and why each is one of it, and
// what the user may correct. It stays with a mention, so that it is there again after each correction.
import type { Analysis, Entity, Mention, MentionType, Span } from '../../wasm/src/types.js';
import * as acts from './acts.js';
import { row } from './card.js';
import type { Act } from './corrections.js';
import { kNameTypes } from './dictionary.js';
import { byId, make } from './dom.js';
import { type Edit, moved } from './edit.js';
import { kTypes, typeOf } from './families.js';
import { type Mark, entityOf } from './marks.js';
import { announce, notify } from './notice.js';
import type { Page } from './page.js';
import type { Drawing } from './views.js';
import { aliasesOf, homeOf, identifiersOf, isProbable, isYours, kReadings, kSources, membersOf, percent, positionOf, reasonOf, rolesOf, sureness } from './wording.js';

const kAround = 40;    // characters shown on either side of a mention
const kAtOnce = 100;   // mentions listed before "more"
const kOffered = 1000; // entities that one may be merged into

export class EntityCard implements Drawing {
  readonly root = make('section', { id: 'entity-card', 'aria-labelledby': 'entity-name', hidden: true });
  #at: Span | null = null;  // of the mention it is about
  #back: HTMLElement | null = null;
  #limit = kAtOnce;
  #everywhere = true;

  /** `onToggle`: the card was opened or closed. */
  constructor(private readonly page: Page, private readonly onToggle: (open: boolean) => void) {
    this.root.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      this.close();
    });
  }

  get isOpen(): boolean {
    return this.#at !== null;
  }

  open(span: Span): void {
    if (!this.#at) this.#back = document.activeElement instanceof HTMLElement && document.activeElement !== document.body ? document.activeElement : null;
    this.#at = span;
    this.#limit = kAtOnce;
    this.onToggle(true);
    this.draw();
    byId('entity-name').focus();
    this.root.scrollIntoView({ block: 'nearest' });
  }

  close(): boolean {
    if (!this.#at) return false;
    this.#at = null;
    this.root.hidden = true;
    this.root.replaceChildren();
    this.onToggle(false);
    const back = this.#back?.isConnected && this.#back.offsetParent ? this.#back : byId('doc-name');
    back.focus({ preventScroll: true });
    return true;
  }

  edited(edit: Edit): void {
    if (this.#at && !(this.#at = moved(...this.#at, edit))) this.close();
  }

  draw(): void {
    const { analysis } = this.page;
    if (!this.#at) return;
    const mention = analysis && this.#mention(analysis);
    if (!mention) {
      if (this.page.reading.current) this.close();
      return;
    }
    const focused = this.root.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.key : undefined;
    const { scrollTop } = this.root.parentElement!;
    const entity = analysis.entities[mention.entity]!;
    const read = { analysis, text: this.page.text };
    this.root.hidden = false;
    this.root.replaceChildren(...this.#head(entity), ...this.#here(read, mention, entity), ...this.#all(read, mention, entity), this.#whole(read, entity));
    this.root.parentElement!.scrollTop = scrollTop;
    if (focused) (this.root.querySelector<HTMLElement>(`[data-key="${focused}"]:not(:disabled)`) ?? byId('entity-name')).focus();
    const mark = this.#markOf(mention);
    if (this.page.selection.entity?.id !== entity.id && mark) this.page.selection.chooseMark(mark, 'text');
  }

  /** The choice moved on to another mention: so does the card. */
  select(): void {
    const { mark } = this.page.selection;
    if (!this.#at || !mark || !entityOf(mark) || (mark.begin === this.#at[0] && mark.end === this.#at[1])) return;
    this.#at = [mark.begin, mark.end];
    this.draw();
  }

  #mention({ mentions }: Analysis): Mention | undefined {
    const [begin, end] = this.#at!;
    return mentions.find(({ span }) => span[0] === begin && span[1] === end) ?? mentions.find(({ span, source }) => source === 'user' && span[0] < end && begin < span[1]);
  }

  #markOf({ span: [begin, end] }: Mention): Mark | null {
    const here = (mark: Mark): boolean => mark.begin === begin && mark.end === end && 'mention' in mark.item;
    return this.page.marks.find(here) ?? this.page.reading.pronouns.find(here) ?? null;
  }

  /** `at`: where the mention will be. */
  #perform(act: Act, at = this.#at): void {
    if (!this.page.reading.current) return announce('The text is being read; try again in a moment');
    this.#at = at;
    this.page.yours.perform(act);
  }

  // Who or what it is.

  #head(entity: Entity): Node[] {
    const { entities } = this.page.analysis!;
    const rows: Node[] = [];
    const add = (term: string, words: string | null | undefined): void => {
      if (words) rows.push(row(term, words));
    };
    const roles = rolesOf(entity, entities);
    add(roles.length > 1 ? 'Roles' : 'Role', roles.join('; '));
    add('Also', aliasesOf(entity).join(', '));
    add('Together', membersOf(entity, entities).join(', '));
    const home = homeOf(entity, entities);
    if (home) add(...home);
    add('Lies at', entity.point && positionOf(entity.point));
    for (const [catalogue, id] of identifiersOf(entity)) {
      const copy = this.#button(`copy-${catalogue}`, 'Copy', () => {
        navigator.clipboard.writeText(id).then(() => notify(`${id} copied.`), () => notify('The browser did not allow copying.', null, 'error'));
      }, { class: 'quiet', 'aria-label': `Copy ${catalogue} ${id}` });
      rows.push(row(catalogue, `${id}${isProbable(entity) ? ' (probably)' : ''} `, copy));
    }
    if (entity.linking) add('Source', `${entity.linking.source === 'dictionary' ? 'your dictionary' : entity.linking.source}, ${percent(entity.linking.confidence)}`);
    add('Weight', `${Math.round(entity.salience * 100)} % of what the text is about`);
    const back = this.#button('back', '\u2039 All names', () => this.close(), { class: 'quiet' });
    return [
      back,
      make('h3', { id: 'entity-name', tabindex: -1, dir: 'auto' }, entity.name),
      make('p', { class: 'kind' }, make('span', { class: `chip ${kTypes[entity.type].family}` }, typeOf(entity).one), ` ${sureness(entity.confidence)}`),
      make('dl', {}, ...rows),
    ];
  }

  // The mention it is at.

  #here(read: acts.Read, mention: Mention, entity: Entity): Node[] {
    const isName = mention.form === 'name';
    const words = read.text.slice(...mention.span).replace(/\s+/g, ' ');
    const alike = read.analysis.mentions.filter(({ span }) => read.text.slice(...span) === read.text.slice(...mention.span)).length;
    const rows = [row('Because', kSources[mention.source])];
    if (mention.source !== 'user') rows.push(row('How sure', sureness(mention.confidence)));
    const reason = reasonOf(mention, read.analysis, read.text);
    if (reason) rows.push(row('Joined', reason));
    const parts: Node[] = [make('h4', {}, 'This mention'), make('p', { class: 'quote', dir: 'auto' }, ...this.#context(read, mention)), make('dl', {}, ...rows)];
    if (isYours(mention)) parts.push(make('p', { class: 'corrected' }, 'Corrected by you'));
    const other = acts.otherReading(mention);
    if (other) parts.push(this.#reading(read, mention, other, alike));
    if (isName) {
      const box = make('input', { type: 'checkbox', 'data-key': 'everywhere' });
      box.checked = this.#everywhere;
      box.addEventListener('change', () => (this.#everywhere = box.checked));
      parts.push(make('label', { class: 'check' }, box, ' Correct it everywhere, not only here'));
      parts.push(make('p', {}, kindSelect('kind', 'Kind', mention.type, (type) => this.#perform(acts.retype(read, mention, type, this.#everywhere)))));
      parts.push(this.#bounds(read, mention, words));
    }
    const removal = this.#button('remove', 'No name: unmark', () => this.#perform(acts.remove(read, mention, this.#everywhere && isName)));
    const buttons: Node[] = [removal];
    if (read.analysis.mentions.some((each) => each.entity === entity.id && each !== mention)) {
      buttons.push(this.#button('split', 'Split this off', () => this.#perform(acts.split(read, mention, false))));
      const some = read.analysis.mentions.filter((each) => each.entity === entity.id && read.text.slice(...each.span) === read.text.slice(...mention.span)).length;
      const all = read.analysis.mentions.filter((each) => each.entity === entity.id).length;
      if (some > 1 && some < all) buttons.push(this.#button('split-all', `Split all ${some} \u201c${words}\u201d off`, () => this.#perform(acts.split(read, mention, true))));
    }
    parts.push(make('p', { class: 'buttons' }, ...buttons));
    return parts;
  }

  #reading(read: acts.Read, mention: Mention, other: 'government' | 'city', alike: number): HTMLElement {
    const live = mention.alternatives.find(({ reading }) => reading === other);
    const name = live && read.analysis.entities[live.entity]?.name;
    const parts: (Node | string)[] = [`Meant: ${kReadings[mention.reading!]}`];
    if (live) parts.push(`; or else ${kReadings[other]}${name ? ` (${name})` : ''}, ${percent(live.confidence)}`);
    const flip = (everywhere: boolean): void => this.#perform(acts.chooseReading(read, mention, other, everywhere));
    const buttons = [this.#button('flip', `Here it is ${kReadings[other]}`, () => flip(false))];
    if (alike > 1) buttons.push(this.#button('flip-all', `It always is (${alike})`, () => flip(true)));
    return make('div', { class: 'reading' }, make('p', {}, ...parts), make('p', { class: 'buttons' }, ...buttons));
  }

  #bounds(read: acts.Read, mention: Mention, words: string): HTMLElement {
    const bounds = acts.bounds(read.text, mention.span);
    const button = (key: keyof typeof bounds, sign: string, what: string): HTMLElement | string => {
      const bound = bounds[key];
      if (!bound) return '';
      return this.#button(key, `${sign} ${bound.word}`, () => this.#perform(acts.respan(read, mention, bound.to, this.#everywhere), bound.to),
        { 'aria-label': `${sign} ${bound.word}: ${what}` });
    };
    return make('div', { class: 'bounds', role: 'group', 'aria-label': 'Bounds' },
      button('addBefore', '+', 'add the word before'), button('dropFirst', '\u2212', 'drop the first word'), make('span', { dir: 'auto' }, words),
      button('dropLast', '\u2212', 'drop the last word'), button('addAfter', '+', 'add the word after'));
  }

  // All mentions.

  #all(read: acts.Read, mention: Mention, entity: Entity): Node[] {
    const all = read.analysis.mentions.filter((each) => each.entity === entity.id);
    const items = all.slice(0, this.#limit).map((each) => {
      const reason = isYours(each) ? 'corrected by you' : reasonOf(each, read.analysis, read.text);
      const go = this.#button(`go-${each.span[0]}-${each.span[1]}`, '', () => {
        const mark = this.#markOf(each);
        this.#at = each.span;
        if (mark) this.page.selection.moveTo(mark, 'card');
        this.draw();
      }, { 'aria-current': each === mention && 'true' });
      go.append(make('span', { dir: 'auto' }, ...this.#context(read, each)), make('span', { class: 'small' }, reason));
      return make('li', {}, go);
    });
    const parts: Node[] = [make('h4', {}, all.length === 1 ? 'One mention' : `All ${all.length} mentions`), make('ol', { class: 'mentions' }, ...items)];
    if (all.length > this.#limit) {
      parts.push(this.#button('more', 'Show more', () => {
        this.#limit *= 5;
        this.draw();
      }, { class: 'quiet' }));
    }
    return parts;
  }

  /** A mention in its line, marked. */
  #context({ text }: acts.Read, { span: [begin, end] }: Mention): (Node | string)[] {
    const before = text.slice(Math.max(0, begin - kAround), begin).split('\n').at(-1)!, after = text.slice(end, end + kAround).split('\n', 1)[0]!;
    const cut = { before: before.length === kAround ? before.replace(/^\S*\s/, '\u2026') : before, after: after.length === kAround ? after.replace(/\s\S*$/, '\u2026') : after };
    return [cut.before, make('mark', {}, text.slice(begin, end).replace(/\s+/g, ' ')), cut.after];
  }

  // The entity as a whole.

  #whole(read: acts.Read, entity: Entity): HTMLElement {
    const { analysis } = read;
    const mentioned = new Set(analysis.mentions.map(({ entity: id }) => id));
    const others = analysis.entities.filter(({ id }) => id !== entity.id && mentioned.has(id)).sort((a, b) => b.salience - a.salience || a.id - b.id).slice(0, kOffered);
    others.sort((a, b) => a.name.localeCompare(b.name, 'en') || a.id - b.id);
    const select = make('select', { id: 'merge-into', 'data-key': 'merge-into', 'aria-label': 'Merge into' }, make('option', { value: '' }, 'Choose who it is'));
    const group = (label: string, some: Entity[]): void => {
      if (some.length) select.append(make('optgroup', { label }, ...some.map(({ id, name, type }) => make('option', { value: id }, `${name} (${kTypes[type].short})`))));
    };
    group('Same kind', others.filter(({ type }) => type === entity.type));
    group('Other kinds', others.filter(({ type }) => type !== entity.type));
    const merge = this.#button('merge', 'Merge', () => {
      const into = analysis.entities[Number(select.value)];
      if (select.value && into) this.#perform(acts.merge(read, entity, into));
      else announce('Choose an entity first');
    });
    return make('div', { class: 'whole' }, make('h4', {}, 'The same as another?'), make('p', { class: 'buttons' }, select, merge));
  }

  #button(key: string, words: string, onClick: () => void, attributes: Record<string, string | false> = {}): HTMLButtonElement {
    const button = make('button', { type: 'button', 'data-key': key, ...attributes }, words);
    button.addEventListener('click', onClick);
    return button;
  }
}

/** A choice of the types that names may have. */
export function kindSelect(key: string, label: string, now: MentionType | null, onChange: (type: MentionType) => void = () => {}): HTMLLabelElement {
  const select = make('select', { 'data-key': key });
  for (const type of kNameTypes) select.append(make('option', { value: type, selected: type === now }, kTypes[type].one));
  select.addEventListener('change', () => onChange(select.value as MentionType));
  return make('label', { class: 'choice' }, `${label} `, select);
}
