// Light, dark, or as the system says. Stored on this device only once the user has chosen.
import { byId, make } from './dom.js';
import { remembered, remember } from './settings.js';

const kThemes = ['auto', 'light', 'dark'];

export function setUpTheme(): void {
  const button = byId<HTMLButtonElement>('theme');
  let theme = remembered('theme') ?? 'auto';
  const apply = (): void => {
    document.documentElement.dataset.theme = theme;
    button.replaceChildren(make('span', { class: 'wide' }, 'Theme: '), make('span', { class: 'narrow', 'aria-hidden': 'true' }, '\u25d0'), make('span', { class: 'wide' }, theme));
    button.setAttribute('aria-label', `Theme: ${theme}`);
  };
  apply();
  button.addEventListener('click', () => {
    theme = kThemes[(kThemes.indexOf(theme) + 1) % kThemes.length]!;
    remember('theme', theme === 'auto' ? null : theme);
    apply();
  });
}
