// Opening and dropping files.
import assert from 'node:assert/strict';
import test from 'node:test';
import { frames, setUp, shownText } from './lib.mjs';

const shared = setUp(test);

async function choose(name, mimeType, content) {
  const page = await shared.open();
  await page.locator('#file').setInputFiles({ name, mimeType, buffer: Buffer.from(content) });
  await page.waitForFunction(() => !document.getElementById('notice').hidden);
  return page;
}

test('a text file opens and says its size', async () => {
  const page = await choose('news.txt', 'text/plain', 'Norway\r\nKenya\r\n');
  assert.equal(await shownText(page), 'Norway\nKenya\n');
  assert.match(await page.locator('#notice').innerText(), /news\.txt \(15 bytes; line ends made uniform\)/);
  assert.equal(await page.locator('#doc-name').textContent(), 'news.txt');
});

test('an HTML file gives its text, blocks as lines, nothing run', async () => {
  const html = `<!doctype html><title>t</title><nav>Menu</nav><h1>Norway <em>and</em> Kenya</h1>
    <p>First   line<br>second &amp; last.</p><script>document.title = 'hit'</script><style>p{}</style>
    <ul><li>one</li><li>two</li></ul><img src="https://example.org/x.png" onerror="document.title='hit'">`;
  const page = await choose('page.html', 'text/html', html);
  assert.equal(await shownText(page), 'Norway and Kenya\n\nFirst line\nsecond & last.\n\none\ntwo\n');
  assert.notEqual(await page.title(), 'hit');
  // The parsed document is inert, and the policy says once more that nothing in it would run.
  assert.deepEqual(page.errors.filter((error) => !/Content Security Policy/.test(error)), []);
});

test('a Markdown file gives its words', async () => {
  const page = await choose('note.md', '', '# Norway\n\nSee **Kenya** and [the UN](https://un.org), *soon*.\n\n> quoted_text_here\n');
  assert.equal(await shownText(page), 'Norway\n\nSee Kenya and the UN, soon.\n\nquoted_text_here\n');
});

test('a file in an old encoding is read and said to be', async () => {
  const page = await choose('old.txt', 'text/plain', Buffer.from([0x53, 0xe3, 0x6f, 0x20, 0x54, 0x6f, 0x6d, 0xe9]));
  assert.equal(await shownText(page), 'S\u00e3o Tom\u00e9');
  assert.match(await page.locator('#notice').innerText(), /windows-1252/);
});

for (const [name, content, words] of [
  ['report.doc', 'Norway', /Save it as \.docx/],
  ['image.txt', Buffer.from([1, 0, 2, 0, 0, 9]), /is not a text file/],
]) {
  test(`${name}: refused with a reason, the text stays`, async () => {
    const page = await shared.open();
    await page.locator('#text').click();
    await page.keyboard.type('kept');
    await page.locator('#file').setInputFiles({ name, mimeType: '', buffer: Buffer.from(content) });
    await page.waitForFunction(() => document.getElementById('notice').className === 'error');
    assert.match(await page.locator('#notice').innerText(), words);
    assert.equal(await shownText(page), 'kept');
  });
}

test('a dropped file opens, wherever it falls', async () => {
  const page = await shared.open();
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['Norway\n'], 'drop.txt', { type: 'text/plain' }));
    for (const type of ['dragover', 'drop']) document.querySelector('h1').dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  });
  await page.waitForFunction(() => document.getElementById('doc-name').textContent === 'drop.txt');
  assert.equal(await shownText(page), 'Norway\n');
});

test('every sample opens with a click and is read', async () => {
  const page = await shared.open();
  for (let i = 0; i < 6; i++) {
    await page.locator('button[popovertarget="sample-menu"]').click();
    await page.locator('#sample-menu li button').nth(i).click();
    const title = await page.locator('#sample-menu li strong').nth(i).textContent();
    await page.waitForFunction((words) => document.getElementById('doc-name').textContent === `Sample: ${words}`, title);
    await page.waitForFunction(() => /names/.test(document.getElementById('state').textContent));
    assert.match(await shownText(page), /sample text/i);
  }
  assert.deepEqual(page.errors, []);
});

test('an address that names a sample opens it, and no longer names it then', async () => {
  const page = await shared.open();
  for (const [name, title] of [['flood', 'Cyclone landfall'], ['report', 'The grain corridor']]) {
    await page.evaluate((fragment) => (location.hash = fragment), `sample=${name}`);
    await page.waitForFunction((words) => document.getElementById('doc-name').textContent === `Sample: ${words}`, title);
    assert.equal(await page.evaluate(() => location.hash), '');
  }
  await page.evaluate(() => (location.hash = 'sample=none'));
  await frames(page);
  assert.equal(await page.locator('#doc-name').textContent(), 'Sample: The grain corridor');
  assert.ok(!shared.host.requests.some(({ url }) => url.includes('none')), 'no file of that name is asked for');
  assert.deepEqual(page.errors, []);
});
