// The list of names and the walk through their mentions, by keyboard alone.
import assert from 'node:assert/strict';
import test from 'node:test';
import { frames, isFake, kNews, painted, paste, select, settled, setUp } from './lib.mjs';

const shared = setUp(test);

async function read(text) {
  const page = await shared.open();
  await paste(page, text);
  await settled(page);
  await page.locator('#doc-name').focus();
  return page;
}
const here = async (page) => {
  await frames(page);
  return (await painted(page, ['here', 'flash'])).map(({ begin }) => begin);
};
const said = (page) => page.locator('#live').textContent();

test('/ filters, arrows choose, n and p walk, Esc ends', async () => {
  const page = await read(kNews);
  const [first, second] = [...kNews.matchAll(/Kim Jong Un/g)].map(({ index }) => index);
  await page.keyboard.press('/');
  await page.keyboard.type('kim');
  assert.equal(await page.locator('#entities li').count(), 1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.deepEqual(await here(page), [first]);
  assert.match(await said(page), /Kim Jong Un, person, 1 of 2/);
  await page.keyboard.press('n');
  assert.deepEqual(await here(page), [second]);
  assert.match(await said(page), /2 of 2/);
  await page.keyboard.press('n');
  assert.deepEqual(await here(page), [first]);
  await page.keyboard.press('p');
  assert.deepEqual(await here(page), [second]);
  await page.keyboard.press('Escape');
  assert.deepEqual(await here(page), []);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#filter').inputValue(), '');
});

test('without a chosen name n walks everything shown', async () => {
  const page = await read(kNews);
  const begins = [...new Set((await painted(page)).map(({ begin }) => begin))];
  await page.keyboard.press('n');
  assert.deepEqual(await here(page), [begins[0]]);
  await page.keyboard.press('n');
  assert.deepEqual(await here(page), [begins[1]]);
});

test('the list is sorted by mentions and each name has as many as it says', async () => {
  const page = await read(kNews);
  const counts = await page.locator('#entities .count').evaluateAll((all) => all.map(({ firstChild }) => Number(firstChild.data)));
  assert.deepEqual(counts, [...counts].sort((a, b) => b - a));
  await page.locator('#entities button', { hasText: 'Kenya' }).click();
  assert.equal((await here(page)).length + (await painted(page, ['same'])).length, [...kNews.matchAll(/Kenya/g)].length);
});

test('a mention far away scrolls into view', async () => {
  const filler = 'Nothing of note was said by anyone at all that day, or the next.\n';
  const page = await read(`Norway.\n${filler.repeat(3000)}Norway again.\n${filler.repeat(3000)}`);
  await page.locator('#entities button', { hasText: 'Norway' }).click();
  await page.keyboard.press('n');
  await page.waitForTimeout(400);
  const box = await page.evaluate(() => {
    const highlight = ['flash', 'here'].map((name) => [...CSS.highlights.get(name)][0]).find(Boolean);
    const { top, bottom } = highlight.getBoundingClientRect();
    return { words: highlight.toString(), seen: top > 0 && bottom < innerHeight && bottom > top };
  });
  assert.deepEqual(box, { words: 'Norway', seen: true });
});

test('hovering a mention shows its card, Esc hides it', async () => {
  const page = await read(kNews);
  const place = await page.evaluate(() => {
    const { left, top, width, height } = [...CSS.highlights.get('person')][0].getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  });
  await page.mouse.move(...place);
  await page.waitForSelector('#card:popover-open');
  const words = await page.locator('#card').innerText();
  assert.match(words, /Person[\s\S]*Kim Jong Un[\s\S]*How sure[\s\S]*sure \(\d+ %\)[\s\S]*Because/);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#card:popover-open').count(), 0);
});

test('a date shows the day that it means, on hover and at the caret', { skip: isFake && 'the stand-in knows no days' }, async () => {
  const text = 'GENEVA, May 8, 2018 -- Envoys of Norway met on Tuesday. They had come on Monday.';
  const page = await read(text);
  const at = text.indexOf('Monday');
  const place = await page.evaluate((begin) => {
    const range = document.createRange();
    const { firstChild } = document.querySelector('#text .line');
    range.setStart(firstChild, begin);
    range.setEnd(firstChild, begin + 6);
    const { left, top, width, height } = range.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  }, at);
  await page.mouse.move(...place);
  await page.waitForSelector('#card:popover-open');
  assert.match(await page.locator('#card').innerText(), /2018-05-07/);  // the day before Tuesday, 8 May 2018
  await page.mouse.move(5, 5);
  await page.keyboard.press('Escape');
  await select(page, at);
  await page.keyboard.press('ArrowRight');
  await page.waitForSelector('#card:popover-open');
  assert.match(await page.locator('#card').innerText(), /2018-05-07/);
});

test('the card opens by keyboard, and for the caret in the text', async () => {
  const page = await read(kNews);
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('#card:popover-open').count(), 1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.locator('#text').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await page.waitForSelector('#card:popover-open');
  assert.match(await page.locator('#card').innerText(), /Kenya/);
});

test('the card of a name inside another says what it is part of', async () => {
  const page = await read('The University of Nairobi opened.');
  const found = await painted(page, ['gpe', 'gpe-outer', 'org', 'org-outer']);
  if (found.length < 2) return;  // the stand-in engine knows no such name
  await page.keyboard.press('n');
  await page.keyboard.press('n');
  await page.keyboard.press('c');
  assert.match(await page.locator('#card').innerText(), /Nairobi[\s\S]*Part of\s+University of Nairobi/);
});

test('the buttons of the walk do what the keys do, and stay in sight in a low window', async () => {
  const page = await read(kNews);
  await page.setViewportSize({ width: 1000, height: 480 });
  await page.locator('#entities button', { hasText: 'Kim' }).click();
  await page.locator('#walk-on').click();
  assert.match(await page.locator('#place').textContent(), /2 of 2/);
  const [list, bar] = await page.evaluate(() => ['panel-body', 'walk'].map((id) => document.getElementById(id).getBoundingClientRect().toJSON()));
  assert.ok(bar.bottom <= 480 && list.bottom <= bar.top, JSON.stringify([list, bar]));
  await page.locator('#walk-end').click();
  assert.deepEqual(await here(page), []);
});

test('the card of several together says who they are', { skip: isFake }, async () => {
  const page = await shared.open();
  await paste(page, 'Kenya and Ethiopia signed the treaty in Geneva on May 8, 2018. Both countries said that it would last.');
  await settled(page);
  await page.locator('#entities button', { hasText: 'Kenya and Ethiopia' }).click();
  await page.locator('#walk-card').click();
  assert.equal(await page.locator('#entity-card dl div', { has: page.locator('dt', { hasText: 'Together' }) }).locator('dd').textContent(), 'Kenya, Ethiopia');
});
