// The sample texts: invented by us, each of a kind people really paste. They are fetched when asked for.
import { byId, make } from './dom.js';

export interface Sample {
  file: string;
  title: string;
  about: string;
}

export const kSamples: Sample[] = [
  { file: 'talks.txt', title: 'Talks in Geneva', about: 'News with a dateline and page furniture' },
  { file: 'cable.txt', title: 'Embassy cable', about: 'Hard-wrapped, all capitals' },
  { file: 'merger.txt', title: 'Shipping merger', about: 'A business brief, sums and percentages' },
  { file: 'flood.txt', title: 'Cyclone landfall', about: 'A disaster report with many places' },
  { file: 'memo.txt', title: 'Office memo', about: 'An e-mail thread with a list' },
  { file: 'report.txt', title: 'The grain corridor', about: 'A longer report with quotations' },
];

/** Fills the lists of samples; `onText` gets the text of the chosen one. */
export function offerSamples(onText: (sample: Sample, text: string) => void, onError: (words: string) => void): void {
  const load = async (sample: Sample): Promise<void> => {
    try {
      const response = await fetch(new URL(`samples/${sample.file}`, document.baseURI));
      if (!response.ok) throw new Error(String(response.status));
      onText(sample, await response.text());
    } catch {
      onError(`The sample \u201c${sample.title}\u201d could not be loaded. Are you offline?`);
    }
  };
  for (const list of document.querySelectorAll('.samples')) {
    list.append(...kSamples.map((sample) => {
      const button = make('button', { type: 'button' }, make('strong', {}, sample.title), ' ', make('span', {}, sample.about));
      button.addEventListener('click', () => {
        const menu = byId('sample-menu');
        if (menu.matches(':popover-open')) menu.hidePopover();
        void load(sample);
      });
      return make('li', {}, button);
    }));
  }
}
