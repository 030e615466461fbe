// A text comes in as a whole: a file that is opened or dropped, the clipboard, a sample; or nothing, when it is cleared.
import { byId } from './dom.js';
import { unixLines } from './edit.js';
import type { Editor } from './editor.js';
import { openFile, UnreadableFile, sizeOf } from './files.js';
import { announce, notify } from './notice.js';
import { offerSamples } from './samples.js';

export class Opening {
  #name = byId('doc-name');
  #opening: AbortController | null = null;  // of the file that is being read
  #titles = new Map<string, string>();  // of the texts that were opened; undo brings such a text back

  /** `onNew` is called before another text is shown. */
  constructor(private readonly editor: Editor, private readonly onNew: () => void) {
    const picker = byId<HTMLInputElement>('file');
    byId('open').addEventListener('click', () => picker.click());
    byId('intro-open').addEventListener('click', () => picker.click());
    picker.addEventListener('change', () => {
      const file = picker.files?.[0];
      if (file) void this.openFile(file);
      picker.value = '';
    });
    this.#takeDrops();
    const paste = byId<HTMLButtonElement>('paste');
    paste.hidden = !navigator.clipboard?.readText;
    paste.addEventListener('click', async () => {
      const text = await navigator.clipboard.readText().catch(() => '');
      if (text) this.show('Your text', unixLines(text));
      else notify('Nothing came from the clipboard: it holds no text, or the browser keeps it to itself. Tap or click the box and paste there.', null, 'error');
    });
    byId('clear').addEventListener('click', () => this.show('Your text', '', 'Text cleared.'));
    offerSamples((title, text) => this.show(`Sample: ${title}`, text), (words) => notify(words, null, 'error'));
  }

  get title(): string {
    return this.#name.textContent ?? '';
  }

  /** Shows a text in the place of what was there, which can be undone; `words` say what happened. */
  show(title: string, text: string, words = ''): void {
    const { editor } = this;
    const before = this.title;
    const had = editor.text !== '';
    this.#titles.set(text, title);
    this.onNew();
    editor.replaceAll(text);
    this.#name.textContent = title;
    scrollTo({ top: 0, behavior: 'instant' });
    this.#name.focus({ preventScroll: true });
    const undo = { label: 'Undo', run: () => {
      editor.undo();
      this.#name.textContent = editor.text ? before : 'Your text';
    } };
    if (had || words) notify(words || title, had ? undo : null);
    else announce(title);  // for the eye the line above the text says it
  }

  /** The whole text is another one, by paste or undo: it has its own title, or none. */
  replaced(): void {
    this.#name.textContent = this.#titles.get(this.editor.text) ?? 'Your text';
  }

  async openFile(file: File): Promise<void> {
    this.#opening?.abort();
    const opening = (this.#opening = new AbortController());
    const { signal } = opening;
    let offered = false;
    const onProgress = (words: string): void => {
      if (!offered) notify(`Opening ${file.name}\u2026`, { label: 'Stop', run: () => opening.abort() }, 'offer');
      offered = true;
      announce(words);
    };
    try {
      const { text, notes } = await openFile(file, onProgress, signal);
      if (signal.aborted) return;
      this.show(file.name, text, `Opened ${file.name} (${[sizeOf(file.size), ...notes].join('; ')}).`);
    } catch (error) {
      if (signal.aborted) return announce(`${file.name} was not opened`);
      if (!(error instanceof UnreadableFile)) throw error;
      notify(error.message, null, 'error');
    }
  }

  #takeDrops(): void {
    document.addEventListener('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      document.body.classList.add('dropping');
    });
    document.addEventListener('dragleave', (event) => {
      if (!event.relatedTarget) document.body.classList.remove('dropping');
    });
    document.addEventListener('drop', (event) => {
      document.body.classList.remove('dropping');
      const { files } = event.dataTransfer!;
      if (!files.length) return;
      event.preventDefault();
      void this.openFile(files[0]!);
      if (files.length > 1) announce('Only the first file was opened');
    });
  }
}
