// The analysis as JSON, to the clipboard or to a file.
import type { Analysis } from '../../wasm/src/types.js';
import { byId, make } from './dom.js';
import { announce, notify } from './notice.js';

export function setUpExport(analysis: () => Analysis | null, name: () => string): { update: () => void } {
  const copy = byId<HTMLButtonElement>('copy-json');
  const save = byId<HTMLButtonElement>('save-json');
  const json = (): string => JSON.stringify(analysis(), null, 1);
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(json());
      notify('Analysis copied as JSON.');
    } catch {
      notify('The browser did not allow copying. Use \u201cSave JSON\u201d instead.', null, 'error');
    }
  });
  save.addEventListener('click', () => {
    const url = URL.createObjectURL(new Blob([json()], { type: 'application/json' }));
    make('a', { href: url, download: `${name().replace(/\.\w+$/, '').replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase() || 'text'}.entente.json` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
    announce('Saved');
  });
  return { update: () => (copy.disabled = save.disabled = analysis() === null) };
}
