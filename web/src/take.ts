// Take it with you: the reading in a format of the user's choice, to the clipboard or to a file.
import { byId, make } from './dom.js';
import { download, stemOf } from './download.js';
import { type Format, kFormats } from './exports/formats.js';
import { announce, notify } from './notice.js';
import type { Reading } from './reading.js';

/** Fills `host`; `text` and `title` are those of the reading. */
export function setUpTake(host: HTMLElement, reading: Reading, text: () => string, title: () => string): { update: () => void } {
  const groups = [...new Set(kFormats.map(({ group }) => group))];
  host.replaceChildren(
    make('label', { for: 'format' }, 'Format'),
    make('select', { id: 'format', 'aria-describedby': 'format-about' }, ...groups.map((group) => make('optgroup', { label: group },
      ...kFormats.filter((format) => format.group === group).map(({ id, label }) => make('option', { value: id }, label))))),
    make('div', { class: 'actions' }, make('button', { type: 'button', id: 'copy' }, 'Copy'), make('button', { type: 'button', id: 'save' }, 'Save')),
    make('p', { id: 'format-about', class: 'small' }));
  const choice = byId<HTMLSelectElement>('format');
  const copy = byId<HTMLButtonElement>('copy');
  const save = byId<HTMLButtonElement>('save');
  const chosen = (): Format => kFormats.find(({ id }) => id === choice.value)!;
  const describe = (): void => void (byId('format-about').textContent = `${chosen().about}.`);
  choice.addEventListener('change', describe);
  describe();

  async function written(format: Format): Promise<string> {
    const source = { text: text(), title: title(), made: new Date() };
    const analysis = format.tokens ? await reading.withTokens() : reading.current;
    if (!analysis) throw new Nothing('The text changed meanwhile. Try again when it has been read.');
    const write = await format.load().catch(() => {
      throw new Nothing(`What writes ${format.label} could not be loaded. Are you offline?`);
    });
    const file = write({ ...source, analysis });
    if (file === '') throw new Nothing(`Nothing in this text goes into ${format.label}.`);
    return file;
  }

  copy.addEventListener('click', async () => {
    const format = chosen();
    const text = written(format);
    try {
      // The promise goes into the item: browsers allow a copy only as part of the click.
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text.then((words) => new Blob([words], { type: 'text/plain' })) })]);
      notify(`Copied as ${format.label}.`);
    } catch {
      const reason = await text.then(() => null, (error: unknown) => error);
      tell(reason ?? new Nothing('The browser did not allow copying. Use \u201cSave\u201d instead.'));
    }
  });
  save.addEventListener('click', async () => {
    const format = chosen();
    try {
      saveAs(await written(format), format, title());
      announce('Saved');
    } catch (error) {
      tell(error);
    }
  });
  return { update: () => (copy.disabled = save.disabled = reading.current === null) };
}

/** There is nothing to take; the message says why. */
class Nothing extends Error {}

function tell(error: unknown): void {
  if (!(error instanceof Nothing)) throw error;
  notify(error.message, null, 'error');
}

function saveAs(text: string, { type, extension, bom }: Format, title: string): void {
  download(new Blob(bom ? ['\ufeff', text] : [text], { type }), `${stemOf(title)}.${extension}`);
}
