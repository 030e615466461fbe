// The page in Firefox: the way through it that everyone takes, in one go.
import assert from 'node:assert/strict';
import test from 'node:test';
import { openFirefox } from './firefox.mjs';
import { isFake, kNews, serve } from './lib.mjs';

// WebDriver's name of the key.
const kControl = '\uE009';

test('Firefox: a sample is read, a text pasted, a card opened, a word typed, the views opened, and nothing complains', { skip: (isFake && 'the stand-in knows no dates') || (process.env.FIREFOX === 'none' && 'SKIPPED: no Firefox here'), timeout: 180000 }, async (t) => {
  const host = await serve();
  t.after(() => host.close());
  const page = await openFirefox(host.url);
  t.after(() => page.close());
  const { evaluate, waitFor } = page;
  const read = () => document.getElementById('state').dataset.kind === 'read';
  const marked = (family) => evaluate((name) => [...CSS.highlights.get(name)].map(String), family);
  const boxOf = (family, words) => evaluate((name, wanted) => {
    const { left, top, width, height } = [...CSS.highlights.get(name)].find((each) => String(each) === wanted).getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  }, family, words);

  await t.test('a sample', async () => {
    await evaluate(() => document.querySelector('#intro .samples button').click());
    await waitFor(read);
    assert.match(await evaluate(() => document.getElementById('doc-name').textContent), /^Sample/);
    await waitFor(() => CSS.highlights.get('gpe')?.size > 3);  // painted a frame after it was read
  });

  await t.test('a paste', async () => {
    await evaluate(() => document.getElementById('clear').click());
    await evaluate((words) => navigator.clipboard.writeText(words), kNews);
    await page.click(...await evaluate(() => {
      const { left, top } = document.getElementById('text').getBoundingClientRect();
      return [left + 120, top + 60];
    }));
    await page.chord(kControl, 'v');
    await waitFor(() => document.querySelectorAll('#text .line').length === 4);
    await waitFor(read);
    await waitFor(() => CSS.highlights.get('person').size === 2);
    assert.deepEqual(await marked('person'), ['Kim Jong Un', 'Kim Jong Un']);
  });

  await t.test('a card, by a click', async () => {
    await page.click(...await boxOf('person', 'Kim Jong Un'));
    await waitFor(() => document.querySelector('#card:popover-open') !== null);
    assert.match(await evaluate(() => document.getElementById('card').innerText), /Person\s+Kim Jong Un/);
  });

  await t.test('a word, typed where the caret stands', async () => {
    const [left, top] = await evaluate(() => {
      const box = [...CSS.highlights.get('person')][0].getBoundingClientRect();
      return [box.left + 1, box.top + box.height / 2];
    });
    await page.click(left, top);
    await page.type('Then ');
    await waitFor((text) => [...document.querySelectorAll('#text .line')].map(({ textContent }) => textContent).join('\n') === text, kNews.replace('\nKim', '\nThen Kim'));
    await waitFor(read);
    await waitFor(() => [...CSS.highlights.get('person')].map(String).join() === 'Kim Jong Un,Kim Jong Un');
  });

  await t.test('the timeline and the map', async () => {
    await waitFor(read);
    await evaluate(() => document.getElementById('tab-timeline').click());
    await waitFor(() => document.querySelector('.moments button') !== null);
    assert.match(await evaluate(() => document.querySelector('.moments').innerText), /8 May 2018/);
    await evaluate(() => document.getElementById('tab-map').click());
    await waitFor(() => document.querySelector('.place[aria-label^="Geneva"]') !== null);
    assert.ok(await evaluate(() => document.querySelectorAll('.state.named').length >= 3));
  });

  assert.deepEqual(page.errors, []);
});
