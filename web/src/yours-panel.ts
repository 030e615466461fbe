// The user's corrections and dictionary in the Document view: listed, taken back, saved and opened.
import type { DictionaryName, MentionType } from '../../wasm/src/types.js';
import { BadFile, checkName, dictionaryCsv, dictionaryJson, joined, kLargestFile, namesIn, readDictionary } from './dictionary.js';
import { make } from './dom.js';
import { download, stemOf } from './download.js';
import { kindSelect } from './entity-card.js';
import { kTypes } from './families.js';
import { announce, notify } from './notice.js';
import { grouped } from './numbers.js';
import { hashOf, kLargestOverlay, overlayJson, readOverlay } from './overlay.js';
import type { Yours } from './yours.js';

const kListed = 500;  // entries of the dictionary that are listed

export class YoursPanel {
  #undo = button('Undo', () => this.yours.undo(), { 'aria-keyshortcuts': 'u' });
  #redo = button('Redo', () => this.yours.redo(), { 'aria-keyshortcuts': 'Shift+U' });
  #acts = make('ol', { id: 'acts' });
  #names = make('ul', { id: 'dictionary' });
  #name = make('input', { type: 'text', id: 'dictionary-name', maxlength: 200, autocomplete: 'off', spellcheck: false, required: true });
  #aliases = make('input', { type: 'text', id: 'dictionary-aliases', autocomplete: 'off', spellcheck: false });
  #wikidata = make('input', { type: 'text', id: 'dictionary-wikidata', autocomplete: 'off', spellcheck: false, placeholder: 'Q64', size: 10 });
  #kind = kindSelect('dictionary-kind', 'Kind', 'ORG');
  #saves: HTMLButtonElement[] = [];

