// The timeline: what the text dates, in order and in its place on the axis, linked with the text, and its table.
import assert from 'node:assert/strict';
import test from 'node:test';
import { expectClean } from './axe.mjs';
import { frames, here, isFake, paste, settled, setUp } from './lib.mjs';

const shared = setUp(test);
const skip = isFake;
const text = `OSLO, May 8, 2018 (Sample Wire) - Envoys met on Monday. They will meet again on May 20, a minister said recently.

The treaty dates from 1953. On Monday the talks took two hours.`;
const kDates = [['1953', ''], ['7 May 2018', 'Monday'], ['8 May 2018', ''], ['20 May 2018', 'May 20']];  // words that say the date in full are not repeated

async function read(words = text, options = {}) {
  const page = await shared.open(options);
  await paste(page, words);
  await settled(page);
  if (options.hasTouch) await page.locator('#sheet').click();
  await page.locator('#tab-timeline').click();
  await page.waitForSelector('#view-timeline .tool-row');
  return page;
}
const list = (page) => page.locator('.moments button').evaluateAll((all) => all.map((each) => [each.querySelector('.when').textContent, each.querySelector('.words')?.textContent ?? '']));
const said = async (page) => (await frames(page), page.locator('#live').textContent());
/** Where the leading lines leave the axis, and where the labels stand. */
const places = (page) => page.evaluate(() => ({
  axis: [...document.querySelectorAll('.timeline-box .lead')].map((each) => Number(/^M\S+ ([\d.]+)/.exec(each.getAttribute('d'))[1])),
  labels: [...document.querySelectorAll('.moments li')].map((each) => [each.offsetTop, each.offsetTop + each.offsetHeight]),
}));

function expectOrder({ axis, labels }, count) {
  assert.equal(axis.length, count);
  assert.deepEqual(axis, [...axis].sort((a, b) => a - b));
  labels.forEach(([top], i) => assert.ok(i === 0 || top >= labels[i - 1][1], 'no label lies on another'));
}

test('dates stand in the order of the calendar, those of one day together', { skip }, async () => {
  const page = await read();
  assert.deepEqual(await list(page), kDates);
  assert.equal(await page.locator('.moments button', { hasText: 'Monday' }).locator('.count').innerText(), '2\nmentions');
  expectOrder(await places(page), kDates.length);
  assert.deepEqual(page.errors, []);
});

test('months are bars as long as they last, days are where they belong', { skip }, async () => {
  const page = await read('Talks took all of April 2018, June 2018 and July 2018. They met on May 1, 2018 and May 31, 2018.');
  const bars = await page.locator('.bar').evaluateAll((all) => all.filter((each) => each.height.baseVal.value > 20).map(({ y, height }) => [y.baseVal.value, height.baseVal.value]));
  assert.equal(bars.length, 3);
  const day = bars[0][1] / 30;
  for (const [i, [from, days]] of [[0, 30], [61, 30], [91, 31]].entries()) {
    assert.ok(Math.abs(bars[i][0] - bars[0][0] - from * day) < 1, `begins after ${from} days`);
    assert.ok(Math.abs(bars[i][1] - days * day) < 1, `lasts ${days} days`);
  }
  const { axis } = await places(page);
  [0, 30, 60, 61, 91].forEach((days, i) => assert.ok(Math.abs(axis[i] - axis[0] - days * day) < 1, `day ${days}`));
});

test('buttons, keys and the wheel with Ctrl zoom, and the order stays', { skip }, async () => {
  const page = await read();
  const spread = async () => {
    const { axis, labels } = await places(page);
    expectOrder({ axis, labels }, axis.length);
    return axis;
  };
  const seen = async () => (await list(page)).map(([when]) => when);
  await page.locator('.moments button', { hasText: '8 May 2018' }).click();
  await frames(page);  // the bar of the walk takes its room
  const all = await spread();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  const nearer = await spread();
  assert.ok(nearer.at(-1) - nearer.at(-2) > all.at(-1) - all.at(-2));
  assert.match(await said(page), /^\d.* \d of 4 dates$/);
  await page.locator('.timeline-box').focus();
  for (let i = 0; i < 8; i++) await page.keyboard.press('+');
  await spread();
  assert.ok((await seen()).includes('8 May 2018'), 'what is chosen stays in view');
  await page.keyboard.press('0');
  assert.deepEqual(await seen(), kDates.map(([when]) => when));
  assert.deepEqual(await spread(), all);
  const box = await page.locator('.timeline-box').boundingBox();
  await page.mouse.move(box.x + 60, box.y + 30);
  const before = await page.locator('.lead').evaluateAll((all) => all.map((each) => each.getAttribute('d')).join());
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  await page.waitForFunction((before) => [...document.querySelectorAll('.lead')].map((each) => each.getAttribute('d')).join() !== before, before);
  await spread();
  assert.equal(await page.evaluate(() => visualViewport.scale), 1);
});

