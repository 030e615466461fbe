// The page without a network: the service worker is set up once the engine runs, and a new version waits to be asked in.
import { ownScript } from './at-once.js';
import { notify } from './notice.js';

/** The build writes the version into the page: a hash of all its files. */
export function version(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content ?? '';
}

const kLater = 1500;  // ms: the first text that is read has the machine for itself

export type OfflineState = 'impossible' | 'preparing' | 'ready';

/** `ready` resolves when the engine has its files, which then need not come over the network again; `isLost` says whether a
    reload would lose a text. `onState` hears whether the page would open without a network. */
export async function setUpOffline(ready: Promise<unknown>, isLost: () => boolean, onState: (state: OfflineState) => void): Promise<void> {
  const { serviceWorker } = navigator;
  onState(serviceWorker ? (serviceWorker.controller ? 'ready' : 'preparing') : 'impossible');
  if (!serviceWorker) return;
  try {
    await ready;
    await new Promise((later) => setTimeout(later, kLater));
    const registration = await serviceWorker.register(ownScript(new URL('service-worker.js', document.baseURI)), { updateViaCache: 'none' });
    void serviceWorker.ready.then(() => onState('ready'));
    const hadOne = serviceWorker.controller !== null;
    const watch = (worker: ServiceWorker | null): void => {
      if (!worker || !hadOne) return;  // the first one is no update
      const look = (): void => {
        if (worker.state === 'installed') offer(worker, isLost());
      };
      worker.addEventListener('statechange', look);
      look();
    };
    watch(registration.waiting);
    registration.addEventListener('updatefound', () => watch(registration.installing));
  } catch {
    onState('impossible');  // forbidden, or the network is gone already
  }
}

function offer(worker: ServiceWorker, lost: boolean): void {
  notify(`A new version of Entente is here.${lost ? ' Reloading empties the box: take your text with you first.' : ''}`, { label: 'Reload', run: () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    worker.postMessage('activate');
  } }, 'offer');
}
