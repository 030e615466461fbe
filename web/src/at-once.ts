// What cannot wait for the rest of the page: the theme, which the first frame must have, and the engine, whose files take longest
// to fetch and to open at a first visit. A script of its own that needs no other. The build leaves imports of it as they are, so
// only scripts beside it may have them, and no library may have one of this name.
import { startAnalyzer } from '../../wasm/src/client.js';
import { remembered } from './settings.js';

export { createAnalyzer } from '../../wasm/src/client.js';
export { ownScript, startWorker } from '../../wasm/src/start-worker.js';

document.documentElement.dataset.theme = remembered('theme') ?? 'auto';

export const kEngine = new URL('engine/', document.baseURI);

/** The engine with the weights that come with the page. */
export const firstEngine = startAnalyzer({ base: kEngine });
firstEngine.opened.catch(() => {});  // told when there is a text to read
