// The kinds of names as the page shows them: a family is a colour, an underline, a row of the legend and a number key.
import type { Entity, MentionType, ValueType } from '../../wasm/src/types.js';

export type Family = 'person' | 'norp' | 'org' | 'gpe' | 'loc' | 'event' | 'thing' | 'law' | 'value';

/** In the order of the legend; the number keys follow it. The hues are in highlights.css. */
export const kFamilies: { family: Family; label: string }[] = [
  { family: 'person', label: 'People' },
  { family: 'norp', label: 'Nations, groups' },
  { family: 'org', label: 'Organisations' },
  { family: 'gpe', label: 'Countries, cities' },
  { family: 'loc', label: 'Places, buildings' },
  { family: 'event', label: 'Events' },
  { family: 'thing', label: 'Weapons, products' },
  { family: 'law', label: 'Laws, works' },
  { family: 'value', label: 'Dates, amounts' },
];

interface TypeName {
  family: Family;
  one: string;
  short: string;
}

export const kTypes: Record<MentionType | ValueType, TypeName> = {
  PERSON: { family: 'person', one: 'Person', short: 'person' },
  NORP: { family: 'norp', one: 'Nationality, religious or political group', short: 'group' },
  ORG: { family: 'org', one: 'Organisation', short: 'organisation' },
  GPE: { family: 'gpe', one: 'Country, region or city', short: 'country, city' },
  LOC: { family: 'loc', one: 'Place', short: 'place' },
  FAC: { family: 'loc', one: 'Building or facility', short: 'facility' },
  EVENT: { family: 'event', one: 'Event', short: 'event' },
  WEAPON: { family: 'thing', one: 'Weapon', short: 'weapon' },
  PRODUCT: { family: 'thing', one: 'Product', short: 'product' },
  LAW: { family: 'law', one: 'Law, treaty or document', short: 'law' },
  WORK: { family: 'law', one: 'Work', short: 'work' },
  OTHER: { family: 'thing', one: 'Other', short: 'other' },
  DATE: { family: 'value', one: 'Date', short: 'date' },
  TIME: { family: 'value', one: 'Time', short: 'time' },
  DURATION: { family: 'value', one: 'Duration', short: 'duration' },
  SET: { family: 'value', one: 'Recurring time', short: 'recurring time' },
  MONEY: { family: 'value', one: 'Sum of money', short: 'money' },
  PERCENT: { family: 'value', one: 'Percentage', short: 'percentage' },
  QUANTITY: { family: 'value', one: 'Quantity', short: 'quantity' },
  CARDINAL: { family: 'value', one: 'Number', short: 'number' },
  ORDINAL: { family: 'value', one: 'Ordinal', short: 'ordinal' },
};

/** A place with its own number or code is known to be one thing: say which. */
export function typeOf({ type, ids }: Entity): { one: string; short: string } {
  if (type !== 'GPE') return kTypes[type];
  if (ids.iso3166?.includes('-')) return { one: 'Region of a country', short: 'region' };
  if (ids.iso3166) return { one: 'Country', short: 'country' };
  return ids.geonames ? { one: 'City', short: 'city' } : kTypes[type];
}
