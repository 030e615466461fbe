// The text box: whatever is done to it, the text kept, the text shown and what was meant are the same.
import assert from 'node:assert/strict';
import test from 'node:test';
import { keptText, paste, randomFrom, select, setUp, shownText } from './lib.mjs';

const shared = setUp(test);

async function expectText(page, text) {
  assert.equal(await shownText(page), text);
  assert.equal(await keptText(page), text);
}

test('typing, Enter and Backspace change text and lines', async () => {
  const page = await shared.open();
  await page.locator('#text').click();
  await page.keyboard.type('Kenya and');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Norway');
  await expectText(page, 'Kenya and\nNorway');
  await page.keyboard.press('Home');
  await page.keyboard.press('Backspace');
  await expectText(page, 'Kenya andNorway');
  assert.deepEqual(page.errors, []);
});

test('Enter between empty lines makes more of them', async () => {
  const page = await shared.open();
  await page.locator('#text').click();
  for (let i = 0; i < 4; i++) await page.keyboard.press('Enter');
  await page.keyboard.type('x');
  await expectText(page, '\n\n\n\nx');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await expectText(page, '\n\n\n');
});

test('a selection over lines gives way to what is typed', async () => {
  const page = await shared.open();
  await paste(page, 'one\ntwo\nthree');
  await select(page, 2, 10);
  await page.keyboard.type('X');
  await expectText(page, 'onXree');
});

test('everything selected gives way to what is typed', async () => {
  const page = await shared.open();
  await paste(page, 'one\ntwo\nthree');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('new');
  await expectText(page, 'new');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expectText(page, '');
});

test('undo takes back a paste, and redo brings it again', async () => {
  const page = await shared.open();
  await page.locator('#text').click();
  await page.keyboard.type('before ');
  await paste(page, 'one\ntwo');
  await expectText(page, 'before one\ntwo');
  await page.keyboard.press('Control+z');
  await expectText(page, 'before ');
  await page.keyboard.press('Control+Shift+z');
  await expectText(page, 'before one\ntwo');
});

test('undo goes back word by word, to the very beginning', async () => {
  const page = await shared.open();
  await page.locator('#text').click();
  await page.keyboard.type('one two');
  await page.keyboard.press('Control+z');
  await expectText(page, 'one ');
  await page.keyboard.press('Control+z');
  await expectText(page, '');
});

test('cut takes the selection along', async () => {
  const page = await shared.open();
  await paste(page, 'one\ntwo\nthree');
  await select(page, 1, 6);
  const cut = await page.evaluate(() => {
    const data = new DataTransfer();
    document.getElementById('text').dispatchEvent(new ClipboardEvent('cut', { clipboardData: data, bubbles: true, cancelable: true }));
    return data.getData('text/plain');
  });
  assert.equal(cut, 'ne\ntw');
  await expectText(page, 'oo\nthree');
});

test('foreign line ends become plain ones', async () => {
  const page = await shared.open();
  await paste(page, 'one\r\ntwo\rthree\n');
  await expectText(page, 'one\ntwo\nthree\n');
});

test('Clear empties the box and can be undone', async () => {
  const page = await shared.open();
  await paste(page, 'one\ntwo');
  await page.locator('#clear').click();
  await expectText(page, '');
  assert.ok(await page.locator('#intro').isVisible());
  await page.locator('#notice button', { hasText: 'Undo' }).click();
  await expectText(page, 'one\ntwo');
});

test('an offer to undo ends with the next edit', async () => {
  const page = await shared.open();
  await paste(page, 'one\ntwo');
  await page.locator('#clear').click();
  await paste(page, 'three');
  assert.equal(await page.locator('#notice').isVisible(), false);
  await expectText(page, 'three');
});

test('undo works wherever the focus is, but in fields', async () => {
  const page = await shared.open();
  await paste(page, 'one\ntwo');
  await page.locator('#clear').click();
  await page.locator('#doc-name').focus();
  await page.keyboard.press('Control+z');
  await expectText(page, 'one\ntwo');
  await page.locator('#filter').fill('x');
  await page.keyboard.press('Control+z');
  await expectText(page, 'one\ntwo');
});

test('the name over the text is that of the text', async () => {
  const page = await shared.open();
  const name = () => page.locator('#doc-name').textContent();
  await page.locator('#file').setInputFiles({ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('From a file.') });
  await page.waitForFunction(() => document.getElementById('doc-name').textContent === 'note.txt');
  await page.locator('#text').focus();
  await page.keyboard.press('Control+a');
  await paste(page, 'Something else altogether.');
  assert.equal(await name(), 'Your text');
  await page.keyboard.press('Control+z');
  await expectText(page, 'From a file.');
  assert.equal(await name(), 'note.txt');
});

