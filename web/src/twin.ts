// A picture and its twin, a table that says the same: one of them is shown. Beneath it stands what the picture has no place for.
import { make } from './dom.js';
import { grouped } from './numbers.js';

export interface Twin<T> {
  /** What the picture is about; `rest` are the marks or names that it has no place for. */
  draw(items: T[], rest: HTMLElement[]): void;
  /** Marks the row of what is chosen. */
  select(isChosen: (item: T) => boolean): void;
  /** Marks what is chosen of the rest; -1 is none of it. */
  selectRest(at: number): void;
}

interface Parts<T> {
  picture: HTMLElement;
  /** Buttons that are about the picture. */
  tools: HTMLElement[];
  caption: string;
  columns: string[];
  cells: (item: T) => (Node | string)[];
  /** Heading of what has no place. */
  rest: string;
  onPicture: () => void;
}

const kAtOnce = 200;  // rows drawn before "more"

export function makeTwin<T>(host: HTMLElement, { picture, tools, caption, columns, cells, rest, onPicture }: Parts<T>): Twin<T> {
  const toggle = make('button', { type: 'button', class: 'as-table', 'aria-pressed': 'false' }, 'Table');
  const body = make('tbody');
  const table = make('table', {}, make('caption', { class: 'unseen' }, caption),
    make('thead', {}, make('tr', {}, ...columns.map((column) => make('th', { scope: 'col' }, column)))), body);
  const more = make('button', { type: 'button', class: 'quiet' }, 'Show more');
  const restCount = make('span', { class: 'small' });
  const restList = make('ul', { class: 'rest' });
  const restPart = make('details', {}, make('summary', {}, `${rest} `, restCount), restList);
  const toolGroup = make('span', { class: 'tools', role: 'group', 'aria-label': 'Zoom and move' }, ...tools);
  host.append(make('div', { class: 'tool-row' }, toolGroup, toggle), picture, table, more, restPart);

  let items: T[] = [];
  let limit = kAtOnce;
  let isTable = false;
  let isChosen: (item: T) => boolean = () => false;

  function fill(): void {
    body.replaceChildren(...(isTable ? items.slice(0, limit).map((item) => make('tr', {}, ...cells(item).map((cell) => make('td', {}, cell)))) : []));
    mark();
    table.hidden = !isTable;
    picture.hidden = toolGroup.hidden = isTable;
    more.hidden = !isTable || items.length <= limit;
  }

  function mark(): void {
    for (const [i, row] of [...body.children].entries()) {
      if (isChosen(items[i]!)) row.setAttribute('aria-current', 'true');
      else row.removeAttribute('aria-current');
    }
    body.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }

  toggle.addEventListener('click', () => {
    isTable = !isTable;
    toggle.setAttribute('aria-pressed', String(isTable));
    fill();
    if (!isTable) onPicture();
  });
  more.addEventListener('click', () => {
    limit += kAtOnce * 5;
    fill();
  });
  fill();

  return {
    draw(newItems, others) {
      items = newItems;
      limit = kAtOnce;
      fill();
      restCount.textContent = grouped(others.length);
      restList.replaceChildren(...others.map((other) => make('li', {}, other)));
      restPart.hidden = others.length === 0;
    },
    select(chosen) {
      isChosen = chosen;
      mark();
    },
    selectRest(at) {
      [...restList.children].forEach((item, i) => {
        if (i === at) item.setAttribute('aria-current', 'true');
        else item.removeAttribute('aria-current');
      });
    },
  };
}

/** A button of a picture's tools: a sign, and words for those who do not see it. */
export function tool(sign: string, words: string, run: () => void): HTMLButtonElement {
  const button = make('button', { type: 'button', 'aria-label': words, title: words }, sign);
  button.addEventListener('click', run);
  return button;
}
