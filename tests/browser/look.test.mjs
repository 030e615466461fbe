// How the text may look: lines, tints or labels, silence, named entities only; and what a first visit, the credits and paper say.
import assert from 'node:assert/strict';
import test from 'node:test';
import { analysisOf, frames, isFake, kNews, painted, paste, settled, setUp, shownText } from './lib.mjs';

const shared = setUp(test);

async function read(text = kNews, options = {}) {
  const page = await shared.open(options);
  await paste(page, text);
  await settled(page);
  await page.locator('#doc-name').focus();
  return page;
}
async function choose(page, name) {
  await page.locator('button[popovertarget="look"]').click();
  await page.getByRole('radio', { name }).check({ force: true });
  await page.keyboard.press('Escape');
  await frames(page);
}
const markStyle = (page) => page.evaluate(() => {
  const { backgroundColor, textDecorationStyle } = getComputedStyle(document.querySelector('#text .line'), '::highlight(gpe)');
  const probe = document.createElement('canvas').getContext('2d');
  probe.fillStyle = backgroundColor;
  probe.fillRect(0, 0, 1, 1);
  return { opaque: probe.getImageData(0, 0, 1, 1).data[3] === 255, line: textDecorationStyle };
});
const tags = (page) => page.locator('#labels .tag').evaluateAll((all) => all.map((each) => {
  const { left, top, bottom } = each.getBoundingClientRect();
  return { words: each.textContent, left, top, bottom };
}));

test('marks are tints and lines, or lines alone', async () => {
  const page = await read();
  assert.deepEqual(await markStyle(page), { opaque: true, line: 'dashed' });
  await choose(page, 'Lines');
  assert.deepEqual(await markStyle(page), { opaque: false, line: 'dashed' });
  assert.ok((await painted(page)).length > 5);
});

test('labels name the kind over every mark and add nothing to the text', async () => {
  const page = await read();
  assert.deepEqual(await tags(page), []);
  await choose(page, 'Labels');
  const found = await tags(page);
  assert.equal(found.reduce((sum, { words }) => sum + words.split(' \u00b7 ').length, 0), (await painted(page)).filter(({ name }) => name !== 'unsure').length);
  const kim = await page.evaluate(() => [...CSS.highlights.get('person')][0].getClientRects()[0].toJSON());
  const over = found.find(({ words, left, top }) => words.startsWith('person') && Math.abs(left - kim.left) < 2 && top < kim.top && top > kim.top - 20);
  assert.ok(over, JSON.stringify([kim, found]));
  assert.equal(await shownText(page), kNews);
});

test('labels follow a hidden kind and the scroll', async () => {
  const page = await read(`${kNews}\n${'Plain words.\n'.repeat(300)}Norway again.`);
  await choose(page, 'Labels');
  await page.keyboard.press('1');
  await frames(page);
  assert.ok(!(await tags(page)).some(({ words }) => words.includes('person')));
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForTimeout(200);
  const [last] = (await tags(page)).slice(-1);
  assert.ok(last && last.top > 0 && last.bottom < 800, JSON.stringify(last));
});

test('the look is kept for the next visit, once changed', async () => {
  const page = await read();
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), {});
  await page.keyboard.press('l');
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), { 'entente-density': 'labels' });
  await page.reload();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.density), 'labels');
  await page.evaluate(() => localStorage.setItem('entente-density', 'nonsense'));
  await page.reload();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.density), 'tints');
});

test('descriptions of what has no name can be left out', { skip: isFake }, async () => {
  const page = await read('Unions in Norway went on strike. The unions want more pay. Jens Stoltenberg met the unions in Oslo, and the minister left.');
  const { mentions } = await analysisOf(page);
  const named = new Set(mentions.filter(({ form }) => form === 'name').map(({ entity }) => entity));
  const unnamed = mentions.filter(({ form, entity, type }) => form === 'nominal' && type !== 'OTHER' && !named.has(entity));
  assert.ok(unnamed.length > 0, 'the text needs somebody without a name');
  const listed = () => page.locator('#entities button').evaluateAll((all) => all.map(({ dataset }) => Number(dataset.entity)));
  assert.ok((await listed()).includes(unnamed[0].entity));
  await page.locator('#descriptions').uncheck();
  await frames(page);
  assert.ok((await listed()).every((entity) => named.has(entity)));
  const spans = (await painted(page)).map(({ begin, end }) => `${begin}-${end}`);
  for (const { span } of unnamed) assert.ok(!spans.includes(span.join('-')), span.join());
  assert.match(await page.locator('#filter-words').textContent(), /named only/);
});

test('the filter row says what is left out', async () => {
  const page = await read();
  const words = () => page.locator('#filter-words').textContent();
  assert.equal(await words(), 'all shown');
  await page.keyboard.press('1');
  assert.equal(await words(), '8 of 9 kinds');
  await page.locator('#threshold').focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await words(), '8 of 9 kinds, 5 % sure or more');
});

test('silenced, a screen reader finds a plain document and the list of names', async () => {
  const page = await read();
  await page.keyboard.press('m');
  await frames(page);
  assert.deepEqual(await painted(page), []);
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const text = nodes.find(({ role, name }) => role?.value === 'document' && name?.value === 'Your text');
  assert.ok(text, 'the text is a document');
  const below = (node) => [node, ...(node.childIds ?? []).flatMap((id) => (byId.has(id) ? below(byId.get(id)) : []))];
  const inText = below(text);
  assert.ok(!inText.some(({ role }) => ['textbox', 'mark', 'button'].includes(role?.value)));
  const words = inText.filter(({ role }) => role?.value === 'StaticText').map(({ name }) => name.value.trim()).filter(Boolean);
  assert.deepEqual(words, kNews.split('\n').filter(Boolean));
  const items = nodes.filter(({ role, name }) => role?.value === 'button' && /mention/.test(name?.value ?? '')).map(({ name }) => name.value);
  assert.ok(items.some((item) => /^Kim Jong Un person 2 mentions$/.test(item.replace(/\s+/g, ' '))), items.join('; '));
});

