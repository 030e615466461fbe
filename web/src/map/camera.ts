// From degrees to pixels: an equal-area projection (Equal Earth; Savric, Patterson and Jenny 2018), its middle turned to where
// the places are, then zoomed and moved.
import { type GeoPath, type GeoProjection, geoEqualEarth, geoPath } from 'd3-geo';

const kMost = 80;      // zooming in ends here: the outlines are no finer
const kClosest = 10;   // and here when the places are brought into view
const kMargin = 40;    // px around them

interface Place {
  longitude: number;
  latitude: number;
}

export class Camera {
  width = 0;
  height = 0;
  scale = 1;
  x = 0;
  y = 0;
  #projection: GeoProjection = geoEqualEarth();
  #world: [[number, number], [number, number]] = [[0, 0], [0, 0]];  // its edges at scale 1

  /** Sets the size of the picture, and its middle to the places. */
  aim(width: number, height: number, places: Place[]): void {
    this.width = width;
    this.height = height;
    this.#projection = geoEqualEarth().rotate([-middleOf(places.map(({ longitude }) => longitude)), 0]).precision(0.2)
      .fitExtent([[2, 2], [width - 2, height - 2]], { type: 'Sphere' });
    this.#world = this.path.bounds({ type: 'Sphere' });
  }

  /** The meridian in the middle, degrees. */
  get meridian(): number {
    return -this.#projection.rotate()[0];
  }

  get path(): GeoPath {
    return geoPath(this.#projection).digits(1);
  }

  get transform(): string {
    return `translate(${this.x} ${this.y}) scale(${this.scale})`;
  }

  /** Where a point is in the picture, px. */
  place({ longitude, latitude }: Place): [number, number] {
    const [x, y] = this.#projection([longitude, latitude])!;
    return [x * this.scale + this.x, y * this.scale + this.y];
  }

  sees([x, y]: [number, number]): boolean {
    return x >= 0 && y >= 0 && x <= this.width && y <= this.height;
  }

  zoom(factor: number, x: number, y: number): void {
    const scale = Math.max(1, Math.min(kMost, this.scale * factor));
    this.x = x - ((x - this.x) * scale) / this.scale;
    this.y = y - ((y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.#settle();
  }

  pan(x: number, y: number): void {
    this.x += x;
    this.y += y;
    this.#settle();
  }

  /** As near as all the places allow. */
  fit(places: Place[]): void {
    [this.scale, this.x, this.y] = [1, 0, 0];
    if (places.length === 0) return this.#settle();
    const points = places.map((place) => this.place(place));
    const [left, right] = extent(points.map(([x]) => x));
    const [top, bottom] = extent(points.map(([, y]) => y));
    const scale = Math.min((this.width - 2 * kMargin) / (right - left), (this.height - 2 * kMargin) / (bottom - top));
    this.scale = Math.max(1, Math.min(kClosest, scale));
    this.centre((left + right) / 2, (top + bottom) / 2);
  }

  /** Brings a point of the unmoved picture to the middle. */
  centre(x: number, y: number): void {
    this.x = this.width / 2 - x * this.scale;
    this.y = this.height / 2 - y * this.scale;
    this.#settle();
  }

  /** The picture does not leave the world, or keeps it in its middle where the world is smaller. */
  #settle(): void {
    const [[left, top], [right, bottom]] = this.#world;
    const settled = (at: number, low: number, high: number, size: number): number =>
      (high - low) * this.scale > size ? Math.min(-low * this.scale, Math.max(size - high * this.scale, at)) : (size - (low + high) * this.scale) / 2;
    this.x = settled(this.x, left, right, this.width);
    this.y = settled(this.y, top, bottom, this.height);
  }
}

/** The middle of some longitudes: opposite the widest gap between them. */
export function middleOf(longitudes: number[]): number {
  const sorted = [...longitudes].sort((a, b) => a - b);
  let widest = -1;
  let middle = 0;
  sorted.forEach((from, i) => {
    const to = i + 1 < sorted.length ? sorted[i + 1]! : sorted[0]! + 360;
    if (to - from <= widest) return;
    widest = to - from;
    middle = (from + to) / 2 + 180;
  });
  return Math.round(((middle + 540) % 360) - 180);
}

function extent(numbers: number[]): [number, number] {
  return numbers.reduce(([low, high], each) => [Math.min(low, each), Math.max(high, each)], [Infinity, -Infinity]);
}
