// Silence: the text as a plain document. Nothing is painted on it, no card comes up, and it is not a text box, so that a
// screen reader reads it as it reads any page. The names stand in the list.
import { byId } from './dom.js';
import type { Editor } from './editor.js';
import { remember, remembered } from './settings.js';

export class Silence {
  #box = byId<HTMLInputElement>('silent');
  #placeholder: string | null;

  constructor(private readonly editor: Editor, private readonly onChange: (words: string) => void) {
    this.#placeholder = editor.root.ariaPlaceholder;
    this.#box.checked = remembered('silent') === 'on';
    this.#box.addEventListener('change', () => this.#changed());
    this.#apply();
  }

  get on(): boolean {
    return this.#box.checked;
  }

  toggle(): void {
    this.#box.checked = !this.#box.checked;
    this.#changed();
  }

  #changed(): void {
    remember('silent', this.on ? 'on' : null);
    this.#apply();
    this.onChange(this.on ? 'Marks silenced' : 'Marks shown');
  }

  #apply(): void {
    const { root } = this.editor;
    root.role = this.on ? 'document' : 'textbox';
    root.ariaMultiLine = this.on ? null : 'true';
    root.ariaPlaceholder = this.on ? null : this.#placeholder;
    if (this.on) root.contentEditable = 'false';
    else this.editor.makeEditable();
  }
}
