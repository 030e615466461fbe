// What the page has fetched since it was loaded, as the browser has it noted (Resource Timing), for those who want to check.
import { make } from './dom.js';

export class Requests {
  #list = make('ol', {});
  #count = make('span', {});
  #seen = 0;

  constructor(host: HTMLElement) {
    host.append(make('details', { id: 'requests' }, make('summary', {}, 'Requests made since load: ', this.#count), this.#list,
      make('p', { class: 'small' }, 'The reading program runs beside the page and fetches its own files: itself, the list of names, the model. '
        + 'To check: open the developer tools of the browser at \u201cNetwork\u201d, or switch the network off, and paste a text. Nothing moves. '
        + 'The page is not allowed more: see the content security policy in its source.')));
    this.#show([]);
    if (!('PerformanceObserver' in globalThis)) return;
    const observer = new PerformanceObserver((entries) => this.#show(entries.getEntries()));
    for (const type of ['navigation', 'resource']) observer.observe({ type, buffered: true });
  }

  #show(entries: PerformanceEntry[]): void {
    const base = new URL('.', document.baseURI).href;
    for (const { name, entryType } of entries) {
      if (/^(blob|data):/.test(name)) continue;
      const path = name.replace(/#.*$/, '');
      this.#seen++;
      this.#list.append(make('li', {}, entryType === 'navigation' ? 'the page' : path.startsWith(base) ? path.slice(base.length) : path));
    }
    this.#count.textContent = String(this.#seen);
  }
}
