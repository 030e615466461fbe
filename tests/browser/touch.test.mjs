// Reading by touch: calm, with everything in reach of a thumb.
import assert from 'node:assert/strict';
import test from 'node:test';
import { kNews, paste, painted, settled, setUp, shownText } from './lib.mjs';

const shared = setUp(test);
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

async function read(options = phone) {
  const page = await shared.open(options);
  await paste(page, kNews);
  await settled(page);
  return page;
}
const keyboardWanted = (page) => page.evaluate(() => document.getElementById('text').inputMode !== 'none');
async function tapPerson(page) {
  const [x, y] = await page.evaluate(() => {
    const { left, top, width, height } = [...CSS.highlights.get('person')][0].getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  });
  await page.touchscreen.tap(x, y);
}

test('a tap on a name shows its card and asks for no keyboard', async () => {
  const page = await read();
  await tapPerson(page);
  await page.waitForSelector('#card:popover-open');
  assert.match(await page.locator('#card').innerText(), /Kim Jong Un/);
  assert.equal(await keyboardWanted(page), false);
});

test('Edit brings the keyboard, Done sends it away', async () => {
  const page = await read();
  const button = page.locator('#edit');
  await button.tap();
  assert.equal(await keyboardWanted(page), true);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'text');
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('So ');
  assert.equal(await keyboardWanted(page), true);
  await button.tap();
  assert.equal(await keyboardWanted(page), false);
  assert.equal(await shownText(page), `So ${kNews}`);
});

test('an empty box takes typing at once, and goes on taking it', async () => {
  const page = await shared.open(phone);
  await page.locator('#text').tap();
  await page.keyboard.type('Norway');
  assert.equal(await keyboardWanted(page), true);
  await page.locator('#clear').tap();
  assert.equal(await keyboardWanted(page), true);
});

test('with a mouse nothing is in the way of typing', async () => {
  const page = await read({});
  assert.equal(await keyboardWanted(page), true);
  assert.equal(await page.locator('#edit').isVisible(), false);
});

test('choosing a name closes the sheet, and buttons walk on', async () => {
  const page = await read();
  await page.locator('#sheet').tap();
  await page.locator('#entities button', { hasText: 'Kim' }).tap();
  assert.equal(await page.locator('#panel-body').isVisible(), false);
  assert.match(await page.locator('#place').textContent(), /Kim Jong Un: 1 of 2/);
  await page.locator('#walk-on').tap();
  assert.match(await page.locator('#place').textContent(), /2 of 2/);
  await page.locator('#walk-back').tap();
  assert.match(await page.locator('#place').textContent(), /1 of 2/);
  await page.locator('#walk-end').tap();
  await page.waitForTimeout(100);
  assert.equal(await page.locator('#walk').isVisible(), false);
  assert.deepEqual(await painted(page, ['same', 'here', 'flash']), []);
});

test('the open sheet shows names without scrolling', async () => {
  const page = await read();
  await page.locator('#sheet').tap();
  const { bottom } = await page.locator('#entities button').nth(2).evaluate((each) => each.getBoundingClientRect());
  assert.ok(bottom < 740);
});
