// Taking the reading along: the menu of formats, and the HTML file, which has to stand on its own.
import assert from 'node:assert/strict';
import test from 'node:test';
import { kNews, analysisOf, painted, paste, saved, settled, setUp, shownText } from './lib.mjs';

const shared = setUp(test);
let page;
async function openNews() {
  page = await shared.open({ permissions: ['clipboard-read', 'clipboard-write'] });
  await paste(page, kNews);
  await settled(page);
}
test.beforeEach(async () => {
  if (!page) await openNews();
});

test('every format of the menu is saved under its own name, and copied as it is saved', async () => {
  const ids = await page.locator('#format option').evaluateAll((options) => options.map(({ value }) => value));
  assert.equal(ids.length, 15);
  const names = new Set();
  for (const [i, id] of ids.entries()) {
    if (i === 8) await openNews();  // Chromium asks its user before a page saves more than ten files
    const { name, text } = await saved(page, id);
    names.add(name);
    assert.match(name, /^your-text\./);
    assert.ok(text.length > 50, id);
    if (id === 'ics' || id === 'annotation') continue;  // these hold the time of the export
    await page.evaluate(() => {
      document.getElementById('notice').hidden = true;
      document.getElementById('copy').click();
    });
    await page.waitForFunction(() => !document.getElementById('notice').hidden);
    assert.match(await page.locator('#notice').innerText(), /Copied/);
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text.replace(/^\ufeff/, ''), id);
  }
  assert.equal(names.size, ids.length);
  assert.deepEqual(page.errors, []);
});

test('a calendar of a text without dates is not saved, and why is said', async () => {
  const other = await shared.open();
  await paste(other, 'Norway and Kenya.');
  await settled(other);
  await other.evaluate(() => {
    document.getElementById('format').value = 'ics';
    document.getElementById('save').click();
  });
  await other.waitForFunction(() => document.getElementById('notice').className === 'error');
  assert.match(await other.locator('#notice').innerText(), /Nothing in this text goes into Calendar/);
  await other.context().close();
});

test('the menu says what a format holds, and works by keyboard', async () => {
  await page.evaluate(() => document.getElementById('view-document')?.hidden && document.getElementById('tab-document')?.click());
  await page.locator('#format').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('End');
  assert.match(await page.locator('#format-about').textContent(), /An event for each date/);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'copy');
});

test('the HTML file stands alone: text, marks and style are there, nothing is fetched or run', async () => {
  const evil = `${kNews}\n\n<script>document.title = 'hit'</script> <img src="https://example.org/x.png" onerror="document.title='hit'"> Kim Jong Un & Norway "again".`;
  const other = await shared.open();
  await paste(other, evil);
  await settled(other);
  const marks = await painted(other);
  const { text } = await saved(other, 'html');
  await other.context().close();

  const context = await shared.browser.newContext();
  const requests = [];
  await context.route('**', (route) => {
    requests.push(route.request().url());
    return route.fulfill({ contentType: 'text/html', body: text });
  });
  const file = await context.newPage();
  const errors = [];
  file.on('pageerror', (error) => errors.push(String(error)));
  file.on('console', (message) => errors.push(message.text()));
  await file.goto('https://file.example/');
  const shown = await file.locator('main').evaluate((main) => [...main.children].map((block) => block.textContent));
  assert.equal(shown.join('\n').replace(/\n+/g, '\n'), evil.replace(/\n+/g, '\n'));
  assert.equal(await file.title(), 'Your text');
  const found = await file.locator('main mark').evaluateAll((all) => all.map((mark) => mark.textContent));
  assert.deepEqual(found, marks.filter(({ name }) => !/^(unsure|same|here|flash)$/.test(name)).map(({ begin, end }) => evil.slice(begin, end)));
  assert.notEqual(await file.locator('main mark').first().evaluate((mark) => getComputedStyle(mark).backgroundColor), 'rgba(0, 0, 0, 0)');
  assert.deepEqual(requests, ['https://file.example/']);
  assert.deepEqual(errors, []);
  const blocked = await file.evaluate(() => fetch('https://file.example/').then(() => 'done', (error) => error.name));
  assert.equal(blocked, 'TypeError');
  await context.close();
});

test('an HTML file that was saved opens again as the text it was', async () => {
  const { text } = await saved(page, 'html');
  const before = await analysisOf(page);
  const other = await shared.open();
  await other.locator('#file').setInputFiles({ name: 'again.html', mimeType: 'text/html', buffer: Buffer.from(text) });
  await other.waitForFunction(() => document.getElementById('doc-name').textContent === 'again.html');
  await settled(other);
  assert.equal((await shownText(other)).replace(/\s+/g, ' ').trim(), kNews.replace(/\s+/g, ' ').trim());
  assert.deepEqual((await analysisOf(other)).entities.map(({ name }) => name).sort(), before.entities.map(({ name }) => name).sort());
  await other.context().close();
});
