// The sample texts: invented by us, each of a kind people really paste. The page's HTML lists them; they are fetched when asked for.

const kLink = /^#sample=(\w+)$/;

/** Fills the menu of samples, and opens the one that the page's address asks for ("#sample=talks"); `onText` gets title and text. */
export function offerSamples(onText: (title: string, text: string) => void, onError: (words: string) => void): void {
  const list = document.querySelector('#intro .samples')!;
  const menu = document.getElementById('sample-menu')!;
  menu.querySelector('.samples')!.append(...list.cloneNode(true).childNodes);

  const load = async (name: string): Promise<void> => {
    const title = list.querySelector(`[data-sample="${name}"] strong`)?.textContent;
    if (!title) return;
    try {
      const response = await fetch(new URL(`samples/${name}.txt`, document.baseURI));
      if (!response.ok) throw new Error(String(response.status));
      onText(title, await response.text());
    } catch {
      onError(`The sample \u201c${title}\u201d could not be loaded. Are you offline?`);
    }
  };

  document.addEventListener('click', ({ target }) => {
    const name = (target as Element).closest<HTMLElement>('[data-sample]')?.dataset.sample;
    if (!name) return;
    menu.hidePopover();
    void load(name);
  });

  const follow = (): void => {
    const name = kLink.exec(location.hash)?.[1];
    if (!name) return;
    history.replaceState(null, '', location.pathname + location.search);  // once it is edited the text is another one
    void load(name);
  };
  addEventListener('hashchange', follow);
  follow();
}
