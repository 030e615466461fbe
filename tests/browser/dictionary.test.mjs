// The user's dictionary and overlays in the page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { analysisOf, isFake, paste, settled, setUp, shownText } from './lib.mjs';

const shared = setUp(test);
const skip = isFake && 'the stand-in engine takes no dictionary';
const text = 'Xyzzy Grue met the Frobozz Company in Oslo. Later the Frobozz Company rose.';

async function read(options) {
  const page = await shared.open(options);
  await paste(page, text);
  await settled(page);
  await page.locator('#tab-document').click();
  return page;
}
const put = (page, id, name, content) => page.locator(id).setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
const saved = async (page, words) => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.yours button', { hasText: words }).click()]);
  return readFileSync(await download.path(), 'utf8');
};
async function found(page, words) {
  await settled(page);
  const kept = await shownText(page);
  const { mentions, entities } = await analysisOf(page);
  return mentions.filter(({ span }) => kept.slice(...span) === words).map(({ type, source, entity }) => `${type} ${source} ${entities[entity].ids.wikidata}`);
}

test('a name is added, found, saved and removed', { skip }, async () => {
  const page = await read();
  await page.locator('#dictionary-name').fill('Frobozz Company');
  await page.locator('#dictionary-wikidata').fill('Q64');
  await page.locator('#dictionary-wikidata').press('Enter');
  assert.deepEqual(await found(page, 'Frobozz Company'), Array(2).fill('ORG dictionary Q64'));
  assert.deepEqual(JSON.parse(await saved(page, 'as JSON')), [{ name: 'Frobozz Company', type: 'ORG', ids: { wikidata: 'Q64' } }]);
  assert.match(await saved(page, 'as CSV'), /^\ufeffname,type[^\n]*\r\nFrobozz Company,ORG,,Q64,,\r\n$/);
  await page.locator('#dictionary button').click();
  assert.ok((await found(page, 'Frobozz Company')).every((each) => !each.includes('dictionary')));
});

test('a file of names is read, and its words are never markup', { skip }, async () => {
  const page = await read();
  await put(page, '#open-dictionary', 'names.csv', 'name,type\n"<img src=x onerror=""document.title=\'hit\'"">",PERSON\nXyzzy Grue,WORK\n');
  await page.waitForSelector('#dictionary li');
  assert.match(await page.locator('#dictionary').innerText(), /<img src=x/);
  assert.equal(await page.locator('#dictionary img').count(), 0);
  assert.deepEqual(await found(page, 'Xyzzy Grue'), ['WORK dictionary null']);
  assert.notEqual(await page.title(), 'hit');
  assert.deepEqual(page.errors, []);
});

test('files that are no dictionaries are refused with a reason, and change nothing', { skip }, async () => {
  const page = await read();
  for (const [name, content, reason] of [
    ['broken.json', '[{', /broken\.json: .*well-formed/], ['wrong.json', '[{"name": "x", "type": "CITY"}]', /Entry 1 .*types are PERSON/],
    ['large.json', ' '.repeat(1_000_001), /too large/], ['page.html', '<script>document.title = "hit"</script>', /Entry 1/],
  ]) {
    await put(page, '#open-dictionary', name, content);
    await page.waitForFunction((source) => new RegExp(source).test(document.getElementById('notice').textContent), reason.source);
  }
  assert.equal(await page.locator('#dictionary li').count(), 0);
  await put(page, '#open-overlay', 'other.json', '{"schema": "entente/1"}');
  await page.waitForFunction(() => /no overlay/.test(document.getElementById('notice').textContent));
  assert.deepEqual(page.errors, []);
});

/** One name of the dictionary and one correction. */
async function work(page) {
  await page.locator('#dictionary-name').fill('Frobozz Company');
  await page.locator('#dictionary-name').press('Enter');
  await settled(page);
  await page.locator('#tab-entities').click();
  await page.locator('#entities button', { hasText: 'Oslo' }).click();
  await page.locator('#walk-card').click();
  await page.locator('#entity-card [data-key="kind"]').selectOption('FAC');
  await settled(page);
  await page.locator('#tab-document').click();
}

test('an overlay brings corrections and names back, and says what has no place', { skip }, async () => {
  const page = await read();
  await work(page);
  const overlay = await saved(page, 'Save overlay');

  const other = await read();
  await put(other, '#open-overlay', 'text.overlay.json', overlay);
  await other.waitForSelector('#acts li');
  assert.match((await found(other, 'Oslo'))[0], /^FAC user/);
  assert.deepEqual(await found(other, 'Frobozz Company'), Array(2).fill('ORG dictionary null'));
  assert.match(await other.locator('#notice').innerText(), /1 correction and 1 name laid over the text\./);

  await paste(other, 'No such town here. ');
  await settled(other);
  await other.locator('#clear').click();
  await paste(other, 'The Frobozz Company rose.');
  await settled(other);
  await put(other, '#open-overlay', 'text.overlay.json', overlay);
  await other.waitForFunction(() => /No place for/.test(document.getElementById('notice').textContent));
});

test('a link holds corrections and names', { skip }, async () => {
  const page = await read({ permissions: ['clipboard-read', 'clipboard-write'] });
  await work(page);
  await page.locator('#share').click();
  await page.waitForFunction(() => /^Link copied/.test(document.getElementById('notice').textContent));
  const other = await shared.open();
  await other.goto(await page.evaluate(() => navigator.clipboard.readText()));
  await other.waitForFunction(() => document.querySelectorAll('#acts li').length === 1);
  assert.match((await found(other, 'Oslo'))[0], /^FAC user/);
  assert.deepEqual(await found(other, 'Frobozz Company'), Array(2).fill('ORG dictionary null'));
});
