// What is printed after the text: who is in it, and what is dated. Made when it is printed, of what is shown.
import type { Entity } from '../../wasm/src/types.js';
import { byId, make } from './dom.js';
import { type Family, kFamilies, kTypes, typeOf } from './families.js';
import { entityOf } from './marks.js';
import type { Page } from './page.js';
import { sentenceOf } from './sentence.js';
import { dateWords } from './timeline/dates.js';
import { momentsOf } from './timeline/moments.js';
import { aliasesOf, rolesOf } from './wording.js';

export function printDossier(page: Page): void {
  addEventListener('beforeprint', () => byId('dossier').replaceChildren(...dossier(page)));
}

function dossier(page: Page): Node[] {
  const counts = new Map<Entity, number>();
  for (const entity of page.shownMarks.map(entityOf)) if (entity) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  const cast = [...counts].sort(([a, m], [b, n]) => rank(a) - rank(b) || n - m || a.id - b.id);
  const dated = momentsOf(page.shownMarks).moments.flatMap((moment) => moment.marks.map((mark) => ({ mark, when: dateWords(moment) })));
  const nodes: Node[] = [];
  if (cast.length) {
    nodes.push(make('h2', {}, 'Who is in it'), table(['Name', 'What', 'Roles, other names', 'Mentions'], cast.map(([entity, count]) =>
      [make('span', { class: `swatch ${kTypes[entity.type].family}` }, entity.name), typeOf(entity).one, more(entity, page), String(count)])));
  }
  if (dated.length) {
    nodes.push(make('h2', {}, 'Dates'), table(['When', 'In the text'], dated.map(({ mark, when }) => [make('span', { class: 'when' }, when), sentenceOf(mark, page)])));
  }
  const engine = page.analysis?.engine;
  if (engine) nodes.push(make('p', { class: 'small' }, `Read by a program (Entente ${engine.version}, model ${engine.model}), which can be wrong. Place names from GeoNames, CC BY 4.0.`));
  return nodes;
}

const kOrder = new Map<Family, number>(kFamilies.map(({ family }, i) => [family, i]));

function rank({ type }: Entity): number {
  return kOrder.get(kTypes[type].family)!;
}

function more(entity: Entity, page: Page): string {
  return [...new Set([...rolesOf(entity, page.analysis?.entities ?? []), ...aliasesOf(entity)])].join('; ');
}

function table(head: string[], rows: (Node | string)[][]): HTMLElement {
  const last = head.length - 1;
  return make('table', {},
    make('thead', {}, make('tr', {}, ...head.map((words) => make('th', { scope: 'col', class: words === 'Mentions' && 'count' }, words)))),
    make('tbody', {}, ...rows.map((cells) => make('tr', {}, ...cells.map((cell, i) => make('td', { class: head[last] === 'Mentions' && i === last && 'count' }, cell))))));
}
