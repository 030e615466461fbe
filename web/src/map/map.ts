// The map: a circle for each place of the text, its area by the number of mentions, on the outlines of the world's states. The
// table says the same.
import type { Feature } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { Entity } from '../../../wasm/src/types.js';
import { make } from '../dom.js';
import { kTypes, typeOf } from '../families.js';
import { type Point, kPanStep, kZoomStep, watchGestures } from '../gestures.js';
import { isUnsure } from '../marks.js';
import { announce } from '../notice.js';
import type { Page } from '../page.js';
import { svg } from '../svg.js';
import { makeTwin, tool } from '../twin.js';
import type { Drawing, Show } from '../views.js';
import { countryName, positionOf } from '../wording.js';
import { Camera } from './camera.js';
import { placeLabels } from './labels.js';
import { type Place, isState, placesOf } from './places.js';

const kLargest = 16;   // px, radius
const kSmallest = 3.5;
const kOneMention = 4;
const kTouch = 12;     // px, radius of what answers to a finger
const kMostLabels = 60;

/** Loads the outlines, then gives the view. */
export async function loadMap(): Promise<Show> {
  const { default: world } = await import('entente-world');
  const { features } = feature(world, world.objects.countries);
  const borders = mesh(world, world.objects.countries, (a, b) => a !== b);
  return (host, page) => showMap(host, page, features, borders);
}

