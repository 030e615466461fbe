// GeoJSON (RFC 7946): a point for each entity whose place is known, longitude first, WGS 84. Offsets (`spans`): UTF-16 code units.
import type { Span } from '../../../wasm/src/types.js';
import { type Source, wellFormed } from './source.js';

export function geojson({ analysis }: Source): string {
  const spans = analysis.entities.map((): Span[] => []);
  for (const { entity, span } of analysis.mentions) spans[entity]?.push(span);
  const features = analysis.entities.flatMap(({ id, name, type, point, ids, country, salience, confidence }) => (point ? [{
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [point[1], point[0]] },
    properties: { name: wellFormed(name), type, country, ...ids, mentions: spans[id]!.length, salience, confidence, spans: spans[id] },
  }] : []));
  return `${JSON.stringify({ type: 'FeatureCollection', features }, null, 1)}\n`;
}
