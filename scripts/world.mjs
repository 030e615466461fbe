// build/world.json: the states of the world as npm `world-atlas` gives them (Natural Earth 1:110 million), known by the same
// ISO 3166-1 alpha-2 code as in the analysis instead of their number, and without what the map does not draw.
import { readFileSync } from 'node:fs';

import { iso31661 } from 'iso-3166';

import { inRoot, write } from './lib.mjs';

export const worldFile = inRoot('build/world.json');

export function buildWorld() {
  const { objects: { countries }, ...topology } = JSON.parse(readFileSync(inRoot('node_modules/world-atlas/countries-110m.json'), 'utf8'));
  const codes = new Map(iso31661.map(({ numeric, alpha2 }) => [numeric, alpha2]));
  const geometries = countries.geometries.map(({ type, arcs, id, properties: { name } }) => ({ type, arcs, id: name === 'Kosovo' ? 'XK' : codes.get(id) ?? null }));
  write(worldFile, JSON.stringify({ ...topology, objects: { countries: { type: 'GeometryCollection', geometries } } }));
}
