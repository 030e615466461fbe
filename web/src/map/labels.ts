// Which circles of the map get their name beside them: the largest first, each where nothing is yet.

export interface Spot {
  x: number;
  y: number;
  radius: number;
  /** Of its name, px. */
  width: number;
}

type Box = [left: number, top: number, right: number, bottom: number];

const kHeight = 14;
const kGap = 3;  // px around a name

/** Where the names of `spots`, the most important first, begin (left end, baseline); null: no room. */
export function placeLabels(spots: Spot[], width: number, height: number): ([number, number] | null)[] {
  const taken: Box[] = spots.map(({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius]);
  return spots.map((spot) => {
    const { x, y, radius } = spot;
    const rise = radius + kGap;
    for (const [left, middle] of [[x + rise + 1, y], [x - rise - 1 - spot.width, y], [x - spot.width / 2, y - rise - kHeight / 2], [x - spot.width / 2, y + rise + kHeight / 2]] as const) {
      const box: Box = [left - kGap, middle - kHeight / 2, left + spot.width + kGap, middle + kHeight / 2];
      if (box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height || taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      return [left, middle + kHeight * 0.3];
    }
    return null;
  });
}

function overlap(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