  constructor(host: HTMLElement, private readonly yours: Yours, private readonly text: () => string, private readonly title: () => string) {
    const save = (words: string, run: () => void): HTMLButtonElement => {
      const made = button(words, run);
      this.#saves.push(made);
      return made;
    };
    const form = make('form', { 'aria-label': 'Add a name' },
      field('Name', this.#name), this.#kind, field('Also called (commas between)', this.#aliases), field('Wikidata', this.#wikidata), make('button', { type: 'submit' }, 'Add'));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#add();
    });
    host.hidden = false;
    host.setAttribute('aria-label', 'Yours');
    host.replaceChildren(
      make('h3', {}, 'Your corrections'),
      make('p', { class: 'buttons' }, this.#undo, this.#redo), this.#acts,
      make('h3', {}, 'Your dictionary'),
      make('p', { class: 'small' }, 'Names that Entente should know, in every text until the page is closed.'), form, this.#names,
      make('p', { class: 'buttons' },
        opener('Open names', 'open-dictionary', '.json,.csv,application/json,text/csv', (file) => this.#read(file, kLargestFile, (text) => this.#openNames(text))),
        save('Save names as JSON', () => download(file(dictionaryJson(this.yours.dictionary), 'application/json'), 'names.json')),
        save('Save names as CSV', () => download(file(`\ufeff${dictionaryCsv(this.yours.dictionary)}`, 'text/csv'), 'names.csv'))),
      make('h3', {}, 'Both together'),
      make('p', { class: 'small' }, 'An overlay holds your corrections and names, to be laid over this text again. Of the text it holds the corrected words and a few around them.'),
      make('p', { class: 'buttons' },
        save('Save overlay', () => void this.#saveOverlay()),
        opener('Open overlay', 'open-overlay', '.json,application/json', (file) => this.#read(file, kLargestOverlay, (text) => this.#openOverlay(text)))));
    yours.onChange(() => this.draw());
    this.draw();
  }

  /** Also after each reading: it says what the corrections changed. */
  draw(): void {
    const { yours } = this;
    const { acts, canRedo } = yours.corrections;
    const { changed } = yours;
    this.#undo.disabled = acts.length === 0;
    this.#redo.disabled = !canRedo;
    this.#acts.replaceChildren(...acts.map((act, i) => {
      const found = changed?.[i];
      const note = found === undefined ? '' : found === 0 ? 'nothing found to change' : `${found} ${found === 1 ? 'mention' : 'mentions'}`;
      return make('li', {}, make('span', { dir: 'auto' }, act.about), make('span', { class: 'small' }, note), button('\u00d7', () => yours.takeBack(act), { class: 'quiet', 'aria-label': `Take back: ${act.about}` }));
    }));
    const names = yours.dictionary;
    this.#names.replaceChildren(...names.slice(0, kListed).map((entry) => make('li', {},
      make('span', { dir: 'auto' }, entry.aliases ? `${entry.name} (${entry.aliases.join(', ')})` : entry.name),
      make('span', { class: 'small' }, [kTypes[entry.type].short, ...Object.values(entry.ids ?? {})].join(', ')),
      button('\u00d7', () => yours.setDictionary(yours.dictionary.filter((each) => each !== entry)), { class: 'quiet', 'aria-label': `Remove ${entry.name}` }))));
    if (names.length > kListed) this.#names.append(make('li', { class: 'small' }, `and ${grouped(names.length - kListed)} more`));
    for (const save of this.#saves) save.disabled = names.length === 0 && (save.textContent !== 'Save overlay' || acts.length === 0);
  }

  /** Starts an entry with words of the text. */
  offer(words: string, type: MentionType): void {
    this.#name.value = words;
    this.#kind.querySelector('select')!.value = type;
    this.#name.focus();
  }

  /** What is here as an overlay, if there is something; for others without the names that the text does not hold. */
  overlay(forOthers = false): { overlay?: string } {
    const { corrections } = this.yours;
    const dictionary = forOthers ? namesIn(this.text(), this.yours.dictionary) : this.yours.dictionary;
    return corrections.acts.length || dictionary.length ? { overlay: overlayJson(this.text(), null, corrections.acts, dictionary) } : {};
  }

  /** Lays an overlay that came with the text over it. */
  lay(overlay: string): void {
    this.#try(() => {
      const { acts, dictionary } = readOverlay(overlay, this.text(), null);
      this.yours.replace(acts, joined(this.yours.dictionary, dictionary));
    });
  }

  #add(): void {
    this.#try(() => {
      const aliases = this.#aliases.value.split(',').map((alias) => alias.trim()).filter(Boolean);
      const wikidata = this.#wikidata.value.trim();
      const entry = checkName({ name: this.#name.value, type: this.#kind.querySelector('select')!.value, aliases, ids: wikidata ? { wikidata } : {} }, 'This name');
      this.yours.setDictionary(joined(this.yours.dictionary, [entry]));
      for (const input of [this.#name, this.#aliases, this.#wikidata]) input.value = '';
      announce(`${entry.name} is in your dictionary`);
      this.#name.focus();
    });
  }

  #openNames(text: string): void {
    const names = readDictionary(text);
    this.yours.setDictionary(joined(this.yours.dictionary, names));
    this.#say(names);
  }

  #say(names: readonly DictionaryName[]): void {
    notify(`${grouped(names.length)} ${names.length === 1 ? 'name' : 'names'} read.`);
  }

  async #saveOverlay(): Promise<void> {
    const text = this.text();
    const { corrections, dictionary } = this.yours;
    download(file(overlayJson(text, await hashOf(text), corrections.acts, dictionary), 'application/json'), `${stemOf(this.title())}.overlay.json`);
  }

  async #openOverlay(json: string): Promise<void> {
    const text = this.text();
    const { acts, dictionary, same, unfit } = readOverlay(json, text, await hashOf(text));
    this.yours.replace(acts, joined(this.yours.dictionary, dictionary));
    const what = `${acts.length} ${acts.length === 1 ? 'correction' : 'corrections'} and ${dictionary.length} ${dictionary.length === 1 ? 'name' : 'names'} laid over the text`;
    const moved = same ? '' : ', which is not quite the one they were made for';
    notify(unfit.length ? `${what}${moved}. No place for: ${unfit.slice(0, 5).join('; ')}${unfit.length > 5 ? ` and ${unfit.length - 5} more` : ''}.` : `${what}${moved}.`, null, unfit.length ? 'error' : 'info');
  }

  async #read(file: File, largest: number, take: (text: string) => void | Promise<void>): Promise<void> {
    if (file.size > largest) return notify(`${file.name} is too large: at most ${largest / 1e6} MB.`, null, 'error');
    try {
      await take(await file.text());
    } catch (error) {
      if (!(error instanceof BadFile)) throw error;
      notify(`${file.name}: ${error.message}`, null, 'error');
    }
  }

  #try(run: () => void): void {
    try {
      run();
    } catch (error) {
      if (!(error instanceof BadFile)) throw error;
      notify(error.message, null, 'error');
    }
  }
}

function button(words: string, onClick: () => void, attributes: Record<string, string> = {}): HTMLButtonElement {
  const made = make('button', { type: 'button', ...attributes }, words);
  made.addEventListener('click', onClick);
  return made;
}

function field(label: string, input: HTMLInputElement): HTMLLabelElement {
  return make('label', { class: 'choice' }, `${label} `, input);
}

/** A button that asks for a file. */
function opener(words: string, id: string, accept: string, onFile: (file: File) => Promise<void>): HTMLElement {
  const input = make('input', { type: 'file', id, accept, hidden: true });
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) void onFile(file);
    input.value = '';
  });
  return make('span', {}, button(words, () => input.click()), input);
}

function file(text: string, type: string): Blob {
  return new Blob([text], { type });
}
