// Reading by touch: a tap on a name must not bring up the keyboard. A text that has arrived is there to be read: its box
// asks for no keyboard (inputmode) until "Edit" is pressed. With a mouse, or in an empty box, nothing changes.
import { byId } from './dom.js';
import type { Edit } from './edit.js';
import type { Editor } from './editor.js';

const kArrived = 100;  // characters: nobody types as much at one go

export class TouchReading {
  #touch = matchMedia('(pointer: coarse)');
  #button = byId<HTMLButtonElement>('edit');
  #editing = true;

  constructor(private readonly editor: Editor) {
    const { root } = editor;
    root.addEventListener('blur', () => this.#edit(editor.text === ''));
    this.#button.addEventListener('pointerdown', (event) => event.preventDefault());  // the box keeps its focus till the click
    this.#button.addEventListener('click', () => {
      const on = !this.#editing;
      root.blur();  // a box that has the focus already would not ask for the keyboard
      this.#edit(on);
      if (on) root.focus({ preventScroll: true });
    });
    this.#touch.addEventListener('change', () => this.#show());
  }

  /** The text was changed. */
  edited({ inserted }: Edit): void {
    const { text } = this.editor;
    if (text === '') this.#edit(true);
    else this.#edit(this.#editing && !(inserted.length === text.length && inserted.length > kArrived));
  }

  #edit(on: boolean): void {
    this.#editing = on;
    this.#show();
  }

  #show(): void {
    const { text, root } = this.editor;
    this.#button.hidden = !this.#touch.matches || text === '';
    this.#button.textContent = this.#editing ? 'Done' : 'Edit';
    root.inputMode = this.#touch.matches && !this.#editing ? 'none' : '';
  }
}
