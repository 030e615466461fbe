// The views of the panel: tabs by mouse and keyboard, and one selection that text, lists and views share.
import assert from 'node:assert/strict';
import test from 'node:test';
import { frames, isFake, kNews, painted, paste, settled, setUp } from './lib.mjs';

const shared = setUp(test);

async function read(text = kNews, options = {}) {
  const page = await shared.open(options);
  await paste(page, text);
  await settled(page);
  return page;
}
const focused = (page) => page.evaluate(() => document.activeElement.id);
const openViews = (page) => page.locator('[role="tabpanel"]').evaluateAll((all) => all.filter(({ hidden }) => !hidden).map(({ id }) => id));
async function clickMark(page, family, words) {
  const at = await page.evaluate(([name, wanted]) => {
    const range = [...CSS.highlights.get(name)].filter((each) => each.toString() === wanted).at(-1);
    const { left, top, width, height } = range.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  }, [family, words]);
  await page.mouse.click(...at);
  await page.waitForSelector('#card:popover-open');
}

test('each tab names its panel, and one panel is open', async () => {
  const page = await read();
  const tabs = await page.locator('#tabs [role="tab"]').all();
  assert.ok(tabs.length >= 3);
  for (const tab of tabs) {
    await tab.click();
    const panel = await tab.getAttribute('aria-controls');
    assert.deepEqual(await openViews(page), [panel]);
    assert.equal(await page.locator(`#${panel}`).getAttribute('aria-labelledby'), await tab.getAttribute('id'));
    assert.deepEqual(await page.locator('[role="tab"][aria-selected="true"]').evaluateAll((all) => all.map(({ id }) => id)), [await tab.getAttribute('id')]);
  }
});

test('arrows, Home and End go through the tabs, Tab goes into the panel', async () => {
  const page = await read();
  const ids = await page.locator('#tabs [role="tab"]').evaluateAll((all) => all.map(({ id }) => id));
  await page.locator('#tab-entities').focus();
  for (const [key, id] of [['ArrowRight', ids[1]], ['ArrowLeft', ids[0]], ['ArrowLeft', ids.at(-1)], ['ArrowRight', ids[0]], ['End', ids.at(-1)], ['Home', ids[0]]]) {
    await page.keyboard.press(key);
    assert.equal(await focused(page), id, key);
    assert.deepEqual(await openViews(page), [id.replace('tab-', 'view-')]);
  }
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'filter');
});

test('[ and ] go from view to view, / comes back to the names', async () => {
  const page = await read();
  await page.locator('#doc-name').focus();
  await page.keyboard.press('[');
  assert.deepEqual(await openViews(page), ['view-document']);
  await page.keyboard.press(']');
  assert.deepEqual(await openViews(page), ['view-entities']);
  await page.keyboard.press('[');
  await page.keyboard.press('/');
  assert.deepEqual(await openViews(page), ['view-entities']);
  assert.equal(await focused(page), 'filter');
});

test('a click on a name in the text chooses it in the list, with all its mentions', async () => {
  const page = await read();
  await clickMark(page, 'person', 'Kim Jong Un');
  await frames(page);
  assert.match(await page.locator('#entities [aria-current]').innerText(), /Kim Jong Un/);
  const chosen = await painted(page, ['same', 'here']);
  assert.deepEqual(chosen.map(({ begin }) => begin), [...kNews.matchAll(/Kim Jong Un/g)].map(({ index }) => index));
  assert.match(await page.locator('#place').textContent(), /2 of 2/);
});

test('a click on plain words lets go of what was chosen', async () => {
  const page = await read(`${kNews}\n\nnothing here is a name`);
  await clickMark(page, 'person', 'Kim Jong Un');
  await page.locator('#text .line').last().click({ position: { x: 40, y: 10 } });
  await page.waitForFunction(() => document.getElementById('walk').hidden);
  assert.equal(await page.locator('#entities [aria-current]').count(), 0);
});

test('a selection outlives a change of view and a new reading', async () => {
  const page = await read();
  await page.locator('#entities button', { hasText: 'Norway' }).click();
  await page.locator('#tab-document').click();
  await page.locator('#date').fill('2020-01-31');
  await settled(page);
  await page.locator('#tab-entities').click();
  assert.match(await page.locator('#entities [aria-current]').innerText(), /Norway/);
  assert.match(await page.locator('#place').textContent(), /Norway: 1 of 2/);
});

test('dates chosen in the timeline are walked in the order of the calendar, and a click in the text comes back', { skip: isFake }, async () => {
  const text = 'They will meet on May 20, 2018, after talks on May 8, 2018.\n\nThe treaty dates from 1953.';
  const page = await read(text);
  await page.locator('#tab-timeline').click();
  await page.locator('#view-timeline button', { hasText: '1953' }).click();
  await frames(page);
  assert.deepEqual((await painted(page, ['here', 'flash'])).map(({ begin }) => begin), [text.indexOf('1953')]);
  await page.locator('#walk-on').click();
  await frames(page);
  assert.deepEqual((await painted(page, ['here', 'flash'])).map(({ begin }) => begin), [text.indexOf('May 8')]);
  await clickMark(page, 'value', 'May 20, 2018');
  assert.match(await page.locator('#view-timeline [aria-current]').innerText(), /May 20/);
});

test('the panel can be the wider part of the page, and the map grows with it', { skip: isFake }, async () => {
  const page = await read();
  await page.locator('#tab-map').click();
  const widths = () => page.evaluate(() => ['main', '#panel', 'svg.map'].map((each) => document.querySelector(each).getBoundingClientRect().width));
  await page.waitForSelector('svg.map .place');
  const before = await widths();
  await page.locator('#doc-name').focus();
  await page.keyboard.press('w');
  await page.waitForFunction((width) => document.querySelector('svg.map').getBoundingClientRect().width > width, before[2]);
  const [text, panel, map] = await widths();
  assert.ok(panel > text, 'the panel is wider than the text');
  assert.ok(map > 1.5 * before[2], 'the map uses the room');
  assert.equal(await page.locator('#widen').getAttribute('aria-pressed'), 'true');
  await page.locator('#widen').click();
  await page.waitForFunction((width) => document.querySelector('#panel').getBoundingClientRect().width === width, before[1]);
});
