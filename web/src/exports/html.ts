// HTML: one file that needs no other, the names highlighted, who they are below. It has a policy of its own under which nothing
// runs and nothing is fetched. No offsets; each mark says in data attributes what it is.
import { kFamilies, kTypes } from '../families.js';
import { blocksOf, type Piece, render } from './layout.js';
import { attributes, escaped } from './markup.js';
import { isMarked, itemsOf, type Source } from './source.js';

const kStyle = `:root{color-scheme:light dark}
body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.65 Georgia,"Noto Serif",serif;background:light-dark(#fffefb,#17191d);color:light-dark(#1d1e20,#e9e6df)}
main :is(p,h2){white-space:pre-wrap;overflow-wrap:anywhere}
h1,h2{line-height:1.3}
mark{color:inherit;background:var(--tint);text-decoration:underline var(--line) 2px;text-underline-offset:3px;text-decoration-skip-ink:none}
.person{--tint:light-dark(#e6ddfb,#3b2f63);--line:solid light-dark(#6d3fd1,#b39dff)}
.norp{--tint:light-dark(#f5dbf5,#4b2750);--line:dotted light-dark(#9c2f9b,#e391e3)}
.org{--tint:light-dark(#cfeff2,#10424a);--line:double light-dark(#0b7a86,#4fd0dc)}
.gpe{--tint:light-dark(#ffe4c2,#523512);--line:dashed light-dark(#ad5a00,#ffae57)}
.loc{--tint:light-dark(#ffd8cf,#58281d);--line:solid light-dark(#c5371a,#ff9078)}
.event{--tint:light-dark(#faf0ac,#46400f);--line:wavy light-dark(#807000,#e0cc4a)}
.thing{--tint:light-dark(#dbe6f6,#273a5a);--line:dashed light-dark(#3c5f98,#92b6f0)}
.law{--tint:light-dark(#ffdbe5,#55233b);--line:dotted light-dark(#b5285a,#ff8fb4)}
.value{--tint:light-dark(#dcf5e6,#19402f);--line:dotted light-dark(#1d7a50,#62d79b)}
table{border-collapse:collapse;width:100%;font:0.9rem/1.4 system-ui,sans-serif}
th,td{padding:0.3rem 0.5rem;border-bottom:1px solid light-dark(#dcd8cf,#30343b);text-align:start;vertical-align:top}
nav p{font:0.85rem/1.4 system-ui,sans-serif}
@media print{mark{print-color-adjust:exact}}`;
/** Of kStyle, base64: the only style that the file allows. A test computes it anew. */
const kStyleHash = 'sha256-hjGyz+0bF+IAiYplQ+fRBhzh0bN8zR8NVP58kB+B1dU=';

export function html({ analysis, text, title }: Source): string {
  const { document, entities, mentions, engine } = analysis;
  const blocks = blocksOf(text, document.blocks, itemsOf(analysis).filter(isMarked));
  const plain = (begin: number, end: number): string => escaped(text.slice(begin, end));
  const body = blocks.map(({ kind, begin, end, pieces }) => {
    const element = kind === 'title' || kind === 'heading' ? 'h2' : 'p';
    return `<${element} dir="auto">${render(begin, end, pieces, plain, marked)}</${element}>\n`;
  }).join('');
  const counts = new Map<number, number>();
  for (const { entity } of mentions) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  const rows = entities.map(({ id, name, type, ids }) =>
    `<tr><th scope="row"><bdi>${escaped(name)}</bdi></th><td>${escaped(kTypes[type].one)}</td><td>${counts.get(id) ?? 0}</td><td>${
      [ids.iso3166 && `ISO ${ids.iso3166}`, ids.wikidata && `Wikidata ${ids.wikidata}`, ids.geonames && `GeoNames ${ids.geonames}`].filter(Boolean).map((each) => escaped(String(each))).join(', ')}</td></tr>\n`);
  return `<!doctype html>
<html${attributes({ lang: document.language === 'und' ? null : document.language })}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${kStyleHash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Entente ${escaped(engine.version)}">
<title>${escaped(title)}</title>
<style>${kStyle}</style>
</head>
<body>
<h1 dir="auto">${escaped(title)}</h1>
<nav><p>${kFamilies.map(({ family, label }) => `<mark class="${family}">${escaped(label)}</mark>`).join(' ')}</p></nav>
<main>
${body}</main>
<nav>
<h2>Names</h2>
<table>
<thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">Mentions</th><th scope="col">Known as</th></tr></thead>
<tbody>
${rows.join('')}</tbody>
</table>
</nav>
</body>
</html>
`;
}

function marked({ item: { label, entity, value, confidence } }: Piece, inner: string): string {
  const kind = kTypes[label];
  return `<mark${attributes({ class: kind.family, title: `${entity ? entity.name : value!.value}: ${kind.short}`, 'data-type': label, 'data-entity': entity?.id, 'data-value': value?.value, 'data-confidence': confidence })}>${inner}</mark>`;
}
