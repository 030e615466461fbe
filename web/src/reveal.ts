// Brings a span of the text into view, where a reader's eye rests: a third down the part that nothing covers.
import type { Surface } from './surface.js';

/** `bars` are the elements that stick to the top or bottom of the viewport. */
export async function reveal(surface: Surface, begin: number, end: number, bars: HTMLElement[]): Promise<void> {
  // Text that was never laid out has a guessed height: come near, let the browser lay it out, then come to rest.
  for (let tries = 0; tries < 3; tries++) {
    const box = boxOf(surface, begin, end);
    const { top, bottom } = freeView(bars);
    if (box.top >= top + 8 && box.bottom <= bottom - 8) return;
    scrollBy({ top: box.top - top - (bottom - top) / 3, behavior: 'instant' });
    await frame();
  }
}

export function boxOf(surface: Surface, begin: number, end: number): DOMRect {
  const range = surface.range(begin, end);
  const box = range.getClientRects()[0] ?? range.getBoundingClientRect();
  return box.height ? box : surface.lineOf(range.startContainer)!.element.getBoundingClientRect();
}

function freeView(bars: HTMLElement[]): { top: number; bottom: number } {
  let top = 0;
  let bottom = innerHeight;
  for (const bar of bars) {
    const { position } = getComputedStyle(bar);
    const box = bar.getBoundingClientRect();
    if (box.height === 0 || box.height > innerHeight * 0.9 || (position !== 'fixed' && position !== 'sticky')) continue;
    if (box.top <= 0) top = Math.max(top, box.bottom);
    else if (box.bottom >= innerHeight - 1 && box.left <= 1) bottom = Math.min(bottom, box.top);
  }
  return { top, bottom };
}

function frame(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
}
