// Where things stand on the axis so that none hides another.

/**
 * Tops of labels of one height that keep the order of the places they belong to, do not overlap, stay within [0, total) and are
 * moved as little as can be: least squares under order constraints, by pooling adjacent violators (Ayer et al. 1955).
 */
export function labelTops(places: number[], height: number, total: number): number[] {
  const pools: { sum: number; count: number }[] = [];
  places.forEach((place, i) => {
    let pool = { sum: place - height / 2 - i * height, count: 1 };
    for (let last = pools.at(-1); last && last.sum / last.count >= pool.sum / pool.count; last = pools.at(-1)) {
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
      pools.pop();
    }
    pools.push(pool);
  });
  const room = Math.max(0, total - places.length * height);
  return pools.flatMap(({ sum, count }) => Array<number>(count).fill(Math.max(0, Math.min(room, sum / count)))).map((top, i) => top + i * height);
}

/** A lane for each of some stretches, ordered by their begins, so that those of one lane do not touch while there are lanes left. */
export function lanesOf(stretches: { begin: number; end: number }[], most: number): number[] {
  const free: number[] = [];  // where each lane ends
  return stretches.map(({ begin, end }) => {
    let lane = free.findIndex((until) => until <= begin);
    if (lane < 0) lane = free.length < most ? free.length : free.indexOf(Math.min(...free));
    free[lane] = Math.max(free[lane] ?? -Infinity, end);
    return lane;
  });
}
