// The legend: counts, hiding, showing alone, by mouse and by keys.
import assert from 'node:assert/strict';
import test from 'node:test';
import { kNews, paste, painted, select, settled, setUp, shownText } from './lib.mjs';

const shared = setUp(test);

async function news() {
  const page = await shared.open();
  await paste(page, kNews);
  await settled(page);
  await page.locator('#doc-name').focus();
  return page;
}
const frame = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
/** Kinds that are painted; how sure a name is ("unsure") is no kind. */
const families = async (page) => {
  await frame(page);
  return new Set((await painted(page)).map(({ name }) => name.replace('-outer', '')).filter((name) => name !== 'unsure'));
};
const row = (page, label) => page.locator('#legend li', { hasText: label });

test('counts are those of the marks', async () => {
  const page = await news();
  const people = (await painted(page, ['person', 'person-outer'])).length;
  assert.equal(await row(page, 'People').locator('.count').textContent(), String(people));
  assert.ok(people >= 2);
});

test('a click hides a kind and shows it again', async () => {
  const page = await news();
  const toggle = row(page, 'People').locator('.toggle');
  await toggle.click();
  assert.equal(await toggle.getAttribute('aria-pressed'), 'false');
  assert.ok(!(await families(page)).has('person'));
  assert.equal(await page.locator('#entities .chip.person').count(), 0);
  await toggle.click();
  assert.ok((await families(page)).has('person'));
});

test('"only" shows a kind alone, and again all', async () => {
  const page = await news();
  const only = row(page, 'Countries').locator('.only');
  await only.click();
  assert.deepEqual([...(await families(page))], ['gpe']);
  await only.click();
  assert.ok((await families(page)).size > 1);
});

test('Alt-click shows a kind alone', async () => {
  const page = await news();
  await row(page, 'People').locator('.toggle').click({ modifiers: ['Alt'] });
  assert.deepEqual([...(await families(page))], ['person']);
  await page.locator('#show-all').click();
  assert.ok((await families(page)).size > 1);
});

test('number keys toggle kinds, but not in the text box', async () => {
  const page = await news();
  await page.keyboard.press('1');
  assert.ok(!(await families(page)).has('person'));
  await page.keyboard.press('0');
  assert.ok((await families(page)).has('person'));
  await select(page, 0);
  await page.keyboard.type('1');
  assert.ok((await families(page)).has('person'));
  assert.equal(await shownText(page), `1${kNews}`);
});

test('"only" is there for all to see, and for the keyboard', async () => {
  const page = await news();
  const only = row(page, 'People').locator('.only');
  assert.equal(await only.evaluate((each) => getComputedStyle(each).opacity), '1');
  await row(page, 'People').locator('.toggle').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.deepEqual([...(await families(page))], ['person']);
});

test('single keys can be switched off', async () => {
  const page = await news();
  await page.keyboard.press('?');
  await page.locator('#single-keys').uncheck();
  await page.locator('#help-close').click();
  await page.locator('#doc-name').focus();
  await page.keyboard.press('1');
  assert.ok((await families(page)).has('person'));
});
