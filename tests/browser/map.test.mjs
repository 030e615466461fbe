// The map: places where they are on earth, as large as they are mentioned, linked with the text, and their table.
import assert from 'node:assert/strict';
import test from 'node:test';
import { expectClean } from './axe.mjs';
import { frames, here, isFake, paste, serve, settled, setUp } from './lib.mjs';

const shared = setUp(test);
const skip = isFake;
const text = `Envoys of South Korea met in Seoul and then in Washington on May 8, 2018. In Seoul, Mayor Jane Roe talked about a fair in Nairobi.

They travelled from Seoul to Buenos Aires, and stopped in Freedonia City.`;

// Published positions: The World Factbook (CIA), "Capital: geographic coordinates".
const kCapitals = { Seoul: [37 + 33 / 60, 126 + 59 / 60], Washington: [38 + 53 / 60, -(77 + 2 / 60)], Nairobi: [-(1 + 17 / 60), 36 + 49 / 60], 'Buenos Aires': [-(34 + 36 / 60), -(58 + 22 / 60)] };

async function read(words = text, options = {}) {
  const page = await shared.open(options);
  await paste(page, words);
  await settled(page);
  if (options.hasTouch) await page.locator('#sheet').click();
  await page.locator('#tab-map').click();
  await page.waitForSelector('#view-map .sea, #view-map p:not(:empty)');
  return page;
}
/** name -> centre and radius, px of the picture. */
const circles = (page) => page.evaluate(() => Object.fromEntries([...document.querySelectorAll('.place')].map((place) => {
  const [x, y] = /\(([-\d.]+) ([-\d.]+)\)/.exec(place.getAttribute('transform')).slice(1).map(Number);
  return [place.getAttribute('aria-label').split(',')[0], { x, y, radius: place.querySelector('.circle').r.baseVal.value }];
})));

/** Equal Earth as published (Savric, Patterson and Jenny 2018, equation 3), turned so that `meridian` is in the middle. */
function equalEarth([latitude, longitude], meridian) {
  const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796];
  const radians = Math.PI / 180;
  const theta = Math.asin((Math.sqrt(3) / 2) * Math.sin(latitude * radians));
  const turned = (((longitude - meridian + 540) % 360) - 180) * radians;
  const x = (2 * Math.sqrt(3) * turned * Math.cos(theta)) / (3 * (9 * a4 * theta ** 8 + 7 * a3 * theta ** 6 + 3 * a2 * theta ** 2 + a1));
  const y = a4 * theta ** 9 + a3 * theta ** 7 + a2 * theta ** 3 + a1 * theta;
  return [x, -y];
}

test('places are where published coordinates put them', { skip }, async () => {
  const page = await read();
  const found = await circles(page);
  const meridian = Number(await page.locator('svg.map').getAttribute('data-meridian'));
  const expected = Object.fromEntries(Object.entries(kCapitals).map(([name, place]) => [name, equalEarth(place, meridian)]));
  // The picture is the plane of the projection, scaled and moved: two places fix that, and the others must fall into place.
  const [a, b] = ['Seoul', 'Buenos Aires'];
  const scale = (found[a].x - found[b].x) / (expected[a][0] - expected[b][0]);
  assert.ok(scale > 0);
  for (const [name, [x, y]] of Object.entries(expected)) {
    assert.ok(Math.abs(found[a].x + (x - expected[a][0]) * scale - found[name].x) < 1, `${name}, x`);
    assert.ok(Math.abs(found[a].y + (y - expected[a][1]) * scale - found[name].y) < 1, `${name}, y`);
  }
  assert.deepEqual(page.errors, []);
});

test('a place lies within the outline of its state, however near one looks', { skip }, async () => {
  const page = await read();
  const inside = (name, state) => page.evaluate(([place, id]) => {
    const group = [...document.querySelectorAll('.place')].find((each) => each.getAttribute('aria-label').startsWith(`${place},`));
    const { e: x, f: y } = group.getCTM();
    const outline = document.querySelector(`.state[data-id="${id}"]`);
    return outline.isPointInFill(new DOMPoint(x, y).matrixTransform(outline.getCTM().inverse()));
  }, [name, state]);
  for (let i = 0; i < 3; i++) {
    assert.ok(await inside('Seoul', 'KR'));
    assert.ok(!(await inside('Seoul', 'KP')));
    await page.getByRole('button', { name: 'Zoom in' }).click();
  }
});

