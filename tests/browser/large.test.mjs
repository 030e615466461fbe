// A megabyte in the box. No test asserts on wall time: what counts is that the text is right, that little is painted
// or laid out, and that the longest task of the main thread does not grow with the text as work on all of it would.
import assert from 'node:assert/strict';
import test from 'node:test';
import { analysisOf, isFake, keptText, kNews, paste, painted, select, settled, setUp, shownText } from './lib.mjs';

const shared = setUp(test);
// A megabyte that nobody waits for is not read on beside the next test.
test.afterEach(() => Promise.all(shared.browser.contexts().map((context) => context.close())));
const megabyte = `${kNews}\n\n`.repeat(Math.ceil(1e6 / (kNews.length + 2)));

test('a megabyte is shown, kept and read in full', { timeout: 240000 }, async () => {
  const page = await shared.open();
  await paste(page, megabyte);
  await settled(page, 200000);
  assert.equal(await keptText(page), megabyte);
  assert.equal(await shownText(page), megabyte);
  const count = Number((await page.locator('#legend .count').first().textContent()).replace(/\D/g, ''));
  assert.equal(count, [...megabyte.matchAll(/Kim Jong Un/g)].length);
  assert.ok((await painted(page)).length < 1500, 'paints what is near the viewport only');
});

test('typing in a megabyte works while it is being read', { timeout: 240000 }, async () => {
  const page = await shared.open();
  await paste(page, megabyte);
  await select(page, 5);
  await page.keyboard.type(' and its friends');
  await page.keyboard.press('Enter');
  const text = `${megabyte.slice(0, 5)} and its friends\n${megabyte.slice(5)}`;
  assert.equal(await keptText(page), text);
  await page.keyboard.press('Control+z');
  await settled(page, 200000);
  assert.equal(await shownText(page), await keptText(page));
});

test('a keystroke in a megabyte costs about what it costs in a page', { timeout: 240000 }, async () => {
  const cost = async (text) => {
    const page = await shared.open();
    await paste(page, text);
    await settled(page, 200000);
    await select(page, 5);
    const client = await page.context().newCDPSession(page);
    await client.send('Performance.enable');
    const busy = async () => (await client.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'LayoutDuration').value;
    const before = await busy();
    for (const key of 'abcdefgh') await page.keyboard.press(key);
    const after = await busy();
    await page.context().close();
    return after - before;
  };
  const small = await cost(kNews.repeat(20));
  const large = await cost(megabyte);
  assert.ok(large < small * 25 + 0.05, `layout of 8 keys: ${small} s in 5 kB, ${large} s in 1 MB`);
});

test('jumping to the end paints what is there', { timeout: 240000 }, async () => {
  const page = await shared.open();
  await paste(page, megabyte);
  await settled(page, 200000);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForTimeout(300);
  const last = (await painted(page, ['gpe', 'gpe-outer'])).at(-1);
  assert.equal(megabyte.slice(last.begin, last.end), 'Kenya');
  assert.ok(last.begin > megabyte.length - kNews.length);
});

test('one endless line stays usable', { timeout: 240000 }, async () => {
  const page = await shared.open();
  const line = kNews.replaceAll('\n', ' ').repeat(1500);
  await paste(page, line);
  await settled(page, 200000);
  await select(page, 5);
  await page.keyboard.type('x');
  assert.equal(await keptText(page), `${line.slice(0, 5)}x${line.slice(5)}`);
  assert.ok((await painted(page)).length < 3000);
});

test('a long reading can be stopped and taken up again', { timeout: 240000 }, async () => {
  const page = await shared.open();
  await paste(page, megabyte.repeat(2));
  await page.locator('#cancel').click({ timeout: 60000 });
  await page.waitForFunction(() => document.getElementById('state').dataset.kind === 'stopped');
  assert.match(await page.locator('#state').textContent(), /Stopped at \d+ %/);
  await page.locator('#retry').click();
  await settled(page, 200000);
  assert.equal(await page.evaluate(() => document.getElementById('state').dataset.kind), 'read');
});

test('of a reading that was stopped nothing older is listed or exported', { timeout: 240000 }, async () => {
  const page = await shared.open();
  await paste(page, 'Angela Merkel lives in Berlin.');
  await settled(page);
  await page.locator('#text').focus();
  await page.keyboard.press('Control+a');
  await paste(page, megabyte.repeat(2));
  await page.locator('#cancel').click({ timeout: 60000 });
  await page.waitForFunction(() => document.getElementById('state').dataset.kind === 'stopped');
  const names = await page.locator('#entities .name').allTextContents();
  assert.ok(names.includes('Norway') && !names.includes('Berlin'), names.join());
  assert.equal(new Set(names).size, names.length, 'each name once, however many parts named it');
  assert.equal(await page.locator('#save').isDisabled(), true);
});

