// The names in the text that have coordinates, as the analysis gives them, most mentioned first.
import type { Entity } from '../../../wasm/src/types.js';
import { type Mark, entityOf } from '../marks.js';

export interface Place {
  entity: Entity;
  /** Degrees. */
  longitude: number;
  latitude: number;
  count: number;
}

const kPlaceTypes: ReadonlySet<string> = new Set(['GPE', 'LOC', 'FAC']);

/** Places, and the names of places that have no coordinates. */
export function placesOf(marks: readonly Mark[]): { places: Place[]; unplaced: Entity[] } {
  const counts = new Map<Entity, number>();
  const named = new Set<Entity>();
  for (const mark of marks) {
    const entity = entityOf(mark);
    if (!entity) continue;
    counts.set(entity, (counts.get(entity) ?? 0) + 1);
    if ('mention' in mark.item && mark.item.mention.form === 'name') named.add(entity);
  }
  const found = [...counts].sort(([a, m], [b, n]) => n - m || b.salience - a.salience || a.id - b.id);
  return {
    places: found.flatMap(([entity, count]) => (entity.point ? [{ entity, latitude: entity.point[0], longitude: entity.point[1], count }] : [])),
    unplaced: found.flatMap(([entity]) => (!entity.point && named.has(entity) && kPlaceTypes.has(entity.type) ? [entity] : [])),
  };
}

/** Whether an entity is a state of its own, which has an outline on the map. */
export function isState({ type, ids }: Entity): boolean {
  return type === 'GPE' && /^[A-Z]{2}$/.test(ids.iso3166 ?? '');
}
