// Whose data and code is in here: NOTICE, as it is shipped, fetched when it is asked for.
import { byId, make } from './dom.js';

export function setUpCredits(): void {
  const dialog = byId<HTMLDialogElement>('credits');
  const text = byId('credits-text');
  byId('credits-close').addEventListener('click', () => dialog.close());
  byId('credits-open').addEventListener('click', async () => {
    dialog.showModal();
    if (text.childElementCount > 1) return;
    try {
      const response = await fetch(new URL('NOTICE.txt', document.baseURI));
      if (!response.ok) throw new Error(String(response.status));
      text.replaceChildren(...nodesOf(await response.text()));
    } catch {
      text.replaceChildren(make('p', {}, 'The credits could not be loaded. Are you offline? They are in the file NOTICE.txt beside this page.'));
    }
  });
}

/** The little Markdown that NOTICE uses: headings, lists, bold, code. */
function nodesOf(notice: string): Node[] {
  const nodes: Node[] = [];
  let list: HTMLElement | null = null;
  for (const block of notice.split(/\n{2,}|\n(?=- |## )/)) {
    const item = /^- ([^]*)$/.exec(block)?.[1];
    if (item === undefined) {
      list = null;
      const heading = /^## (.*)$/.exec(block)?.[1];
      nodes.push(heading === undefined ? make('p', {}, ...spans(block)) : make('h3', {}, heading));
    } else {
      if (!list) nodes.push((list = make('ul', {})));
      list.append(make('li', {}, ...spans(item)));
    }
  }
  return nodes;
}

function spans(words: string): (Node | string)[] {
  return words.replaceAll('`', '').split(/\*\*(.+?)\*\*/).map((part, i) => (i % 2 ? make('strong', {}, part) : part));
}