test('the paste button takes the text of the clipboard', async () => {
  const page = await shared.open({ permissions: ['clipboard-read', 'clipboard-write'] });
  await page.evaluate(() => navigator.clipboard.writeText('Kenya\r\nNorway'));
  await page.locator('#paste').click();
  await page.waitForFunction(() => document.querySelectorAll('#text .line').length === 2);
  await expectText(page, 'Kenya\nNorway');
});

test('a paste of nothing but HTML brings its text', async () => {
  const page = await shared.open();
  await paste(page, '', '<p>Kenya <b>and</b></p><p>Norway</p><script>alert(1)</script>');
  await expectText(page, 'Kenya and\n\nNorway\n');
});

test('text that is dragged within the box moves', async () => {
  const page = await shared.open();
  await paste(page, 'alpha beta gamma');
  await select(page, 0, 6);
  await page.evaluate(() => {
    const box = document.getElementById('text');
    const node = box.querySelector('.line').firstChild;
    const range = document.createRange();
    range.setStart(node, 11);
    const at = range.getBoundingClientRect();
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', 'alpha ');
    box.dispatchEvent(new DragEvent('dragstart', { dataTransfer, bubbles: true }));
    box.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, clientX: at.left, clientY: at.top + at.height / 2 }));
  });
  await expectText(page, 'beta alpha gamma');
});

test('composition (an input method) arrives as text', async () => {
  const page = await shared.open();
  await paste(page, 'one\ntwo');
  await select(page, 3);
  const client = await page.context().newCDPSession(page);
  await client.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
  await client.send('Input.insertText', { text: '\u4f60' });
  await expectText(page, 'one\u4f60\ntwo');
});

test('lines that an extension adds or removes are taken as they are', async () => {
  const page = await shared.open();
  await paste(page, 'one\ntwo\nthree');
  await page.evaluate(() => document.querySelectorAll('#text .line')[1].remove());
  await page.waitForTimeout(20);
  await expectText(page, 'one\nthree');
});

test('300 random edits give what a plain string gives', async () => {
  const page = await shared.open();
  const random = randomFrom(3);
  await page.locator('#text').click();
  let text = '';
  for (let i = 0; i < 300; i++) {
    const begin = random(text.length + 1);
    const end = random(3) ? begin : Math.min(text.length, begin + random(40));
    await select(page, begin, end);
    const kind = random(6);
    const put = (words) => (text = text.slice(0, begin) + words + text.slice(end));
    if (kind === 0) {
      put('\n');
      await page.keyboard.press('Enter');
    } else if (kind === 1) {
      const words = ['a\nb', '\n\n', 'long line '.repeat(random(30)), 'x\r\ny\r\n', '\ud83d\ude00\n\u0645\u0631'][random(5)];
      put(words.replace(/\r\n/g, '\n'));
      await paste(page, words);
    } else if (kind === 2) {
      text = begin < end ? text.slice(0, begin) + text.slice(end) : text.slice(0, Math.max(0, begin - charBefore(text, begin))) + text.slice(begin);
      await page.keyboard.press('Backspace');
    } else if (kind === 3) {
      text = begin < end ? text.slice(0, begin) + text.slice(end) : text.slice(0, begin) + text.slice(begin + charAfter(text, begin));
      await page.keyboard.press('Delete');
    } else {
      const word = 'abc '.slice(random(3));
      put(word);
      await page.keyboard.type(word);
    }
    if (i % 20 === 19) await expectText(page, text);
  }
  await expectText(page, text);
  while ((await shownText(page)) !== '') {
    const before = await shownText(page);
    await page.keyboard.press('Control+z');
    const after = await shownText(page);
    if (before === after) break;
    assert.equal(await keptText(page), after);
  }
  await expectText(page, '');
  assert.deepEqual(page.errors, []);
});

/** How much a Backspace or Delete takes: whole characters, but of an emoji or a letter with marks as the browser does. */
function charBefore(text, at) {
  return /[\udc00-\udfff]/.test(text[at - 1] ?? '') ? 2 : 1;
}
function charAfter(text, at) {
  return /[\ud800-\udbff]/.test(text[at] ?? '') ? 2 : 1;
}