function showMap(host: HTMLElement, page: Page, states: Feature[], borders: Parameters<Camera['path']>[0]): Drawing {
  const camera = new Camera();
  const land = svg('g', { 'aria-hidden': 'true' });
  const circles = svg('g');
  const names = svg('g', { 'aria-hidden': 'true' });
  const picture = svg('svg', { class: 'map', tabindex: 0, role: 'group', 'aria-label': 'Map of the places. Plus and minus zoom, 0 shows all places, arrows move.' }, land, circles, names);
  const box = make('div', { class: 'map-box' });
  box.append(picture);
  const note = make('p', { class: 'small' });
  let places: Place[] = [];
  let unplaced: Entity[] = [];
  let seen = '';  // which places and which size were aimed at
  let focused = 0;

  const twin = makeTwin<Place>(host, {
    picture: make('div', {}, box, note),
    tools: [
      tool('+', 'Zoom in', () => zoom(kZoomStep)),
      tool('\u2212', 'Zoom out', () => zoom(1 / kZoomStep)),
      tool('\u2190', 'Move west', () => change(() => camera.pan(kPanStep, 0))),
      tool('\u2191', 'Move north', () => change(() => camera.pan(0, kPanStep))),
      tool('\u2193', 'Move south', () => change(() => camera.pan(0, -kPanStep))),
      tool('\u2192', 'Move east', () => change(() => camera.pan(-kPanStep, 0))),
      tool('All', 'Show all places', () => change(() => camera.fit(places))),
    ],
    caption: 'Places of the text, most mentioned first',
    columns: ['Name', 'Kind', 'Country', 'Coordi\u00adnates', 'Men\u00adtions'],
    cells: ({ entity, count }) => [chooser(entity), kindOf(entity), entity.country ? countryName(entity.country) : '', positionOf(entity.point!, 2), String(count)],
    rest: 'Not on the map',
    onPicture: place,
  });

  watchGestures(picture, {
    zoom,
    pan: (x, y) => change(() => camera.pan(x, y)),
    fit: () => change(() => camera.fit(places)),
  });
  picture.addEventListener('click', (event) => {
    // Circles lie on one another: the nearest is meant.
    const { left, top } = picture.getBoundingClientRect();
    const distances = places.map((each) => Math.hypot(camera.place(each)[0] + left - event.clientX, camera.place(each)[1] + top - event.clientY));
    const nearest = distances.indexOf(Math.min(...distances));
    if (nearest >= 0 && distances[nearest]! <= Math.max(kTouch, radiusOf(places[nearest]!))) return choosePlace(nearest);
    const { id } = (event.target as SVGElement).dataset;
    const state = places.find(({ entity }) => isState(entity) && entity.ids.iso3166 === id);
    if (state) page.selection.chooseEntity(state.entity, 'map');
  });
  circles.addEventListener('keydown', (event) => {
    focused = Number((event.target as SVGElement).dataset.place);
    if (event.key === 'Enter' || event.key === ' ') choosePlace(focused);
    else if (/^Arrow/.test(event.key)) goTowards(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  new ResizeObserver(place).observe(box);

  function kindOf(entity: Entity): string {
    return typeOf(entity).short;
  }

  function chooser(entity: Entity): HTMLElement {
    const button = make('button', { type: 'button', class: isUnsure(entity) ? 'words unsure' : 'words', dir: 'auto' }, entity.name);
    button.addEventListener('click', () => page.selection.chooseEntity(entity, 'map'));
    return button;
  }

  /** Of places at one point the one after that which is chosen. */
  function choosePlace(i: number): void {
    const { longitude, latitude } = places[i]!;
    const here = places.filter((each) => each.longitude === longitude && each.latitude === latitude);
    const at = here.findIndex(({ entity }) => entity === page.selection.entity);
    focused = i;
    page.selection.chooseEntity((at < 0 ? places[i]! : here[(at + 1) % here.length]!).entity, 'map');
  }

  /** To the nearest circle on that side, which may lie outside the picture. */
  function goTowards(key: string): void {
    const [x, y] = camera.place(places[focused]!);
    let best = Infinity;
    places.forEach((each, i) => {
      const [right, down] = [camera.place(each)[0] - x, camera.place(each)[1] - y];
      const [ahead, aside] = key === 'ArrowRight' ? [right, down] : key === 'ArrowLeft' ? [-right, down] : key === 'ArrowDown' ? [down, right] : [-down, right];
      const distance = ahead + 2 * Math.abs(aside);
      if (ahead < 0.5 || distance >= best) return;
      best = distance;
      focused = i;
    });
    bringIntoView(places[focused]!);
    place();
    circleOf(focused)?.focus({ preventScroll: true });
  }

  function bringIntoView(each: Place): void {
    const [x, y] = camera.place(each);
    if (!camera.sees([x, y])) camera.pan(camera.width / 2 - x, camera.height / 2 - y);
  }

  /** About a point, or about what is chosen, or else about the most mentioned of the places in view. */
  function zoom(factor: number, at?: Point): void {
    const inView = places.filter((each) => camera.sees(camera.place(each)));
    const middle = inView.find(({ entity }) => entity === page.selection.entity) ?? inView[0];
    const [x, y] = middle ? camera.place(middle) : [camera.width / 2, camera.height / 2];
    change(() => camera.zoom(factor, at?.x ?? x, at?.y ?? y));
  }

  function change(how: () => void): void {
    how();
    place();
    announce(`${places.filter((each) => camera.sees(camera.place(each))).length} of ${places.length} places in view`);
  }

  function radiusOf({ count }: Place): number {
    const unit = Math.min(kOneMention, kLargest / Math.sqrt(places[0]!.count));
    return Math.max(kSmallest, unit * Math.sqrt(count));
  }

  function circleOf(i: number): SVGGElement | null {
    return circles.querySelector(`[data-place="${i}"]`);
  }

  /** Draws what has changed: the land when places or size are new, circles and names always. */
  function place(): void {
    const { clientWidth: width } = box;
    if (width === 0) return;
    const height = Math.round(Math.max(220, Math.min(width * 0.8, Math.max(300, innerHeight / 2))));
    const now = [width, ...places.map(({ entity }) => entity.point)].join();
    if (now !== seen) {
      seen = now;
      camera.aim(width, height, places);
      camera.fit(places);
      picture.setAttribute('width', String(width));
      picture.setAttribute('height', String(height));
      picture.dataset.meridian = String(camera.meridian);
      drawLand();
    }
    land.setAttribute('transform', camera.transform);
    colourStates();
    drawPlaces();
  }

  function drawLand(): void {
    const { path } = camera;
    land.replaceChildren(
      svg('path', { class: 'sea', d: path({ type: 'Sphere' }) }),
      ...states.map((state) => svg('path', { class: 'state', d: path(state), 'data-id': state.id ? String(state.id) : null })),
      svg('path', { class: 'borders', d: path(borders) }),
    );
  }

  function colourStates(): void {
    const named = new Set(places.filter(({ entity }) => isState(entity)).map(({ entity }) => entity.ids.iso3166));
    for (const state of land.querySelectorAll<SVGPathElement>('.state')) state.classList.toggle('named', named.has(state.dataset.id ?? null));
  }

  function drawPlaces(): void {
    const spots = places.map((each, i) => {
      const [x, y] = camera.place(each);
      return { i, place: each, x, y, radius: radiusOf(each), isIn: camera.sees([x, y]) };
    }).filter(({ isIn }) => isIn);
    const { entity: chosen } = page.selection;
    if (!spots.some(({ i }) => i === focused)) focused = spots[0]?.i ?? 0;
    const had = circles.contains(document.activeElement);
    circles.replaceChildren(...spots.map(({ i, place: { entity, count }, x, y, radius }) => {
      const words = `${entity.name}, ${kindOf(entity)}, ${count} ${count === 1 ? 'mention' : 'mentions'}`;
      return svg('g', { class: `place ${kTypes[entity.type].family}`, transform: `translate(${x} ${y})`, role: 'button', tabindex: i === focused ? 0 : -1,
        'data-place': i, 'aria-label': words, 'aria-pressed': String(entity === chosen) },
      svg('title', {}, words), svg('circle', { class: 'touch', r: Math.max(kTouch, radius) }), svg('circle', { class: 'circle', r: radius }));
    }));
    if (had) circleOf(focused)?.focus({ preventScroll: true });

    // What is chosen gets its name first; the names are measured once they are there.
    const first = spots.filter(({ place: { entity } }) => entity === chosen);
    const labelled = first.concat(spots.filter((spot) => !first.includes(spot))).slice(0, kMostLabels);
    const texts = labelled.map(({ place: { entity } }) => svg('text', { class: entity === chosen ? 'chosen' : null }, entity.name));
    names.replaceChildren(...texts);
    const widths = texts.map((text) => text.getComputedTextLength());
    placeLabels(labelled.map(({ x, y, radius }, i) => ({ x, y, radius, width: widths[i]! })), camera.width, camera.height).forEach((at, i) => {
      if (!at) return texts[i]!.remove();
      texts[i]!.setAttribute('x', at[0].toFixed(1));
      texts[i]!.setAttribute('y', at[1].toFixed(1));
    });
    const counts = spots.length < places.length ? `${spots.length} of ${places.length} places in view. ` : '';
    note.textContent = places.length ? `${counts}The larger a circle, the more mentions; states that are named are tinted. Outlines: Natural Earth.` : 'No places with coordinates found.';
  }

  return {
    draw() {
      ({ places, unplaced } = placesOf(page.marks));
      twin.draw(places, unplaced.map((entity) => make('span', {}, chooser(entity), ' ', make('span', { class: 'small' }, kindOf(entity)))));
    },
    select() {
      const { entity } = page.selection;
      const at = places.findIndex((each) => each.entity === entity);
      place();
      if (at >= 0 && camera.width > 0) {
        focused = at;
        bringIntoView(places[at]!);
        place();
      }
      twin.select((each) => each.entity === entity);
      twin.selectRest(unplaced.findIndex((each) => each === entity));
    },
  };
}
