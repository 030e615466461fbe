// "Private and offline": the version, whether the page opens without a network, and what it has fetched.
import { byId } from './dom.js';
import { type OfflineState, setUpOffline, version } from './offline.js';
import { Requests } from './requests.js';

const kStates: Record<OfflineState, string> = {
  ready: 'It opens without a network.',
  preparing: 'It is being made ready to open without a network.',
  impossible: 'This browser or address does not let it open without a network.',
};

export function setUpPrivacy(host: HTMLElement, ready: Promise<unknown>, isLost: () => boolean): void {
  const line = byId('offline');
  void setUpOffline(ready, isLost, (state) => {
    line.dataset.state = state;
    line.textContent = `Entente ${version()}. ${kStates[state]}`;
  });
  new Requests(host);
}
