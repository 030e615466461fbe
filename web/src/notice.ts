// Messages: one line at the foot of the page that can be undone or dismissed, and words for those who listen.
import { byId, make } from './dom.js';

export interface Action {
  label: string;
  run: () => void;
}

const kShown = 12000;  // ms; errors and offers stay until dismissed
let timer = 0;

export function notify(words: string, action: Action | null = null, kind: 'info' | 'error' | 'offer' = 'info'): void {
  const box = byId('notice');
  clearTimeout(timer);
  const close = make('button', { type: 'button', class: 'close', 'aria-label': 'Dismiss' }, '\u00d7');
  close.addEventListener('click', dismiss);
  const parts: Node[] = [make('span', {}, words)];
  if (action) {
    const button = make('button', { type: 'button' }, action.label);
    button.addEventListener('click', () => {
      dismiss();
      action.run();
    });
    parts.push(button);
  }
  box.className = kind;
  box.replaceChildren(...parts, close);
  box.hidden = false;
  if (kind === 'info') timer = window.setTimeout(dismiss, kShown);
}

export function dismiss(): boolean {
  const box = byId('notice');
  if (box.hidden) return false;
  box.hidden = true;
  return true;
}

/** Says something politely to a screen reader; repeated words are said again. */
export function announce(words: string): void {
  const live = byId('live');
  live.textContent = live.textContent === words ? `${words}\u00a0` : words;
}
