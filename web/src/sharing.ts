// Links that hold a text: made when the user asks for one, opened when the page is called by one.
import { make } from './dom.js';
import { unixLines } from './edit.js';
import { notify } from './notice.js';
import { grouped } from './numbers.js';
import { BadLink, fromFragment, kLongestLink, type Shared, toFragment } from './share.js';

const kLong = 8000;  // characters that mail and chat programs pass on in one piece

/** Fills `host`; `shared` gives what a link is to hold, `onOpen` gets what one held. `update` hears whether there is a text. */
export function setUpSharing(host: HTMLElement, shared: () => Shared, onOpen: (shared: Shared) => void): { update: (text: boolean) => void } {
  const button = make('button', { type: 'button', id: 'share', 'aria-describedby': 'share-about' }, 'Copy a link');
  host.append(button, make('p', { id: 'share-about', class: 'small' },
    'The text, with your corrections and those of your names that it holds, travels in the link itself, behind the #, which browsers send to no server. Who has the link can read the text.'));
  button.addEventListener('click', async () => {
    const link = toFragment(shared()).then((fragment) => {
      if (fragment.length > kLongestLink) throw new RangeError('too long');
      return new URL(fragment, document.baseURI).href;
    });
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': link.then((href) => new Blob([href], { type: 'text/plain' })) })]);
      const { length } = await link;
      notify(`Link copied: ${grouped(length)} characters.${length > kLong ? ' Some programs cut links of this length; a file is safer.' : ''}`);
    } catch {
      const tooLong = await link.then(() => false, () => true);
      notify(tooLong ? 'This text is too long for a link. Save it as a file instead.' : 'The browser did not allow copying.', null, 'error');
    }
  });

  async function open(): Promise<void> {
    try {
      const found = await fromFragment(location.hash);
      if (!found) return;
      onOpen({ ...found, text: unixLines(found.text) });
    } catch (error) {
      if (!(error instanceof BadLink)) throw error;
      notify(error.message, null, 'error');
    }
    // The address says no longer what the box holds once it is edited; and it is not left lying in the history.
    history.replaceState(null, '', location.pathname + location.search);
  }
  addEventListener('hashchange', () => void open());
  void open();
  return { update: (text) => (button.disabled = !text) };
}
