// The walk through the text: from mention to mention of one name, or over everything shown.
import type { Entity } from '../../wasm/src/types.js';
import { type Mark, entityOf, firstFrom } from './marks.js';

export class Walk {
  /** The name being walked; null: all marks that are shown. */
  entity: Entity | null = null;
  here: Mark | null = null;
  same: ReadonlySet<Mark> = new Set();

  /** Follows a name; null follows none. */
  follow(entity: Entity | null, marks: Mark[]): void {
    this.entity = entity;
    this.here = null;
    this.same = new Set(entity ? marksOfEntity(marks, entity) : []);
  }

  /** Goes `by` marks on, from where it is or else from `from`, round the ends. */
  step(by: 1 | -1, stops: Mark[], from: number): Mark | null {
    if (stops.length === 0) return (this.here = null);
    const at = this.here ? stops.indexOf(this.here) : -1;
    let next: number;
    if (at >= 0) next = at + by;
    else next = by > 0 ? firstFrom(stops, from) : firstFrom(stops, from) - 1;
    return (this.here = stops[(next + stops.length) % stops.length]!);
  }

  /** Finds its name and place again in the marks of a new reading. */
  renew(marks: Mark[]): void {
    const { entity, here } = this;
    const found = entity && marks.map(entityOf).find((each) => each?.name === entity.name && each.type === entity.type);
    this.follow(found ?? null, marks);
    this.here = (here && marks.find((each) => each.begin === here.begin && each.end === here.end)) ?? null;
  }
}

export function marksOfEntity(marks: Mark[], entity: Entity): Mark[] {
  return marks.filter((each) => entityOf(each)?.id === entity.id);
}
