// Where the page may live, and what happens when its engine fails.
import assert from 'node:assert/strict';
import test from 'node:test';
import { isFake, keptText, kNews, open, painted, paste, serve, settled, setUp, shownText } from './lib.mjs';

const shared = setUp(test);
const skip = isFake && 'the stand-in has no engine files and no worker';

test('works under a sub-path', async (t) => {
  const host = await serve({ path: '/some/where/' });
  t.after(() => host.close());
  const page = await open(shared.browser, host.url);
  await paste(page, kNews);
  await settled(page);
  assert.ok((await painted(page)).length > 5);
  await page.locator('button[popovertarget="sample-menu"]').click();
  await page.locator('#sample-menu li button').first().click();
  await page.waitForFunction(() => /^Sample/.test(document.getElementById('doc-name').textContent));
  assert.deepEqual(page.errors, []);
});

test('says in plain words when the engine cannot be loaded, and tries again', { skip }, async () => {
  const context = await shared.browser.newContext();
  const page = await context.newPage();
  let broken = true;
  await context.route(/\/engine\//, (route) => (broken ? route.fulfill({ status: 503 }) : route.continue()));
  await page.goto(shared.host.url);
  await paste(page, kNews);
  await page.waitForFunction(() => document.getElementById('state').dataset.kind === 'failed');
  assert.match(await page.locator('#state').textContent(), /could not be loaded[\s\S]*your text is still here/);
  assert.equal(await shownText(page), kNews);
  broken = false;
  await page.locator('#retry').click();
  await settled(page);
  assert.ok((await painted(page)).length > 5);
});

test('a trap in the engine keeps the text, and it is read again', { skip }, async () => {
  const page = await shared.open();
  await paste(page, kNews);
  await settled(page);
  await page.workers()[0].evaluate(() => self.dispatchEvent(new MessageEvent('message', { data: { type: 'trap' } })));
  await page.keyboard.type('More. ');
  await settled(page);
  assert.equal(await keptText(page), `More. ${kNews}`);
  assert.equal(await page.evaluate(() => document.getElementById('state').dataset.kind), 'read');
  assert.ok((await painted(page)).length > 5);
});

test('a worker that dies keeps the text, and it is read again', { skip }, async () => {
  const page = await shared.open();
  await paste(page, kNews);
  await settled(page);
  await page.workers()[0].evaluate(() => void setTimeout(() => {
    throw new Error('killed by the test');
  }));
  await page.waitForTimeout(300);
  await page.keyboard.type('More. ');
  await settled(page);
  assert.equal(await keptText(page), `More. ${kNews}`);
  assert.equal(await page.evaluate(() => document.getElementById('state').dataset.kind), 'read');
});

test('a worker that dies while it reads is replaced, and the text is read in full', { skip, timeout: 120000 }, async () => {
  const page = await shared.open();
  const text = `${'Norway sent Ada Lovelace to Kenya on Monday, and she came back on Friday.\n'.repeat(6000)}Grace Hopper stayed in Nairobi.`;
  await paste(page, text);
  await page.waitForFunction(() => document.getElementById('progress').value > 0);
  const [dies] = page.workers();
  await dies.evaluate(() => void setTimeout(() => {
    throw new Error('killed by the test');
  }));
  await settled(page, 90000);
  assert.equal(await page.locator('#state').getAttribute('data-kind'), 'read');
  assert.notEqual(page.workers()[0], dies);
  assert.equal(await keptText(page), text);
  await page.locator('#filter').fill('hopper');
  assert.equal(await page.locator('#entities button').count(), 1, 'its end was read too');
});

test('a browser that lacks what it takes is told so', async () => {
  const context = await shared.browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    delete HTMLElement.prototype.showPopover;
  });
  await page.goto(shared.host.url);
  await page.waitForSelector('#unsupported:not([hidden])');
  assert.match(await page.locator('#unsupported').innerText(), /too old[\s\S]*popovers/);
});

test('a text that is not English is said to be, and no names are invented', async () => {
  const page = await shared.open();
  await paste(page, 'Der Bundeskanzler und die Minister haben am Dienstag nicht \u00fcber den Haushalt gesprochen. Sie wollen das in der kommenden Woche tun, und zwar ohne die Presse.');
  await settled(page);
  assert.match(await page.locator('#warnings').innerText(), /English/);
});

test('the date of the document is shown and can be set', async () => {
  const page = await shared.open();
  await paste(page, `May 8, 2018 | 19:59 GMT\n\n${kNews}`);
  await settled(page);
  assert.match(await page.locator('#date').inputValue(), isFake ? /^2026-03-12$/ : /^2018-05-08$/);
  await page.locator('#tab-document').click();
  await page.locator('#date').fill('2020-01-31');
  await settled(page);
  assert.equal(await page.locator('#date-note').textContent(), 'set by you');
  await page.locator('#date-reset').click();
  await settled(page);
  assert.match(await page.locator('#date-note').textContent(), /read in the text/);
});

test('the engine is on its way before the rest of the page is', { skip }, async () => {
  const context = await shared.browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await context.route(/\/main\.js/, () => {});  // never comes
  const model = page.waitForRequest(/\/engine\/model\./);
  await page.goto(shared.host.url, { waitUntil: 'commit' });
  await model;
  await context.close();
});

test('a text that comes before the engine is there is read when it is', { skip }, async () => {
  let go;
  const held = new Promise((resolve) => (go = resolve));
  const context = await shared.browser.newContext({ serviceWorkers: 'block' });
  await context.route(/\/engine\/model/, async (route) => {
    await held;
    await route.continue();
  });
  const page = await context.newPage();
  await page.goto(shared.host.url);
  await paste(page, kNews);
  assert.equal(await page.locator('#state').getAttribute('data-kind'), 'reading');
  go();
  await settled(page);
  assert.match(await page.locator('#state').textContent(), /names/);
  await context.close();
});
