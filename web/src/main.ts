// Entry of the page.
import { start } from './app.js';
import { byId } from './dom.js';
import { Look } from './look.js';

const missing = [
  ['WebAssembly', typeof WebAssembly === 'object'],
  ['workers', typeof Worker === 'function'],
  ['popovers', 'showPopover' in HTMLElement.prototype],
].flatMap(([feature, there]) => (there ? [] : [feature as string]));

new Look('theme');
if (missing.length) {
  byId('unsupported').hidden = false;
  byId('missing').textContent = missing.join(', ');
} else {
  start();
}
