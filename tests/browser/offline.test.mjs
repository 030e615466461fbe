// The page without a network, a new version of it, what it keeps on the device when told to, and what it shows of its requests.
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { addServiceWorker } from '../../scripts/offline.mjs';
import { serve as serveFolder } from '../../scripts/serve.mjs';
import { isFake, kNews, open, paste, serve, settled, setUp, shownText, site } from './lib.mjs';

const shared = setUp(test);
const skip = isFake && 'the stand-in has no service worker';
const ready = (page) => page.waitForFunction(() => document.getElementById('offline').dataset.state === 'ready', null, { timeout: 60000 });
const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

for (const headers of [true, false]) {
  test(`airplane mode after the first visit, on a host that sends ${headers ? 'headers' : 'none'}`, { skip, timeout: 120000 }, async (t) => {
    const host = await serve({ headers, path: '/some/where/' });
    t.after(() => host.close());
    const page = await open(shared.browser, host.url, { serviceWorkers: 'allow' });
    await ready(page);
    const fetched = host.requests.map(({ url }) => url);
    assert.equal(fetched.filter((url) => /engine\/.*\.gz$/.test(url)).length, 3, 'what the engine has fetched is not fetched again');
    assert.ok(!fetched.some((url) => /pdf|docx/.test(url)), 'the readers of files wait until they are asked for');
    await page.context().setOffline(true);
    await host.close();
    await page.reload();
    await paste(page, kNews);
    await settled(page);
    assert.match(await page.locator('#entities').innerText(), /Norway/);
    await page.locator('button[popovertarget="sample-menu"]').click();
    await page.locator('#sample-menu li button').first().click();
    await page.waitForFunction(() => /^Sample/.test(document.getElementById('doc-name').textContent));
    await settled(page);
    assert.deepEqual(page.errors, []);
    assert.equal(await page.evaluate(() => fetch('https://example.org/').then(() => 'done', (error) => error.name)), 'TypeError', 'the policy holds');
    await page.context().close();
  });
}

test('a new version waits until it is asked in, and fetches only what has changed', { skip, timeout: 120000 }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-'));
  t.after(() => rmSync(folder, { recursive: true }));
  cpSync(site, folder, { recursive: true });
  const host = await serveFolder({ folder });
  t.after(() => host.close());
  const page = await open(shared.browser, host.url, { serviceWorkers: 'allow' });
  await ready(page);
  const version = () => page.evaluate(() => document.querySelector('meta[name="version"]').content);
  const before = await version();
  appendFileSync(join(folder, 'main.css'), '/* new */');
  const after = await addServiceWorker(folder, JSON.parse(readFileSync(join(folder, 'engine/manifest.json'), 'utf8')), '0.1.0');
  assert.notEqual(after, before);
  host.requests.length = 0;
  await page.reload();
  assert.equal(await version(), before);
  await paste(page, kNews);
  await page.waitForFunction(() => /new version/.test(document.getElementById('notice').textContent), null, { timeout: 30000 });
  assert.deepEqual(host.requests.map(({ url }) => url).sort(), ['/', '/main.css', '/service-worker.js']);
  assert.match(await page.locator('#notice').innerText(), /take your text with you/);
  await Promise.all([page.waitForEvent('load'), page.locator('#notice button', { hasText: 'Reload' }).click()]);
  assert.equal(await version(), after);
  assert.ok((await page.locator('#offline').textContent()).includes(after));
  await page.context().close();
});

test('nothing is stored unless it is turned on, then a visit offers the text, and it is all forgotten at once', async () => {
  const page = await shared.open();
  await paste(page, kNews);
  await settled(page);
  assert.deepEqual(await databases(page), []);
  await page.locator('#tab-document').click();
  await page.locator('#keep').check();
  await page.waitForFunction(async () => (await indexedDB.databases()).length === 1);
  await page.locator('#text').focus();
  await page.keyboard.press('Control+a');
  await paste(page, 'Kenya \ud83d\ude00 <b>alone</b>.');
  await settled(page);
  const stored = () => page.evaluate(() => new Promise((done) => {
    const opening = indexedDB.open('entente');
    opening.onsuccess = () => {
      const asked = opening.result.transaction('texts').objectStore('texts').get('last');
      asked.onsuccess = () => {
        opening.result.close();
        done(asked.result?.text);
      };
    };
  }));
  const until = Date.now() + 20000;
  while ((await stored()) !== 'Kenya \ud83d\ude00 <b>alone</b>.') assert.ok(Date.now() < until, 'the new text is stored');
  await page.reload();
  await page.waitForSelector('#notice:not([hidden])');
  assert.equal(await shownText(page), '', 'it is offered, not shown');
  await page.locator('#notice button', { hasText: 'Open it' }).click();
  assert.equal(await shownText(page), 'Kenya \ud83d\ude00 <b>alone</b>.');
  await page.evaluate(() => localStorage.setItem('entente-theme', 'dark'));
  await page.locator('#tab-document').click();
  await page.locator('#forget').click();
  await page.waitForFunction(() => /^Forgotten/.test(document.getElementById('notice').textContent));
  assert.deepEqual(await databases(page), []);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.reload();
  await settled(page);
  assert.equal(await page.locator('#notice').isHidden(), true);
  assert.equal(await page.locator('#keep').isChecked(), false);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('turning it off takes the kept text away', async () => {
  const page = await shared.open();
  await paste(page, kNews);
  await page.locator('#tab-document').click();
  await page.locator('#keep').check();
  await page.waitForFunction(async () => (await indexedDB.databases()).length === 1);
  await page.locator('#keep').uncheck();
  await page.waitForFunction(async () => (await indexedDB.databases()).length === 0);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.context().close();
});

test('the requests made since load are shown, those of later on too', async () => {
  const page = await shared.open();
  const listed = () => page.locator('#requests li').allTextContents();
  await page.waitForFunction(() => document.querySelectorAll('#requests li').length > 3);
  const before = await listed();
  assert.ok(before.includes('the page') && before.includes('main.js') && before.includes('main.css'), before.join());
  await page.locator('button[popovertarget="sample-menu"]').click();
  await page.locator('#sample-menu li button').first().click();
  await page.waitForFunction(() => document.querySelector('#requests ol').textContent.includes('samples/talks.txt'));
  assert.equal(await page.locator('#requests summary span').textContent(), String((await listed()).length));
  await page.context().close();
});