test('the text as a whole is gone through for no key and no step of a reading', { timeout: 240000 }, async () => {
  const page = await shared.open();
  await page.evaluate(() => {
    const { normalize } = String.prototype;
    window.longest = 0;
    String.prototype.normalize = function (...form) {
      window.longest = Math.max(window.longest, this.length);
      return normalize.apply(this, form);
    };
  });
  await paste(page, kNews.repeat(200));
  await page.keyboard.type('Oslo ');
  await settled(page, 200000);
  const longest = await page.evaluate(() => window.longest);
  assert.ok(longest < 1000, `${longest} characters were made comparable: what a link holds waits until one is asked for`);
});

test('names and dates of a text that is gone are gone at once', async () => {
  const page = await shared.open();
  await paste(page, kNews);
  await settled(page);
  await page.locator('#text').focus();
  await page.keyboard.press('Control+a');
  const listed = await page.evaluate(() => {
    document.execCommand('insertText', false, 'Nothing.');
    return document.querySelectorAll('#entities li').length;
  });
  assert.equal(listed, 0);
});

test('all of the panel is in reach however many names there are', async () => {
  const page = await shared.open();
  await paste(page, Array.from({ length: 300 }, (_, i) => `Kenya and Norway sent John ${String.fromCharCode(65 + (i % 26))}${'aeiou'[i % 5]}${'lmnrst'[i % 6]}${'aeiou'[(i >> 3) % 5]}nson to Geneva.`).join('\n'));
  await settled(page);
  const panel = await page.locator('#panel').evaluate((each) => each.getBoundingClientRect().bottom);
  assert.ok(panel <= 800, `the panel ends at ${panel}`);
  await page.locator('#more').click();
  await page.locator('#entities li:last-child button').click({ trial: true });
  await page.locator('#tab-document').click();
  await page.locator('#save').click({ trial: true });
});

test('a key in a text of which not all is drawn yet changes it, and all of it is drawn', { timeout: 240000 }, async () => {
  const page = await shared.open();
  const text = 'Norway met Kenya.\n'.repeat(60000);
  const drawn = await page.evaluate((plain) => {
    const box = document.getElementById('text');
    box.focus();
    const data = new DataTransfer();
    data.setData('text/plain', plain);
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    const lines = box.querySelectorAll('.line');
    getSelection().collapse(lines[1].firstChild, 6);
    return lines.length;
  }, text);
  assert.ok(drawn < 20000, `${drawn} lines at once`);
  await page.keyboard.type(', first,');
  await page.waitForFunction((count) => document.querySelectorAll('#text .line').length === count, 60001);
  const expected = `${text.slice(0, 24)}, first,${text.slice(24)}`;
  assert.equal(await keptText(page), expected);
  assert.equal(await shownText(page), expected);
});

test('native find reaches text that was never laid out', async () => {
  const page = await shared.open();
  await paste(page, `${'Nothing here at all.\n'.repeat(20000)}A needle lies here.\n`);
  await settled(page);
  assert.equal(await page.evaluate(() => window.find('needle')), true);
  assert.equal(await page.evaluate(() => getSelection().toString()), 'needle');
});

test('printing paints and shows all of the text', async () => {
  const page = await shared.open();
  const text = `${kNews}\n`.repeat(200);
  await paste(page, text);
  await settled(page);
  const { mentions } = await analysisOf(page);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.ok((await painted(page)).length >= mentions.length);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.chunk')).contentVisibility), 'visible');
  assert.equal(await page.locator('#panel').isVisible(), false);
  const printed = await page.locator('#dossier').innerText();
  for (const words of ['Who is in it', 'Kim Jong Un', 'European Union', 'Norway', ...(isFake ? [] : ['Dates', '8 May 2018'])]) assert.ok(printed.includes(words), words);
});

test('what is in view is marked before the rest is read', { timeout: 240000 }, async () => {
  const page = await shared.open();
  await paste(page, megabyte.repeat(2));
  const early = await page.evaluate(() => new Promise((done) => {
    const look = () => {
      const { kind } = document.getElementById('state').dataset;
      if (kind !== 'reading') done(false);
      else if (CSS.highlights.get('person').size) done(true);
      else setTimeout(look);
    };
    look();
  }));
  assert.equal(early, true);
  assert.equal((await painted(page, ['gpe'])).at(0).begin, 0);
});
