// Word and PDF files: their text, in paragraphs, or the reason why not. They are read inside the page's policy.
import assert from 'node:assert/strict';
import test from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { docx, lockedPdf, pdf } from './office-files.mjs';
import { paste, settled, setUp, shownText } from './lib.mjs';

const shared = setUp(test);
let page;
test.beforeEach(async () => {
  if (page) return;
  page = await shared.open();
  await page.evaluate(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => window.violations.push(`${effectiveDirective} ${blockedURI}`));
  });
});

async function choose(name, buffer) {
  await page.evaluate(() => (document.getElementById('notice').hidden = true));
  await page.locator('#file').setInputFiles({ name, mimeType: '', buffer });
  await page.waitForFunction(() => !document.getElementById('notice').hidden);
  return page.locator('#notice').innerText();
}

test('a Word file gives its text, headings and paragraphs apart, and is read', async () => {
  const words = await choose('news.docx', docx([{ style: 'Heading1', text: 'Talks in Geneva' }, 'Kenya & Norway met <today>.', 'Kim Jong Un \ud83d\ude00 did not come.']));
  assert.match(words, /Opened news\.docx/);
  assert.equal(await shownText(page), 'Talks in Geneva\n\nKenya & Norway met <today>.\n\nKim Jong Un \ud83d\ude00 did not come.\n');
  await settled(page);
  assert.match(await page.locator('#entities').innerText(), /Norway/);
});

test('what a Word file says in HTML stays text', async () => {
  await choose('evil.docx', docx(['<img src=x onerror="document.title=\'hit\'"><script>document.title="hit"</script>']));
  assert.match(await shownText(page), /^<img src=x/);
  assert.notEqual(await page.title(), 'hit');
});

for (const [name, content, words] of [
  ['cut.docx', docx(['Norway']).subarray(0, 300), /cut\.docx is damaged/],
  ['broken.docx', docx(['Norway'], { 'word/document.xml': strToU8('<w:document') }), /broken\.docx is damaged/],
  ['sheet.docx', Buffer.from(zipSync({ 'xl/workbook.xml': strToU8('<x/>') })), /no Word file/],
  ['locked.docx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /locked with a password/],
  ['bomb.docx', docx(['Norway'], { 'word/comments.xml': new Uint8Array(210e6) }), /unpacks to more/],
  ['scan.pdf', pdf([[], []]), /pictures of its pages/],
  ['locked.pdf', lockedPdf(), /locked with a password/],
  ['cut.pdf', Buffer.from('%PDF-1.7\nnothing that a reader could use'), /damaged, or no PDF/],
]) {
  test(`${name}: refused with a reason, the text stays`, async () => {
    await paste(page, 'kept ');
    const before = await shownText(page);
    assert.match(await choose(name, content), words);
    assert.equal(await page.locator('#notice').getAttribute('class'), 'error');
    assert.equal(await shownText(page), before);
  });
}

test('a PDF gives its text in paragraphs, and is read', async () => {
  const full = ['Kenya and Norway opened talks in Geneva on Tuesday about the fish-', 'ing rights in the North Sea, and about the patrols that both had sent', 'there. Nothing was signed.'];
  const words = await choose('news.pdf', pdf([
    [[72, 760, 'Talks in Geneva'], ...full.map((line, i) => [72, 720 - 14 * i, line]), [72, 650, 'The ministers, who had come with their own'], [72, 636, 'lawyers, left late and said only that the next round would be held']],
    [[72, 740, 'in Oslo in May.'], [72, 700, '\\(End\\)']],
  ]));
  assert.match(words, /Opened news\.pdf \(.*2 pages/);
  assert.equal(await shownText(page), `Talks in Geneva\n\n${full.join(' ').replace('fish- ing', 'fishing')}\n\n`
    + 'The ministers, who had come with their own\nlawyers, left late and said only that the next round would be held in Oslo in May.\n\n\\(End\\)\n');
  await settled(page);
  assert.match(await page.locator('#entities').innerText(), /Norway/);
});

test('a page of pictures among others is mentioned', async () => {
  assert.match(await choose('mixed.pdf', pdf([[[72, 700, 'Norway']], []])), /no text on 1 of them/);
});

test('a long PDF can be stopped while it is read, and the text stays', async () => {
  const before = await shownText(page);
  await page.evaluate(() => (document.getElementById('notice').hidden = true));
  await page.locator('#file').setInputFiles({ name: 'long.pdf', mimeType: '', buffer: pdf(Array.from({ length: 3000 }, (_, i) => [[72, 700, `Page ${i} of Norway`]])) });
  await page.waitForFunction(() => {
    const stop = [...document.querySelectorAll('#notice button')].find(({ textContent }) => textContent === 'Stop');
    stop?.click();
    return stop;
  });
  await page.waitForFunction(() => /long\.pdf was not opened/.test(document.getElementById('live').textContent));
  assert.equal(await page.locator('#notice').isHidden(), true);
  assert.equal(await shownText(page), before);
  assert.match(await choose('short.pdf', pdf([[[72, 700, 'Kenya']]])), /Opened short\.pdf/);
  assert.equal(await shownText(page), 'Kenya\n');
  assert.deepEqual(page.errors, []);
});

test('all that went on inside the policy', async () => {
  assert.deepEqual(await page.evaluate(() => window.violations.filter((each) => !/^(style|img|script)-src/.test(each))), []);
  assert.deepEqual(page.errors, []);
});

test('rich text that lost its paragraphs on the clipboard gets them back', async () => {
  await page.locator('#clear').click();
  await paste(page, 'Norway met Kenya. Kim came.', '<p>Norway met <b>Kenya</b>.</p><p>Kim came.</p>');
  assert.equal(await shownText(page), 'Norway met Kenya.\n\nKim came.\n');
});

test('plain text with its own paragraphs is pasted as it is', async () => {
  await page.locator('#clear').click();
  await paste(page, 'Norway.\n\nKenya.', '<div>Norway.<br>Kenya.</div><p>and a menu</p>');
  assert.equal(await shownText(page), 'Norway.\n\nKenya.');
});
