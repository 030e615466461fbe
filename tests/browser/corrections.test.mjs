// What the user corrects, in the page over the real engine: each act, its undo and redo, and what an edit of the text does to it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { analysisOf, isFake, kNews, paste, select, settled, setUp, shownText } from './lib.mjs';

const shared = setUp(test);
const skip = isFake && 'the stand-in engine takes no corrections';

async function read(text, options) {
  const page = await shared.open(options);
  await paste(page, text);
  await settled(page);
  await page.locator('#doc-name').focus();
  return page;
}

/** 'TYPE words > name of the entity' for all mentions with these words. */
async function found(page, words) {
  await settled(page);
  const text = await shownText(page);
  const { mentions, entities } = await analysisOf(page);
  return mentions.filter(({ span }) => text.slice(...span) === words).map(({ type, entity }) => `${type} ${words} > ${entities[entity].name}`);
}

/** Opens the card of the nth mention with these words, by keyboard from the list of names. */
async function openCard(page, name, steps = 0) {
  await page.locator('#entities button', { hasText: name }).first().click();
  await page.locator('#doc-name').focus();
  for (let i = 0; i < steps; i++) await page.keyboard.press('n');
  await page.keyboard.press('e');
  await page.waitForSelector('#entity-card:not([hidden])');
}
const control = (page, key) => page.locator(`#entity-card [data-key="${key}"]`);

test('a type is corrected everywhere, taken back and done again', { skip }, async () => {
  const page = await read(kNews);
  await openCard(page, 'Kim');
  await control(page, 'kind').selectOption('ORG');
  assert.deepEqual(await found(page, 'Kim Jong Un'), Array(2).fill('ORG Kim Jong Un > Kim Jong Un'));
  assert.match(await page.locator('#entity-card').innerText(), /Corrected by you/);
  assert.match(await page.locator('#notice').innerText(), /Organisation/);
  await page.locator('#doc-name').focus();
  await page.keyboard.press('u');
  assert.deepEqual(await found(page, 'Kim Jong Un'), Array(2).fill('PERSON Kim Jong Un > Kim Jong Un'));
  await page.keyboard.press('Shift+U');
  assert.deepEqual(await found(page, 'Kim Jong Un'), Array(2).fill('ORG Kim Jong Un > Kim Jong Un'));
  await page.locator('#tab-document').click();
  assert.match(await page.locator('#acts').innerText(), /Kim Jong Un[\s\S]*2 mentions/);
  await page.locator('#acts button').click();
  assert.deepEqual(await found(page, 'Kim Jong Un'), Array(2).fill('PERSON Kim Jong Un > Kim Jong Un'));
});

test('an entity stays one when its type is corrected', { skip }, async () => {
  const page = await read('Kim Jong Un spoke in Geneva. On Monday Kim left.');
  await openCard(page, 'Kim');
  await control(page, 'kind').selectOption('ORG');
  assert.deepEqual(await found(page, 'Kim'), ['ORG Kim > Kim Jong Un']);
});

test('a type is corrected for one mention alone', { skip }, async () => {
  const page = await read(kNews);
  await openCard(page, 'Kim');
  await control(page, 'everywhere').uncheck();
  await control(page, 'kind').selectOption('ORG');
  assert.deepEqual((await found(page, 'Kim Jong Un')).map((each) => each.split(' ')[0]), ['ORG', 'PERSON']);
});

test('bounds grow and shrink by a word, wherever the words are the same', { skip }, async () => {
  const page = await read('They met in central Oslo on Monday. Later central Oslo was calm. So was Oslo.');
  const counts = async () => [(await found(page, 'central Oslo')).length, (await found(page, 'Oslo')).length];
  assert.deepEqual(await counts(), [0, 3]);
  await openCard(page, 'Oslo');
  await control(page, 'addBefore').click();
  assert.deepEqual(await counts(), [2, 1]);
  await control(page, 'dropFirst').click();
  assert.deepEqual(await counts(), [0, 3]);
  await page.locator('#notice button', { hasText: 'Undo' }).click();
  assert.deepEqual(await counts(), [2, 1]);
});

test('a mention that is no name is taken away, and its card with it', { skip }, async () => {
  const page = await read(kNews);
  await openCard(page, 'Geneva');
  await control(page, 'remove').click();
  assert.deepEqual(await found(page, 'Geneva'), []);
  assert.equal(await page.locator('#entity-card').isVisible(), false);
  await page.keyboard.press('u');
  assert.equal((await found(page, 'Geneva')).length, 1);
});

test('selected words become a name wherever they stand, by keyboard alone', { skip }, async () => {
  const text = 'They feared the grue. At night the grue came.';
  const page = await read(text);
  await select(page, text.indexOf('grue'), text.indexOf('grue') + 3);
  await page.waitForSelector('#selection-bar:not([hidden])');
  await page.keyboard.press('Tab');
  await page.keyboard.press('w');  // the first kind with this letter
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const [first, ...more] = await found(page, 'grue');
  assert.match(first, /^W\w+ grue/);
  assert.deepEqual(more, [first]);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'text');
});

