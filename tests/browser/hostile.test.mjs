// Texts that break pages: markup, emoji, right-to-left, lone surrogates, NUL. They show as they are, marked where they should be.
import assert from 'node:assert/strict';
import test from 'node:test';
import { analysisOf, keptText, paste, painted, settled, setUp, shownText } from './lib.mjs';

const shared = setUp(test);

const texts = {
  markup: '<img src=x onerror="document.title=\'hit\'"><script>document.title="hit"</script> Norway & <b>Kenya</b> &amp; <style>*{display:none}</style>',
  emoji: '\ud83d\ude00\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 Norway \ud83c\uddf3\ud83c\uddf4 met Kenya \ud83d\ude80.',
  'right to left': '\u0642\u0627\u0644 Norway \u0645\u0631\u062d\u0628\u0627 \u202eKenya\u202c \u05e9\u05dc\u05d5\u05dd.',
  'lone surrogates': 'a\ud800 Norway \udc00b Kenya \ud83d.',
  'NUL and controls': 'Norway\u0000 met\u0007 Kenya\u0001.\u0085 Then\u2028 Norway\u000b again.',
  'combining marks': 'Re\u0301my went to Norway\u0301 and Kenya.',
  'no-break and zero width': 'Norway\u00a0met\u200bKenya\ufeff and\u00ad Norway.',
};

for (const [name, text] of Object.entries(texts)) {
  test(`${name}: shown as it is, every mark on its words`, async () => {
    const page = await shared.open();
    await paste(page, text);
    await settled(page);
    assert.equal(await shownText(page), text);
    assert.equal(await keptText(page), text);
    const { mentions, length } = await analysisOf(page);
    assert.equal(length, text.length);
    const spans = (await painted(page)).map(({ begin, end }) => `${begin}-${end}`);
    for (const { span } of mentions.filter(({ type, form }) => type !== 'OTHER' && form !== 'pronoun')) assert.ok(spans.includes(span.join('-')), span.join('-'));
    assert.notEqual(await page.title(), 'hit');
    assert.equal(await page.locator('#text :not(.chunk, .line, br)').count(), 0);
    assert.deepEqual(page.errors, []);
  });
}

test('rich text on the clipboard comes in as plain text', async () => {
  const page = await shared.open();
  await paste(page, 'Norway', '<b onclick="x()">Norway</b><img src=x>');
  assert.equal(await shownText(page), 'Norway');
  assert.equal(await page.locator('#text b, #text img').count(), 0);
});

test('names with markup in them stay text in list and card', async () => {
  const page = await shared.open();
  await paste(page, 'Kim <b>Jong</b> Un and Norway <i>met</i>. "Norway" & Kenya.');
  await settled(page);
  assert.equal(await page.locator('#entities b, #entities i').count(), 0);
});