test('the area of a circle is as the number of mentions', { skip }, async () => {
  const page = await read(`${'They met in Seoul. '.repeat(8)}They met in Nairobi. They ate in Nairobi.`);
  const { Seoul, Nairobi } = await circles(page);
  assert.ok(Math.abs(Seoul.radius ** 2 / Nairobi.radius ** 2 - 4) < 0.2, `${Seoul.radius} ${Nairobi.radius}`);
});

test('a state that is named is tinted, others are not', { skip }, async () => {
  const page = await read();
  assert.deepEqual(await page.locator('.state.named').evaluateAll((all) => all.map((each) => each.dataset.id)), ['KR']);
});

test('a click on a place shows its first mention, then its next; one in the text lights it', { skip }, async () => {
  const page = await read();
  const mentions = [...text.matchAll(/Seoul/g)].map(({ index }) => index);
  await page.locator('.place[aria-label^="Seoul"] .circle').click({ force: true });
  assert.deepEqual(await here(page), [mentions[0]]);
  await page.locator('.place[aria-label^="Seoul"] .circle').click({ force: true });
  assert.deepEqual(await here(page), [mentions[1]]);
  const at = await page.evaluate(() => {
    const range = [...CSS.highlights.get('gpe')].find((each) => each.toString() === 'Nairobi');
    const { left, top, width, height } = range.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  });
  await page.mouse.click(...at);
  await page.waitForSelector('.place[aria-label^="Nairobi"][aria-pressed="true"]');
  assert.equal(await page.locator('.place[aria-pressed="true"]').count(), 1);
});

test('what is chosen in the text is brought into view', { skip }, async () => {
  const page = await read();
  await page.locator('.place[aria-label^="Seoul"] .circle').click({ force: true });
  for (let i = 0; i < 8; i++) await page.getByRole('button', { name: 'Zoom in' }).click();
  assert.equal(await page.locator('.place[aria-label^="Nairobi"]').count(), 0);
  await page.locator('#tab-entities').click();
  await page.locator('#entities button', { hasText: 'Nairobi' }).click();
  await page.locator('#tab-map').click();
  await page.waitForSelector('.place[aria-label^="Nairobi"][aria-pressed="true"]');
});

test('keys alone zoom, move, go from place to place and choose', { skip }, async () => {
  const page = await read();
  const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label')?.split(',')[0]);
  await page.locator('svg.map').focus();
  const before = await circles(page);
  await page.keyboard.press('+');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('0');
  assert.deepEqual(await circles(page), before);
  await page.keyboard.press('+');
  const nearer = await circles(page);
  assert.ok(nearer['South Korea'].y - nearer.Seoul.y > before['South Korea'].y - before.Seoul.y);
  await page.keyboard.press('ArrowRight');
  assert.notDeepEqual(await circles(page), nearer);
  await page.keyboard.press('0');
  await page.locator('.place[aria-label^="Nairobi"]').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  assert.notEqual(await focused(), 'Nairobi');
  await page.locator('.place[aria-label^="Washington"]').focus();
  await page.keyboard.press('Enter');
  assert.deepEqual(await here(page), [text.indexOf('Washington')]);
});

test('the wheel with Ctrl zooms about the mouse, without it nothing moves', { skip }, async () => {
  const page = await read();
  const before = await circles(page);
  const box = await page.locator('svg.map').boundingBox();
  await page.mouse.move(box.x + before.Nairobi.x, box.y + before.Nairobi.y);
  await page.mouse.wheel(0, -200);
  await frames(page);
  assert.deepEqual(await circles(page), before);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await page.waitForFunction((x) => !document.querySelector('.place[aria-label^="Seoul"]')?.getAttribute('transform').startsWith(`translate(${x} `), before.Seoul.x);
  const after = await circles(page);
  assert.ok(Math.abs(after.Nairobi.x - before.Nairobi.x) < 3 && Math.abs(after.Nairobi.y - before.Nairobi.y) < 3);
});

