// A list of tabs by the ARIA pattern: one stop of the Tab key, arrows, Home and End go from tab to tab and open them.
import { byId, make } from './dom.js';

export class Tabs {
  #tabs: HTMLButtonElement[];

  /** Makes a tab for each of `views`, whose panel is #view-ID, and opens the first. */
  constructor(list: HTMLElement, views: { id: string; title: string }[], private readonly onOpen: (id: string) => void) {
    this.#tabs = views.map(({ id, title }) => {
      const tab = make('button', { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': `view-${id}`, 'data-view': id }, title);
      tab.addEventListener('click', () => this.open(id));
      return tab;
    });
    list.append(...this.#tabs);
    list.addEventListener('keydown', (event) => {
      const at = this.#at;
      const goals: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
      const goal = goals[event.key];
      if (goal === undefined) return;
      event.preventDefault();
      this.#tabs.at(goal % this.#tabs.length)!.focus();
      this.open(document.activeElement!.id.replace('tab-', ''));
    });
    this.open(views[0]!.id);
  }

  open(id: string): void {
    for (const tab of this.#tabs) {
      const isOpen = tab.dataset.view === id;
      tab.setAttribute('aria-selected', String(isOpen));
      tab.tabIndex = isOpen ? 0 : -1;
      byId(`view-${tab.dataset.view}`).hidden = !isOpen;
    }
    this.onOpen(id);
  }

  step(by: 1 | -1): string {
    const id = this.#tabs.at((this.#at + by) % this.#tabs.length)!.dataset.view!;
    this.open(id);
    return id;
  }

  get #at(): number {
    return this.#tabs.findIndex((tab) => tab.tabIndex === 0);
  }
}
