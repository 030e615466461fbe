// The threshold: names less sure than it are neither painted nor listed; the analysis stays whole.
import assert from 'node:assert/strict';
import test from 'node:test';
import { analysisOf, kNews, paste, painted, settled, setUp } from './lib.mjs';

const shared = setUp(test);
const kKinds = ['person', 'norp', 'org', 'gpe', 'loc', 'event', 'thing', 'law', 'value'].flatMap((family) => [family, `${family}-outer`]);
// Names of every degree of sureness, some made up.
const kMixed = `${kNews}
The Qorvath of Brelm sat with Zindle Two at the Madrid-Rabat meeting, and Worldview Enterprises flew Patriot to Lake Zorn under the Brelm Convention.`;

async function mixed() {
  const page = await shared.open();
  await paste(page, kMixed);
  await settled(page);
  return page;
}
async function setThreshold(page, percent) {
  const range = page.locator('#threshold');
  await range.focus();
  await page.keyboard.press('Home');
  for (let at = 0; at < percent; at += 5) await page.keyboard.press('ArrowRight');
  assert.equal(await range.inputValue(), String(percent));
  await settled(page);
}
const spansPainted = async (page) => (await painted(page, kKinds)).map(({ begin, end }) => `${begin}-${end}`).sort();
const isShown = ({ form, type }) => form !== 'pronoun' && type !== 'CARDINAL' && type !== 'ORDINAL';
const thousandths = ({ confidence }) => Math.round(confidence * 1000);
const claims = ({ mentions, values }) => [...mentions, ...values].filter(isShown);

/** A bound, in per cents, that leaves some of the claims out. */
function dividing(analysis) {
  const found = [60, 80, 70, 90, 50, 95].find((percent) => new Set(claims(analysis).map((each) => thousandths(each) >= percent * 10)).size === 2);
  assert.ok(found, 'the text needs names of different sureness');
  return found;
}

test('at first everything found is shown', async () => {
  const page = await mixed();
  assert.equal(await page.locator('#threshold').inputValue(), '0');
  assert.deepEqual(await spansPainted(page), claims(await analysisOf(page)).map(({ span }) => span.join('-')).sort());
});

test('what is less sure than the threshold is not painted', async () => {
  const page = await mixed();
  const analysis = await analysisOf(page);
  const percent = dividing(analysis);
  await setThreshold(page, percent);
  const expected = claims(analysis).filter((each) => thousandths(each) >= percent * 10);
  assert.deepEqual(await spansPainted(page), expected.map(({ span }) => span.join('-')).sort());
});

test('names with no mention sure enough are not listed, and the list says of how many', async () => {
  const page = await mixed();
  const analysis = await analysisOf(page);
  const named = analysis.mentions.filter(isShown);
  const percent = dividing({ mentions: named, values: [] });
  await setThreshold(page, percent);
  const all = new Set(named.map(({ entity }) => entity));
  const sure = new Set(named.filter((each) => thousandths(each) >= percent * 10).map(({ entity }) => entity));
  const listed = await page.locator('#entities button').evaluateAll((buttons) => buttons.map((each) => Number(each.dataset.entity)));
  assert.deepEqual(new Set(listed), sure);
  const words = sure.size === all.size ? `${all.size} names` : `${sure.size} of ${all.size}`;
  assert.equal(await page.locator('#entity-summary').textContent(), words);
});

test('the counts of the legend are those of what is painted', async () => {
  const page = await mixed();
  await setThreshold(page, dividing(await analysisOf(page)));
  const counts = await page.locator('#legend .count').allTextContents();
  assert.equal(counts.reduce((sum, count) => sum + Number(count), 0), (await spansPainted(page)).length);
});

test('at 60 % nothing that is left is painted or listed as doubtful', async () => {
  const page = await mixed();
  await setThreshold(page, 60);
  assert.deepEqual(await painted(page, ['unsure']), []);
  assert.equal(await page.locator('#entities .unsure').count(), 0);
});

test('the analysis that is exported stays whole', async () => {
  const page = await mixed();
  const before = await analysisOf(page);
  await setThreshold(page, 95);
  assert.deepEqual(await analysisOf(page), before);
});

test('the threshold says in words what it does, to all', async () => {
  const page = await mixed();
  const slider = page.getByRole('slider', { name: 'Show names at least' });
  const line = page.locator('#sureness');
  assert.equal(await slider.getAttribute('aria-valuetext'), '0 % sure (all)');
  await setThreshold(page, 70);
  assert.equal((await line.innerText()).trim(), 'Show names at least 70 % sure');
  assert.equal(await slider.getAttribute('aria-valuetext'), '70 % sure');
});

test('the threshold is kept only after it was changed, and for the next visit', async () => {
  const page = await mixed();
  const kept = () => page.evaluate(() => ({ ...localStorage }));
  assert.deepEqual(await kept(), {});
  await setThreshold(page, 75);
  assert.deepEqual(await kept(), { 'entente-threshold': '75' });
  await page.reload();
  await paste(page, kMixed);
  await settled(page);
  assert.match(await page.locator('#threshold-words').textContent(), /^75 %/);
  assert.ok((await spansPainted(page)).length < claims(await analysisOf(page)).length);
  await setThreshold(page, 0);
  assert.deepEqual(await kept(), {});
});

for (const stored of ['nonsense', '-5', '1e9']) {
  test(`a stored threshold of ${stored} breaks nothing`, async () => {
    const page = await shared.open();
    await page.evaluate((value) => localStorage.setItem('entente-threshold', value), stored);
    await page.reload();
    assert.match(await page.locator('#threshold').inputValue(), /^(0|95)$/);
    assert.deepEqual(page.errors, []);
  });
}

test('a walk of a name that is hidden ends', async () => {
  const page = await mixed();
  const { entities, mentions } = await analysisOf(page);
  const least = mentions.filter(isShown).reduce((a, b) => (entities[b.entity].confidence < entities[a.entity].confidence ? b : a)).entity;
  assert.ok(entities[least].confidence < 0.95, 'the text needs a name that is not sure');
  await page.locator(`#entities [data-entity="${least}"]`).click();
  assert.ok(await page.locator('#walk').isVisible());
  await setThreshold(page, 95);
  assert.ok(!(await page.locator('#walk').isVisible()));
});

test('at 320 px the slider fits, and a finger can take it', async () => {
  const page = await shared.open({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
  await paste(page, kMixed);
  await settled(page);
  await page.locator('#sheet').click();
  await page.locator('#filters summary').click();
  const box = await page.locator('#threshold').boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 320 && box.width >= 200 && box.height >= 44, JSON.stringify(box));
});
