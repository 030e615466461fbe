// TEI P5: the text in paragraphs with names, dates and amounts marked, and who and what they are in <standOff>. No offsets.
import type { Entity, MentionType } from '../../../wasm/src/types.js';
import { blocksOf, type Piece, render } from './layout.js';
import { attributes, escaped } from './markup.js';
import { decimal, itemsOf, type Source } from './source.js';

const kNames: Partial<Record<MentionType, string>> = { PERSON: 'persName', ORG: 'orgName', GPE: 'placeName', LOC: 'placeName', FAC: 'placeName' };

export function tei({ analysis, text, title }: Source): string {
  const { document, entities, engine } = analysis;
  const blocks = blocksOf(text, document.blocks, itemsOf(analysis));
  const plain = (begin: number, end: number): string => escaped(text.slice(begin, end));
  const body = blocks.map(({ kind, begin, end, pieces }) =>
    `   <p${attributes({ rend: kind === 'paragraph' ? null : kind })}>${render(begin, end, pieces, plain, marked)}</p>\n`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
 <teiHeader>
  <fileDesc>
   <titleStmt><title>${escaped(title)}</title></titleStmt>
   <publicationStmt><p>Exported from Entente.</p></publicationStmt>
   <sourceDesc><p>A text read in Entente.</p></sourceDesc>
  </fileDesc>
  <encodingDesc><appInfo><application ident="entente"${attributes({ version: /^\d+(\.\d+)*/.exec(engine.version)?.[0] ?? '0' })}><label>Entente</label></application></appInfo></encodingDesc>
 </teiHeader>
${standOff(entities)} <text${attributes({ 'xml:lang': document.language })}>
  <body>
${body || '   <p/>\n'}  </body>
 </text>
</TEI>
`;
}

function marked({ item: { mention, entity, value, label } }: Piece, inner: string): string {
  if (mention) {
    const to = attributes({ ref: entity && `#e${entity.id}` });
    const name = mention.form === 'name' ? kNames[mention.type] ?? 'name' : 'rs';
    const type = name === 'name' || name === 'rs' ? attributes({ type: mention.type }) : '';
    return `<${name}${type}${to}>${inner}</${name}>`;
  }
  const { value: reading, interval, unit } = value!;
  const number = decimal(reading);
  switch (label) {
    case 'MONEY': return `<measure type="currency"${attributes({ unit, quantity: number })}>${inner}</measure>`;
    case 'QUANTITY': return `<measure${attributes({ unit, quantity: number })}>${inner}</measure>`;
    case 'PERCENT': return `<num type="percentage"${attributes({ value: number })}>${inner}</num>`;
    case 'CARDINAL': return `<num type="cardinal"${attributes({ value: number })}>${inner}</num>`;
    case 'ORDINAL': return `<num type="ordinal"${attributes({ value: number })}>${inner}</num>`;
  }
  const when = w3cDate(reading);
  const range = when || !interval ? {} : { from: interval[0], to: interval[1] };
  const name = label === 'TIME' ? 'time' : 'date';
  return `<${name}${attributes({ type: label === 'DURATION' || label === 'SET' ? label : null, when, ...range, n: when ? null : reading })}>${inner}</${name}>`;
}

/** A TIMEX3 value as teidata.temporal.w3c has it, where it is one. */
function w3cDate(value: string): string | null {
  if (/^\d{4}(-\d\d(-\d\d)?)?$/.test(value)) return value;
  const clock = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(Z?)$/.exec(value);
  return clock && `${clock[1]}${clock[2] ?? ':00'}${clock[3]}`;
}

function standOff(entities: Entity[]): string {
  const list = (name: string, kinds: (type: MentionType) => boolean, write: (entity: Entity) => string): string => {
    const items = entities.filter(({ type }) => kinds(type)).map((entity) => `   ${write(entity)}\n`).join('');
    return items && `  <${name}>\n${items}  </${name}>\n`;
  };
  const id = (entity: Entity): string => attributes({ 'xml:id': `e${entity.id}` });
  const lists = list('listPerson', (type) => type === 'PERSON', (entity) => `<person${id(entity)}>${namesOf(entity, 'persName')}${idnos(entity)}</person>`)
    + list('listOrg', (type) => type === 'ORG', (entity) => `<org${id(entity)}>${namesOf(entity, 'orgName')}${idnos(entity)}</org>`)
    + list('listPlace', (type) => kNames[type] === 'placeName', (entity) => `<place${id(entity)}>${namesOf(entity, 'placeName')}${location(entity)}${idnos(entity)}</place>`)
    + list('list', (type) => !kNames[type], (entity) => `<item${id(entity)}><name${attributes({ type: entity.type })}>${escaped(entity.name)}</name>${idnos(entity)}</item>`);
  return lists && ` <standOff>\n${lists} </standOff>\n`;
}

function namesOf({ name, aliases }: Entity, element: string): string {
  const others = aliases.filter((alias) => alias !== name).map((alias) => `<${element} type="alias">${escaped(alias)}</${element}>`);
  return `<${element}>${escaped(name)}</${element}>${others.join('')}`;
}

function idnos({ ids }: Entity): string {
  return [['Wikidata', ids.wikidata], ['ISO3166', ids.iso3166], ['GeoNames', ids.geonames]]
    .map(([type, key]) => (key ? `<idno${attributes({ type })}>${escaped(key)}</idno>` : '')).join('');
}

/** <geo> holds latitude, then longitude. */
function location({ point }: Entity): string {
  return point ? `<location><geo>${point[0]} ${point[1]}</geo></location>` : '';
}
