// Light, dark, or as the system says. Stored on this device only once the user has chosen.
import { byId } from './dom.js';
import { remembered, remember } from './settings.js';

const kThemes = ['auto', 'light', 'dark'];

export function setUpTheme(): void {
  const button = byId<HTMLButtonElement>('theme');
  let theme = remembered('theme') ?? 'auto';
  const apply = (): void => {
    document.documentElement.dataset.theme = theme;
    button.textContent = `Theme: ${theme}`;
  };
  apply();
  button.addEventListener('click', () => {
    theme = kThemes[(kThemes.indexOf(theme) + 1) % kThemes.length]!;
    remember('theme', theme === 'auto' ? null : theme);
    apply();
  });
}
