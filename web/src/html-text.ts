// The text of an HTML page: parsed into a document that is never shown and runs nothing; only its text is taken.

/** Parsing counts as a place where scripts could enter, so it wants a trusted type. DOMParser's documents run no scripts. */
const parsing = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('entente-html', { createHTML: (html) => html });

interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(html: string): string }): { createHTML(html: string): string };
}

const kDropped = 'script, style, noscript, template, nav, head, svg, math, iframe, object, form, button, select, textarea, [hidden], [aria-hidden="true"]';
const kBlocks = new Set(('ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR '
  + 'LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY THEAD TFOOT TR UL').split(' '));
const kApart = new Set('ARTICLE BLOCKQUOTE FIGURE H1 H2 H3 H4 H5 H6 HR P PRE SECTION TABLE UL OL'.split(' '));  // a blank line around them

export function htmlToText(html: string): string {
  const parsed = new DOMParser().parseFromString(parsing ? parsing.createHTML(html) : html, 'text/html');
  // What Entente saved as HTML is its text again, line for line.
  const own = parsed.querySelector('meta[name="generator"][content^="Entente "]') && parsed.querySelector('main');
  for (const element of parsed.querySelectorAll(kDropped)) element.remove();
  let text = '';
  const lineEnd = (blank: boolean): void => {
    text = text.replace(/ +$/, '');
    if (text === '') return;
    const wanted = blank ? '\n\n' : '\n';
    while (!text.endsWith(wanted)) text += '\n';
  };
  const visit = (node: Node, preformatted: boolean): void => {
    if (node instanceof Text || node.nodeType === Node.TEXT_NODE) {
      const data = node.nodeValue!;
      if (preformatted) text += data;
      else {
        const run = data.replace(/[ \t\n\r\f]+/g, ' ');
        text += /(^|\s)$/.test(text.slice(-1)) ? run.trimStart() : run;
      }
      return;
    }
    const { nodeName } = node;
    if (nodeName === 'BR') return void (text = text.replace(/ +$/, '') + '\n');
    const block = kBlocks.has(nodeName);
    if (block) lineEnd(kApart.has(nodeName));
    for (const child of node.childNodes) visit(child, preformatted || nodeName === 'PRE');
    if (nodeName === 'TD' || nodeName === 'TH') text += '  ';
    if (block) lineEnd(kApart.has(nodeName));
  };
  if (own) for (const block of own.children) visit(block, true);
  else visit(parsed.body, false);
  return text.trim() + (text ? '\n' : '');
}