test('an empty stretch is shortened, and the axis says so', { skip }, async () => {
  const page = await read();
  assert.equal(await page.locator('.timeline-box .shortened').count(), 1);
  assert.match(await page.locator('#view-timeline').innerText(), /dotted/);
  const close = await read('They met on May 8, 2018 and on May 20, 2018.');
  assert.equal(await close.locator('.timeline-box .shortened').count(), 0);
});

test('a click on a date shows it in the text, the next click its next mention', { skip }, async () => {
  const page = await read();
  const [first, second] = [...text.matchAll(/Monday/g)].map(({ index }) => index);
  const monday = page.locator('.moments button', { hasText: 'Monday' });
  await monday.click();
  assert.deepEqual(await here(page), [first]);
  assert.equal(await monday.getAttribute('aria-current'), 'true');
  await monday.click();
  assert.deepEqual(await here(page), [second]);
});

test('a date that is chosen in the text is lit, and brought into view', { skip }, async () => {
  const page = await read();
  await page.getByRole('button', { name: 'Zoom in' }).click({ clickCount: 6 });
  const at = await page.evaluate(() => {
    const range = [...CSS.highlights.get('value')].find((each) => each.toString() === '1953');
    const { left, top, width, height } = range.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  });
  await page.mouse.click(...at);
  await page.waitForSelector('.moments [aria-current]');
  assert.match(await page.locator('.moments [aria-current]').innerText(), /1953/);
});

test('arrows go from date to date, beyond what is in view too', { skip }, async () => {
  const page = await read();
  for (let i = 0; i < 9; i++) await page.getByRole('button', { name: 'Zoom in' }).click();
  const focused = () => page.evaluate(() => document.activeElement.querySelector('.when')?.textContent);
  await page.locator('.moments button').first().focus();
  await page.keyboard.press('Home');
  for (const [i, [when]] of kDates.entries()) {
    if (i) await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), when);
  }
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  assert.deepEqual(await here(page), [text.indexOf('1953')]);
});

test('times without a day stand apart', { skip }, async () => {
  const page = await read();
  await page.locator('#view-timeline summary').click();
  assert.deepEqual((await page.locator('#view-timeline .rest li').allInnerTexts()).map((each) => each.replace(/\s+/g, ' ')), ['recently the past', 'two hours duration']);
  await page.locator('.rest button', { hasText: 'recently' }).click();
  assert.deepEqual(await here(page), [text.indexOf('recently')]);
});

test('the table says what the picture says, with the sentence of each', { skip }, async () => {
  const page = await read();
  const picture = (await list(page)).map(([date]) => date);
  await page.getByRole('button', { name: 'Table' }).click();
  assert.equal(await page.locator('.timeline-box').isVisible(), false);
  const rows = await page.locator('#view-timeline tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map(({ textContent }) => textContent)));
  assert.deepEqual([...new Set(rows.map(([date]) => date))], picture);
  assert.deepEqual(rows.map(([, words]) => words), ['1953', 'Monday', 'Monday', 'May 8, 2018', 'May 20']);
  assert.equal(rows[0][2], 'The treaty dates from 1953.');
  assert.equal(rows[2][2], 'On Monday the talks took two hours.');
  await page.locator('#view-timeline tbody button', { hasText: 'May 20' }).click();
  assert.deepEqual(await here(page), [text.indexOf('May 20')]);
  assert.match(await page.locator('tr[aria-current]').innerText(), /May 20/);
});

test('another date of the document moves what hangs on it, and its own line', { skip }, async () => {
  const page = await read();
  await page.locator('#tab-document').click();
  await page.locator('#date').fill('2019-05-08');
  await settled(page);
  await page.locator('#tab-timeline').click();
  const dates = await list(page);
  assert.deepEqual(dates.find(([, words]) => words === 'Monday'), ['6 May 2019', 'Monday']);
  assert.deepEqual(dates.find(([when]) => when === '1953'), ['1953', '']);
  assert.equal(await page.locator('.document-day').count(), 1);
  assert.match(await page.locator('#view-timeline').innerText(), /document\u2019s date, 8 May 2019/);
});

test('a text without dates says so', { skip }, async () => {
  const page = await read('Nothing here has a date.');
  assert.match(await page.locator('#view-timeline').innerText(), /No dates found/);
  assert.equal(await page.locator('.moments li').count(), 0);
});

for (const [name, options] of [['light, wide', { colorScheme: 'light' }], ['dark, phone', { colorScheme: 'dark', viewport: { width: 320, height: 740 }, hasTouch: true }]]) {
  test(`${name}: axe finds nothing in the picture and in the table, and nothing scrolls sideways`, { skip, timeout: 60000 }, async () => {
    const page = await read(text, { reducedMotion: 'reduce', ...options });
    await expectClean(page, 'picture');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    await page.getByRole('button', { name: 'Table' }).click();
    await expectClean(page, 'table');
  });
}
