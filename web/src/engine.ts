// Starts the engine. A script of its own, which runs before the rest of the page is there: what takes longest at a first visit
// is to fetch the engine's files and to open them.
import { createAnalyzer } from '../../wasm/src/index.js';

export const kEngine = new URL('engine/', document.baseURI);

/** The engine with the weights that come with the page. */
export const firstEngine = createAnalyzer({ base: kEngine });
firstEngine.catch(() => {});  // told when there is a text to read
