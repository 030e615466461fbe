// The views of the side panel, one tab each. A view is made when its tab is first opened, and drawn only while it is open.
import { byId } from './dom.js';
import { notify } from './notice.js';
import type { Page } from './page.js';
import { Tabs } from './tabs.js';

/** How a view follows the page while it is open. */
export interface Drawing {
  /** There is a new reading, or there are other filters. */
  draw(): void;
  /** Something else was chosen (page.selection); also called after every `draw`. */
  select?(): void;
}

export type Show = (host: HTMLElement, page: Page) => Drawing;

interface View {
  id: string;
  title: string;
  /** Gives what fills #view-ID; left out where the page's HTML holds it all. */
  load?: () => Show | Promise<Show>;
}

/** In the order of their tabs. What is large is loaded when it is asked for: `load: async () => (await import('./map.js')).showMap`. */
const kViews: View[] = [
  { id: 'entities', title: 'Entities' },
  { id: 'timeline', title: 'Timeline', load: async () => (await import('./timeline/timeline.js')).showTimeline },
  { id: 'map', title: 'Map', load: async () => (await import('./map/map.js')).loadMap() },
  { id: 'document', title: 'Document' },
];

/** `made`: views that are there from the start. */
export function setUpViews(page: Page, made: Record<string, Drawing>): Tabs {
  const drawings = new Map<string, Drawing>(Object.entries(made));
  let current = '';

  function draw(): void {
    const drawing = drawings.get(current);
    drawing?.draw();
    drawing?.select?.();
  }

  function add(id: string, show: Show): void {
    drawings.set(id, show(byId(`view-${id}`), page));
    if (id === current) draw();
  }

  function open(id: string): void {
    current = id;
    if (drawings.has(id)) return draw();
    const loaded = kViews.find((view) => view.id === id)?.load?.();
    if (loaded instanceof Promise) {
      loaded.then((show) => drawings.has(id) || add(id, show), () => notify('This view could not be loaded. Are you offline?', null, 'error'));
    } else if (loaded) {
      add(id, loaded);
    }
  }

  page.onChange(draw);
  page.selection.onChange(() => drawings.get(current)?.select?.());
  return new Tabs(byId('tabs'), kViews, open);
}
