// A text in a link: made when asked for, opened as text, and never seen by a server.
import assert from 'node:assert/strict';
import test from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { kNews, paste, settled, setUp, shownText } from './lib.mjs';

const shared = setUp(test);
const link = (shared) => `#1.${deflateRawSync(JSON.stringify(shared)).toString('base64url')}`;

test('a link that was copied opens the text elsewhere, with its date', async () => {
  const page = await shared.open({ permissions: ['clipboard-read', 'clipboard-write'] });
  const text = `${kNews}\n\n\ud83d\ude00 <img src=x onerror="document.title='hit'">`;
  await paste(page, text);
  await page.locator('#tab-document').click();
  await page.locator('#date').fill('2018-05-09');
  await settled(page);
  await page.locator('#share').click();
  await page.waitForFunction(() => /^Link copied/.test(document.getElementById('notice').textContent));
  const address = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(await page.evaluate(() => location.hash), '', 'the address of the page itself stays');
  await page.context().close();

  shared.host.requests.length = 0;
  const other = await shared.open();
  await other.goto(address);
  await other.waitForFunction(() => document.body.className !== 'blank');
  await settled(other);
  assert.equal(await shownText(other), text);
  assert.equal(await other.locator('#date').inputValue(), '2018-05-09');
  assert.notEqual(await other.title(), 'hit');
  assert.equal(await other.evaluate(() => location.hash), '');
  for (const { url } of shared.host.requests) assert.ok(url.length < 80 && !url.includes('#'), url);
  assert.deepEqual(other.errors, []);
  await other.context().close();
});

test('a hostile link shows a message, or text, and nothing else', async () => {
  const page = await shared.open();
  for (const [fragment, words] of [
    ['#1.AAAA', /The link is damaged/],
    ['#1.<script>document.title="hit"</script>', /The link is damaged/],
    [link({ title: 't', text: { toString: 'x' } }), /holds no text/],
    [`#1.${deflateRawSync(Buffer.alloc(100e6, 32)).toString('base64url')}`, /unpacks to more text/],
  ]) {
    await page.evaluate((hash) => {
      document.getElementById('notice').hidden = true;
      location.hash = hash;
    }, fragment);
    await page.waitForFunction(() => document.getElementById('notice').className === 'error' && !document.getElementById('notice').hidden);
    assert.match(await page.locator('#notice').innerText(), words);
    assert.equal(await shownText(page), '');
    assert.equal(await page.evaluate(() => location.hash), '');
  }
  await page.evaluate((hash) => (location.hash = hash), link({ title: '<img src=x onerror="document.title=\'hit\'">', text: 'Norway\r\n<script>document.title="hit"</script>' }));
  await page.waitForFunction(() => document.getElementById('text').textContent !== '');
  assert.equal(await shownText(page), 'Norway\n<script>document.title="hit"</script>');
  assert.match(await page.locator('#doc-name').textContent(), /^<img src=x/);
  assert.notEqual(await page.title(), 'hit');
  assert.deepEqual(page.errors, []);
  await page.context().close();
});