test('the list says what office a person holds, for eye and ear', { skip: isFake }, async () => {
  const page = await read('German Chancellor Angela Merkel spoke in Berlin. Merkel said no.');
  const row = page.locator('#entities button', { hasText: 'Merkel' });
  assert.match(await row.innerText(), /Angela Merkel[\s\S]*Chancellor/);
  assert.match((await row.textContent()).replace(/\s+/g, ' '), /^Angela Merkel, .*Chancellor.* person \d mentions$/);
});

test('silenced, a walk says the sentence it has come to', { skip: isFake }, async () => {
  const page = await read();
  await page.keyboard.press('m');
  await page.locator('#entities button', { hasText: 'Kim' }).click();
  assert.match(await page.locator('#live').textContent(), /^Kim Jong Un, person, 1 of 2: Kim Jong Un flew to China, and the European Union sent an envoy\.$/);
});

test('silenced, no card comes up and nothing is typed; shown again, all is as before', async () => {
  const page = await read();
  const before = await painted(page);
  const at = await page.evaluate(() => {
    const { left, top, width, height } = [...CSS.highlights.get('person')][0].getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  });
  await page.keyboard.press('m');
  await page.mouse.click(...at);
  await page.keyboard.type('x');
  await page.waitForTimeout(300);
  assert.equal(await page.locator('#card:popover-open').count(), 0);
  assert.equal(await shownText(page), kNews);
  await page.keyboard.press('m');
  await frames(page);
  assert.deepEqual(await painted(page), before);
  await page.locator('#text').focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('!');
  assert.equal(await shownText(page), `${kNews}!`);
});

test('titles and furniture look like what they are, letters stay where they are', { skip: isFake }, async () => {
  const page = await shared.open();
  await page.locator('#intro .samples button').first().click();
  await page.waitForFunction(() => document.querySelector('#text .line').textContent !== '');
  await settled(page);
  const kinds = await page.locator('#text .line[data-kind]').evaluateAll((all) => all.map(({ dataset, textContent }) => [dataset.kind, textContent]));
  assert.ok(kinds.some(([kind, words]) => kind === 'title' && words.startsWith('Kenya, Ethiopia: Envoys')), JSON.stringify(kinds));
  assert.ok(kinds.some(([kind, words]) => kind === 'furniture' && words === '5 mins read'), JSON.stringify(kinds));
  assert.ok(kinds.every(([, words]) => words.length < 200), 'no paragraph among them');
});

test('empty lines part paragraphs by less than a line each', async () => {
  const page = await read('One.\n\nTwo.\n\n\n\nThree.');
  const tops = await page.locator('#text .line').evaluateAll((all) => all.map((each) => [each.textContent, each.getBoundingClientRect().height]));
  const full = tops[0][1];
  assert.ok(tops[1][1] < full * 0.7);
  assert.ok(tops.slice(3, 6).reduce((sum, [, height]) => sum + height, 0) < full * 1.4);
});

test('lines that were broken elsewhere get more room than paragraphs', async () => {
  const line = 'Every line of this letter was broken after some seventy letters or so,';
  const width = async (text) => {
    const page = await read(text, { viewport: { width: 1600, height: 800 } });
    return page.locator('#text .line').first().evaluate((each) => each.clientWidth);
  };
  const wrapped = await width(`${line}\n`.repeat(4));
  assert.ok(wrapped > await width(`${line} `.repeat(4)));
});

test('a first visit says what the page does, what is private, and what the colours mean', async () => {
  for (const width of [360, 1920]) {
    const page = await shared.open({ viewport: { width, height: 900 } });
    const words = await page.locator('main').innerText();
    for (const part of ['see who is in it', 'sent nowhere', 'What the colours mean', 'Why your text stays here', 'Talks in Geneva']) assert.ok(words.includes(part), part);
    assert.equal(await page.locator('#panel').isVisible(), false);
    assert.equal(await page.locator('#intro .kinds .swatch').count(), 9);
    await page.locator('#intro .samples button').first().click();
    await settled(page);
    assert.equal(await page.locator('#welcome').isVisible(), false);
    assert.equal(await page.locator('#panel').isVisible(), true);
  }
});

test('what is stored, fetched and owed is in reach before there is a text', async () => {
  for (const width of [360, 1200]) {
    const page = await shared.open({ viewport: { width, height: 800 } });
    await page.locator('#intro-document').click();
    await page.locator('#credits-open').click();
    await page.waitForFunction(() => document.querySelectorAll('#credits-text li').length > 5);
  }
});

test('the credits name whose data is in here', async () => {
  const page = await read();
  await page.locator('#tab-document').click();
  await page.locator('#credits-open').click();
  await page.waitForFunction(() => document.querySelectorAll('#credits-text li').length > 5);
  const words = await page.locator('#credits-text').innerText();
  if (!isFake) for (const part of [/GeoNames.*CC BY 4\.0/, /Wikidata/, /GloVe/, /GUM/]) assert.match(words, part);
  await page.locator('#credits-close').click();
  assert.equal(await page.locator('#credits').isVisible(), false);
});

test('the help lists every key that does something', async () => {
  const page = await read();
  await page.keyboard.press('?');
  const keys = await page.locator('#keys kbd').allTextContents();
  for (const key of ['n p', 'Enter or c', '/', '[ ]', 'f', 'l', 'm', '1 to 9', '0', 't', 'Esc', '?']) assert.ok(keys.includes(key), key);
});