test('an entity is merged into another and taken out again', { skip }, async () => {
  const page = await read(kNews);
  await openCard(page, 'Kenya');
  const [norway] = await page.locator('#merge-into option', { hasText: 'Norway' }).all();
  await control(page, 'merge-into').selectOption(await norway.getAttribute('value'));
  await control(page, 'merge').click();
  assert.deepEqual(await found(page, 'Kenya'), Array(2).fill('GPE Kenya > Norway'));
  assert.match(await page.locator('#entity-name').textContent(), /Norway/);
  await page.locator('#notice button', { hasText: 'Undo' }).click();
  assert.deepEqual(await found(page, 'Kenya'), Array(2).fill('GPE Kenya > Kenya'));
});

test('a mention is split off its entity', { skip }, async () => {
  const page = await read('Kim Jong Un spoke in Geneva. On Monday Kim left.');
  assert.deepEqual(await found(page, 'Kim'), ['PERSON Kim > Kim Jong Un']);
  await openCard(page, 'Kim', 1);
  await control(page, 'split').click();
  assert.deepEqual(await found(page, 'Kim'), ['PERSON Kim > Kim']);
  assert.equal(await page.locator('#entity-name').textContent(), 'Kim');
});

test('a reading is flipped, here or always', { skip }, async () => {
  const page = await read('Beijing says it will not yield. Beijing announced new tariffs.');
  await openCard(page, 'China');
  await control(page, 'flip').click();
  assert.deepEqual(await found(page, 'Beijing'), ['GPE Beijing > Beijing', 'GPE Beijing > China']);
  await control(page, 'flip').click();
  assert.deepEqual(await found(page, 'Beijing'), Array(2).fill('GPE Beijing > China'));
  await control(page, 'flip-all').click();
  assert.deepEqual(await found(page, 'Beijing'), Array(2).fill('GPE Beijing > Beijing'));
});

test('a correction goes with the text, and goes when its words do', { skip }, async () => {
  const page = await read(kNews);
  await openCard(page, 'Geneva');
  await control(page, 'kind').selectOption('WORK');
  await select(page, 0);
  await page.keyboard.type('Today: ');
  assert.deepEqual(await found(page, 'Geneva'), ['WORK Geneva > Geneva']);
  const at = (await shownText(page)).indexOf('Geneva');
  await select(page, at, at + 6);
  await page.keyboard.press('Delete');
  assert.match(await page.locator('#notice').innerText(), /went with its words/);
  await settled(page);
  assert.equal(await page.locator('#acts li').count(), 0);
  assert.deepEqual(page.errors, []);
});

test('another text has no corrections, and undo brings text and corrections back', { skip }, async () => {
  const page = await read(kNews);
  await openCard(page, 'Geneva');
  await control(page, 'kind').selectOption('WORK');
  await settled(page);
  await page.locator('#clear').click();
  assert.equal(await page.locator('#acts li').count(), 0);
  await page.locator('#notice button', { hasText: 'Undo' }).click();
  assert.deepEqual(await found(page, 'Geneva'), ['WORK Geneva > Geneva']);
});

test('the card by keyboard: e opens it, Tab goes through it, Esc closes it where one was', { skip }, async () => {
  const page = await read(kNews);
  await page.keyboard.press('n');
  await page.keyboard.press('e');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'entity-name');
  const reached = new Set();
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab');
    reached.add(await page.evaluate(() => document.activeElement.dataset.key));
  }
  for (const key of ['everywhere', 'kind', 'addAfter', 'remove']) assert.ok(reached.has(key), key);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#entity-card').isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'doc-name');
  assert.ok(await page.locator('#entities').isVisible());
});

test('the card lists every mention, each with its words around and why it is one', { skip }, async () => {
  const text = 'Kim Jong Un spoke in Geneva. Kim left, and he said no more.';
  const page = await read(text);
  await openCard(page, 'Kim');
  const items = await page.locator('#entity-card .mentions li').allInnerTexts();
  const { mentions } = await analysisOf(page);
  const { entity } = mentions.find(({ span }) => span[0] === 0);
  assert.equal(items.length, mentions.filter((mention) => mention.entity === entity).length);
  assert.match(items[1], /Kim left[\s\S]*short for .Kim Jong Un/);
  await page.locator('#entity-card .mentions button').nth(1).click();
  assert.match(await page.locator('#place').textContent(), /2 of/);
  const lit = await page.evaluate(() => ['same', 'here', 'flash'].reduce((sum, name) => sum + CSS.highlights.get(name).size, 0));
  assert.equal(lit, items.length);
});

test('a tap on a name leads to its card on a phone', { skip }, async () => {
  const page = await read(kNews, { viewport: { width: 360, height: 740 }, hasTouch: true });
  const [x, y] = await page.evaluate(() => {
    const { left, top, width, height } = [...CSS.highlights.get('person')][0].getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  });
  await page.touchscreen.tap(x, y);
  await page.waitForSelector('#card:popover-open');
  await page.locator('#card button').tap();
  assert.equal(await page.locator('#entity-name').textContent(), 'Kim Jong Un');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  await control(page, 'kind').selectOption('ORG');
  assert.deepEqual((await found(page, 'Kim Jong Un')).map((each) => each.split(' ')[0]), ['ORG', 'ORG']);
});
