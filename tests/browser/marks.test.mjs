// Highlights: where the analysis says, for what it says, and still there while one types.
import assert from 'node:assert/strict';
import test from 'node:test';
import { analysisOf, frames, kNews, paste, painted, select, settled, setUp, shownText } from './lib.mjs';

const shared = setUp(test);
const kFamilies = { PERSON: 'person', NORP: 'norp', ORG: 'org', GPE: 'gpe', LOC: 'loc', FAC: 'loc', EVENT: 'event', WEAPON: 'thing', PRODUCT: 'thing', LAW: 'law', WORK: 'law' };

/** "begin-end" of everything painted, innermost and outer marks alike. */
async function paintedSpans(page) {
  const layers = ['unsure', 'same', 'here', 'flash'];
  return (await painted(page)).filter(({ name }) => !layers.includes(name)).map(({ name, begin, end }) => `${name.replace('-outer', '')} ${begin}-${end}`);
}

test('a pasted text is marked exactly where the analysis says', async () => {
  const page = await shared.open();
  await paste(page, kNews);
  await settled(page);
  const { mentions, values, length } = await analysisOf(page);
  assert.equal(length, kNews.length);
  const expected = [
    ...mentions.filter(({ form }) => form !== 'pronoun').map(({ type, span }) => `${kFamilies[type]} ${span.join('-')}`),
    ...values.map(({ span }) => `value ${span.join('-')}`),
  ];
  assert.deepEqual((await paintedSpans(page)).sort(), expected.sort());
  assert.deepEqual(page.errors, []);
});

test('names everybody knows are marked as what they are', async () => {
  const page = await shared.open();
  await paste(page, kNews);
  await settled(page);
  const spans = await paintedSpans(page);
  const occurrences = (words) => [...kNews.matchAll(words)].map(({ index }) => `${index}-${index + words.length}`);
  for (const [family, words] of [['gpe', 'Kenya'], ['gpe', 'Norway'], ['gpe', 'China'], ['person', 'Kim Jong Un'], ['org', 'European Union'], ['org', 'United Nations']]) {
    for (const span of occurrences(words)) assert.ok(spans.includes(`${family} ${span}`), `${words} at ${span} as ${family}`);
  }
});

test('painting adds nothing to the document', async () => {
  const page = await shared.open();
  await paste(page, kNews);
  await settled(page);
  const kinds = await page.evaluate(() => [...new Set([...document.querySelectorAll('#text *')].map(({ tagName, className }) => `${tagName}.${className}`))].sort());
  assert.deepEqual(kinds, ['BR.', 'DIV.chunk', 'DIV.line']);
  assert.equal(await shownText(page), kNews);
});

test('marks move with the text before it is read again', async () => {
  const page = await shared.open();
  await paste(page, kNews);
  await settled(page);
  const before = await paintedSpans(page);
  await select(page, 0);
  await page.keyboard.press('Enter');
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done())));  // sooner than the page reads again
  const moved = before.map((line) => line.replace(/(\d+)-(\d+)/, (_, begin, end) => `${+begin + 1}-${+end + 1}`));
  assert.deepEqual(await paintedSpans(page), moved);
});

test('a name typed in is marked when typing stops', async () => {
  const page = await shared.open();
  await page.locator('#text').click();
  await page.keyboard.type('They went to Norway with Kim Jong Un.');
  await settled(page);
  const spans = await paintedSpans(page);
  assert.ok(spans.includes('gpe 13-19'), spans.join());
  assert.ok(spans.includes('person 25-36'), spans.join());
});

test('reading keeps selection and scroll', async () => {
  const page = await shared.open();
  await paste(page, `${'A line of plain words.\n'.repeat(200)}Norway.`);
  await settled(page);
  await page.evaluate(() => scrollTo(0, 2000));
  await select(page, 1800, 1805);
  const place = () => page.evaluate(() => [scrollY, getSelection().toString()]);
  const before = await place();
  await page.waitForTimeout(50);
  await page.evaluate(() => document.getElementById('date').dispatchEvent(new Event('change')));
  await settled(page);
  assert.deepEqual(await place(), before);
});

test('a mark inside another shows beside it', async () => {
  const page = await shared.open();
  await paste(page, 'The Trump-Kim summit took place in Singapore. Donald Trump met Kim Jong Un.');
  await settled(page);
  const { mentions } = await analysisOf(page);
  const outer = mentions.find((each) => mentions.some((inner) => inner !== each && inner.span[0] >= each.span[0] && inner.span[1] <= each.span[1]));
  if (!outer) return;
  const ranges = await painted(page);
  assert.ok(ranges.some(({ name, begin, end }) => name.endsWith('-outer') && begin === outer.span[0] && end === outer.span[1]));
});

test('what the engine is not sure of is painted paler', async () => {
  const page = await shared.open();
  await paste(page, `${kNews}\nThe Qorvath of Brelm sat with Zindle Two in Washington-Seoul format, and Worldview Enterprises did not.`);
  await settled(page);
  const { mentions, values } = await analysisOf(page);
  const holdsAnother = ({ span }) => mentions.some((inner) => inner.span !== span && inner.span[0] >= span[0] && inner.span[1] <= span[1]);
  const unsure = [...mentions, ...values].filter((each) => each.confidence < 0.6 && !holdsAnother(each)).map(({ span }) => span);
  assert.deepEqual((await painted(page, ['unsure'])).map(({ begin, end }) => [begin, end]).sort(), unsure.sort());
});

test('without the Custom Highlight API each name has a box of its kind behind it, and the text stays plain', async () => {
  const context = await shared.browser.newContext({ viewport: { width: 1200, height: 800 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(() => {
    delete globalThis.Highlight;
    delete CSS.highlights;
  });
  await page.goto(shared.host.url);
  await paste(page, kNews);
  await settled(page);
  const boxes = () => page.evaluate(() => {
    const box = document.getElementById('text');
    const found = [];
    for (const element of document.querySelectorAll('#boxes span:not(.sheet)')) {
      const { left, top, width, height } = element.getBoundingClientRect();
      const words = [...box.querySelectorAll('.line')].flatMap(({ firstChild }) => {
        if (!(firstChild instanceof Text)) return [];
        const range = document.createRange();
        return [...firstChild.data.matchAll(/Kenya|Norway|Kim Jong Un|European Union/g)].filter(({ index, 0: { length } }) => {
          range.setStart(firstChild, index);
          range.setEnd(firstChild, index + length);
          const there = range.getBoundingClientRect();
          return Math.abs(there.left - left) < 1 && Math.abs(there.top - top) < 1 && Math.abs(there.width - width) < 1 && height >= there.height;
        }).map(([name]) => name);
      });
      found.push(...words.map((name) => `${name} ${element.className.replace(' unsure', '')}`));
    }
    return found.sort();
  });
  const expected = ['European Union org', 'Kenya gpe', 'Kenya gpe', 'Kim Jong Un person', 'Kim Jong Un person', 'Norway gpe', 'Norway gpe'];
  assert.deepEqual(await boxes(), expected);
  await page.setViewportSize({ width: 500, height: 800 });
  await frames(page);
  assert.deepEqual((await boxes()).filter((each) => !/ Un | Union /.test(each)), expected.filter((each) => !/ Un | Union /.test(each)), 'they go with the text');
  assert.equal(await shownText(page), kNews);
  assert.equal(await page.locator('#text span').count(), 0);
  await page.setViewportSize({ width: 1200, height: 800 });
  await page.locator('#entities button').first().click();
  await page.waitForSelector('#boxes .same, #boxes .here, #boxes .flash', { state: 'attached' });
  await context.close();
});
