// What goes along with a text: its exports and links, its stay on this device, and the proof that it goes nowhere else.
import type { DocumentPanel } from './document-panel.js';
import { Keeping } from './keeping.js';
import type { Opening } from './opening.js';
import type { Page } from './page.js';
import { setUpPrivacy } from './privacy.js';
import type { Shared } from './share.js';
import { setUpSharing } from './sharing.js';
import { setUpTake } from './take.js';
import type { YoursPanel } from './yours-panel.js';

export class Carry {
  #take: { update: () => void };
  #sharing: { update: (text: boolean) => void };
  #keeping: Keeping;

  constructor(private readonly page: Page, opening: Opening, documentPanel: DocumentPanel, yours: YoursPanel) {
    const { reading } = page;
    const taking = document.querySelector<HTMLElement>('.export')!;
    const staying = document.querySelector<HTMLElement>('.private')!;
    const current = (forOthers = false): Shared => ({ title: opening.title, text: page.text, date: reading.date, ...yours.overlay(forOthers) });
    const open = ({ title, text, date, overlay }: Shared): void => {
      opening.show(title, text);
      if (overlay !== undefined) yours.lay(overlay);
      if (date === null) return;
      documentPanel.set(date);
      reading.setDate(date);
    };
    this.#take = setUpTake(taking, reading, () => page.text, () => opening.title);
    this.#sharing = setUpSharing(taking, () => current(true), open);
    this.#keeping = new Keeping(staying, current, open);
    setUpPrivacy(staying, reading.ready, () => page.text !== '' && !this.#keeping.isOn);
  }

  /** The text has changed, or how far it is read. */
  update(): void {
    this.#take.update();
    this.#sharing.update(this.page.text !== '');
    this.#keeping.changed();
  }
}