test('two fingers zoom about the point between them, one finger leaves the page to scroll', { skip }, async () => {
  const page = await read(text, { hasTouch: true, viewport: { width: 600, height: 800 } });
  const before = await circles(page);
  const box = await page.locator('svg.map').boundingBox();
  const middle = { x: box.x + before.Nairobi.x, y: box.y + before.Nairobi.y };
  const client = await page.context().newCDPSession(page);
  const touch = (type, apart, count = 2) => client.send('Input.dispatchTouchEvent', { type,
    touchPoints: [[-apart, 0], [apart, 1]].slice(0, count).map(([by, id]) => ({ x: middle.x + by, y: middle.y, id })) });
  await touch('touchStart', 15);
  for (const apart of [16, 18, 20]) await touch('touchMove', apart);
  await touch('touchEnd', 0, 0);
  await page.waitForFunction((x) => !document.querySelector('.place[aria-label^="Buenos Aires"]').getAttribute('transform').startsWith(`translate(${x} `), before['Buenos Aires'].x);
  await frames(page);
  const after = await circles(page);
  assert.ok(Math.abs(after.Nairobi.x - before.Nairobi.x) < 6 && Math.abs(after.Nairobi.y - before.Nairobi.y) < 6, JSON.stringify([before.Nairobi, after.Nairobi]));
  const factor = (after['Buenos Aires'].x - after.Nairobi.x) / (before['Buenos Aires'].x - before.Nairobi.x);
  assert.ok(Math.abs(factor - 20 / 15) < 0.05, `zoomed by ${factor}`);
  await touch('touchStart', 0, 1);
  for (const apart of [10, 20, 30]) await touch('touchMove', apart, 1);
  await touch('touchEnd', 0, 0);
  await frames(page);
  assert.deepEqual(await circles(page), after);
});

test('the table says what the picture says', { skip }, async () => {
  const page = await read();
  const picture = Object.keys(await circles(page)).sort();
  await page.getByRole('button', { name: 'Table' }).click();
  assert.equal(await page.locator('svg.map').isVisible(), false);
  const rows = await page.locator('#view-map tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map(({ textContent }) => textContent)));
  assert.deepEqual(rows.map(([name]) => name).sort(), picture);
  const seoul = rows.find(([name]) => name === 'Seoul');
  assert.deepEqual([seoul[1], seoul[2], seoul[4]], ['city', 'South Korea', '3']);
  const [latitude, longitude] = /([\d.]+)\u00b0 N, ([\d.]+)\u00b0 E/.exec(seoul[3]).slice(1).map(Number);
  assert.ok(Math.abs(latitude - kCapitals.Seoul[0]) < 0.1 && Math.abs(longitude - kCapitals.Seoul[1]) < 0.1);
  await page.locator('#view-map tbody button', { hasText: 'Nairobi' }).click();
  assert.deepEqual(await here(page), [text.indexOf('Nairobi')]);
});

test('a text without places says so', { skip }, async () => {
  const page = await read('Nothing here is a place.');
  assert.match(await page.locator('#view-map').innerText(), /No places with coordinates found/);
});

test('the views are fetched when they are opened, from the own origin, and then work without the network', { skip, timeout: 60000 }, async (t) => {
  const own = await serve();
  t.after(() => own.close());
  const context = await shared.browser.newContext({ serviceWorkers: 'block' });  // it fetches all there is, for later
  const foreign = [];
  context.on('request', (request) => new URL(request.url()).origin !== new URL(own.url).origin && !/^(blob|data):/.test(request.url()) && foreign.push(request.url()));
  const page = await context.newPage();
  await page.goto(own.url);
  await paste(page, text);
  await settled(page);
  const world = () => own.requests.filter(({ url }) => /chunks\/(world|map|timeline)-/.test(url)).length;
  assert.equal(world(), 0);
  await page.locator('#tab-timeline').click();
  await page.waitForSelector('.moments button');
  await page.locator('#tab-map').click();
  await page.waitForSelector('.place');
  assert.equal(world(), 3);
  await context.setOffline(true);
  await page.locator('#text').focus();
  await page.keyboard.press('Control+a');
  await paste(page, 'They met in Paris.');
  await settled(page);
  await page.waitForSelector('.place[aria-label^="Paris"]');
  assert.deepEqual(foreign, []);
  await context.close();
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
