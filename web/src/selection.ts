// What is chosen, shared by the text, the lists and the views: an entity with all its mentions, or one mark of the text.
import type { Entity } from '../../wasm/src/types.js';
import { type Mark, entityOf } from './marks.js';

/** Where a choice was made: there nothing needs to be brought into view. 'reading': the text was read anew. */
export type Origin = 'text' | 'walk' | 'card' | 'reading' | 'entities' | 'timeline' | 'map' | 'document';

export class Selection {
  entity: Entity | null = null;
  /** The mark that the reader is at. */
  mark: Mark | null = null;
  /** The marks that a walk goes through; null: all that are shown. */
  stops: readonly Mark[] | null = null;
  /** All marks of the chosen entity, pronouns too. */
  same: ReadonlySet<Mark> = new Set();

  #marks: readonly Mark[] = [];
  #pronouns: readonly Mark[] = [];
  #listeners: ((from: Origin) => void)[] = [];

  get isEmpty(): boolean {
    return !this.entity && !this.mark;
  }

  /** `listener` hears of every change, and of where it came from. */
  onChange(listener: (from: Origin) => void): void {
    this.#listeners.push(listener);
  }

  /** Chooses an entity and its first mention; chosen already, its next one. */
  chooseEntity(entity: Entity, from: Origin): void {
    const known = this.entity?.id === entity.id;
    if (!known) this.#follow(entity);
    const at = known && this.mark && this.stops ? this.stops.indexOf(this.mark) : -1;
    this.mark = this.stops?.length ? this.stops[(at + 1) % this.stops.length]! : null;
    this.#say(from);
  }

  /** Chooses a mark, and its entity with it; or one of `stops`, which a walk then goes through. */
  chooseMark(mark: Mark, from: Origin, stops: readonly Mark[] | null = null): void {
    this.#follow(stops ? null : entityOf(mark));
    this.mark = mark;
    this.stops ??= stops;
    this.#say(from);
  }

  /** Goes on to another mark of the same choice. */
  moveTo(mark: Mark, from: Origin): void {
    this.mark = mark;
    this.#say(from);
  }

  /** True when there was something chosen. */
  clear(from: Origin): boolean {
    if (this.isEmpty) return false;
    this.#follow(null);
    this.mark = null;
    this.#say(from);
    return true;
  }

  /** Finds what was chosen again in the marks of a new reading. */
  renew(marks: readonly Mark[], pronouns: readonly Mark[] = []): void {
    const { entity, mark } = this;
    this.#marks = marks;
    this.#pronouns = pronouns;
    this.#follow((entity && marks.map(entityOf).find((each) => each?.name === entity.name && each.type === entity.type)) ?? null);
    this.mark = (mark && marks.find((each) => each.begin === mark.begin && each.end === mark.end)) ?? null;
    this.#say('reading');
  }

  #follow(entity: Entity | null): void {
    this.entity = entity;
    this.stops = entity && this.#marks.filter((each) => entityOf(each)?.id === entity.id);
    this.same = new Set(entity && [...this.stops!, ...this.#pronouns.filter((each) => entityOf(each)?.id === entity.id)]);
  }

  #say(from: Origin): void {
    for (const listener of this.#listeners) listener(from);
  }
}
