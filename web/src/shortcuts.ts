// Keys. Single letters work only outside text boxes and can be switched off (WCAG 2.1.4).
import { byId, make } from './dom.js';
import { remember, remembered } from './settings.js';

export interface Shortcut {
  /** `event.key` values that run it. */
  keys: string[];
  /** For the key map, where it differs from the keys. */
  shown?: string;
  about: string;
  run: (key: string) => void;
}

export function setUpShortcuts(shortcuts: Shortcut[]): void {
  const box = byId<HTMLInputElement>('single-keys');
  box.checked = remembered('shortcuts') !== 'off';
  box.addEventListener('change', () => remember('shortcuts', box.checked ? null : 'off'));
  byId('keys').append(...shortcuts.map(({ keys, shown, about }) =>
    make('div', {}, make('dt', {}, make('kbd', {}, shown ?? keys.join(' '))), make('dd', {}, about))));
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const always = event.key === 'Escape';
    if (!always && (!box.checked || isTyping(event.target) || document.querySelector('dialog[open]'))) return;
    const shortcut = shortcuts.find(({ keys }) => keys.includes(event.key));
    if (!shortcut) return;
    // Enter and Escape keep their usual meaning too; the rest is ours.
    if (event.key === 'Enter' && event.target instanceof Element && event.target.closest('button, a, input, select, summary')) return;
    if (!always) event.preventDefault();
    shortcut.run(event.key);
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !/^(checkbox|radio|range)$/.test((target as HTMLInputElement).type));
}
