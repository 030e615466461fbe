// The dated mentions: their list, and the document's date that they hang on.
import assert from 'node:assert/strict';
import test from 'node:test';
import { isFake, paste, painted, settled, setUp } from './lib.mjs';

const shared = setUp(test);
const text = `OSLO, May 8, 2018 (Sample Wire) - Envoys met on Monday. They will meet again on May 20.

The treaty dates from 1953.`;

async function read() {
  const page = await shared.open();
  await paste(page, text);
  await settled(page);
  await page.locator('#tab-timeline').click();
  return page;
}
const list = (page) => page.locator('#date-list button').evaluateAll((all) => all.map((each) => [...each.children].map(({ textContent }) => textContent)));

test('dated mentions are listed in the order of the calendar', { skip: isFake }, async () => {
  const page = await read();
  assert.deepEqual(await list(page), [
    ['1953-01-01 \u2013 1953-12-31', '1953'], ['2018-05-07', 'Monday'], ['2018-05-08', 'May 8, 2018'], ['2018-05-20', 'May 20']]);
});

test('a click on a date shows it in the text', { skip: isFake }, async () => {
  const page = await read();
  await page.locator('#date-list button').first().click();
  await page.waitForTimeout(100);
  assert.deepEqual((await painted(page, ['here', 'flash'])).map(({ begin }) => begin), [text.indexOf('1953')]);
});

test('another date of the document moves what hangs on it', { skip: isFake }, async () => {
  const page = await read();
  await page.locator('#tab-document').click();
  await page.locator('#date').fill('2019-05-08');
  await settled(page);
  await page.locator('#tab-timeline').click();
  const dates = await list(page);
  assert.deepEqual(dates.find(([, words]) => words === 'Monday'), ['2019-05-06', 'Monday']);
  assert.deepEqual(dates.find(([, words]) => words === '1953'), ['1953-01-01 \u2013 1953-12-31', '1953']);
});

test('a text without dates says so', { skip: isFake }, async () => {
  const page = await shared.open();
  await paste(page, 'Nothing here has a date.');
  await settled(page);
  await page.locator('#tab-timeline').click();
  assert.equal(await page.locator('#date-count').textContent(), 'No dates found');
  assert.equal(await page.locator('#date-list li').count(), 0);
});
