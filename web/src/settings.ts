// The settings that may be kept on this device, and only after the user changed them.
// Storage can be forbidden or full; a setting that is not kept is no error.

export type Setting = 'theme' | 'density' | 'silent' | 'shortcuts' | 'threshold' | 'descriptions' | 'keep' | 'model';

export function remembered(setting: Setting): string | null {
  try {
    return localStorage.getItem(`entente-${setting}`);
  } catch {
    return null;
  }
}

export function remember(setting: Setting, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`entente-${setting}`);
    else localStorage.setItem(`entente-${setting}`, value);
  } catch {
    // Kept for this visit only.
  }
}

/** All of them, those of other versions too. */
export function forgetSettings(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('entente-')) localStorage.removeItem(key);
  } catch {
    // Nothing can be stored here, so nothing was.
  }
}
