// Titles, headings and page furniture look like what they are: each line of the text carries the kind of its block.
import type { Analysis } from '../../wasm/src/types.js';
import type { Surface } from './surface.js';

const kShown: ReadonlySet<string> = new Set(['title', 'heading', 'furniture']);

export function showBlocks(surface: Surface, { document: { blocks } }: Analysis): void {
  let i = 0;
  surface.forEachLine((element, begin) => {
    while (i < blocks.length && blocks[i]!.span[1] <= begin) i++;
    const block = blocks[i];
    const kind = block && block.span[0] <= begin + element.textContent!.length && kShown.has(block.kind) ? block.kind : undefined;
    if (element.dataset.kind === kind) return;
    if (kind) element.dataset.kind = kind;
    else delete element.dataset.kind;
  });
}
