// The larger weights: fetched when asked for and not before, in use without a network after.
import assert from 'node:assert/strict';
import test from 'node:test';
import { analysisOf, isFake, kNews, paste, settled, setUp } from './lib.mjs';

const shared = setUp(test);
const requested = () => shared.host.requests.filter(({ url }) => url.includes('accurate')).length;
const model = async (page) => (await analysisOf(page)).engine.model;

async function ask(page) {
  await page.locator('#tab-document').click();
  await page.locator('#accurate').click();
  await page.locator('#accurate-progress').waitFor({ state: 'hidden' });
  await settled(page);
}

test('the larger weights come on request, read the text, and need no network then', { skip: isFake }, async () => {
  const page = await shared.open();
  await paste(page, kNews);
  await settled(page);
  const before = await model(page);
  assert.equal(requested(), 0);
  await ask(page);
  assert.equal(requested(), 1);
  assert.notEqual(await model(page), before);
  await page.context().setOffline(true);
  await paste(page, ' Ghana joined.');
  await settled(page);
  assert.ok((await analysisOf(page)).entities.some(({ name }) => name === 'Ghana'));
  await ask(page);  // and back
  assert.equal(await model(page), before);
  assert.deepEqual(page.errors, []);
});

test('where they cannot be fetched the page says so and reads on with what it has', { skip: isFake }, async () => {
  const page = await shared.open();
  await page.route(/accurate/, (route) => route.abort());
  await paste(page, kNews);
  await settled(page);
  const before = await model(page);
  await ask(page);
  assert.match(await page.locator('#notice').textContent(), /could not be fetched/);
  assert.equal(await page.locator('#accurate').isChecked(), false);
  assert.equal(await model(page), before);
});
