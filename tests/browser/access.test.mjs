// axe-core finds nothing, whatever is open, in light and dark, wide and narrow.
import assert from 'node:assert/strict';
import test from 'node:test';
import { expectClean } from './axe.mjs';
import { kNews, paste, settled, setUp } from './lib.mjs';

const shared = setUp(test);
for (const colorScheme of ['light', 'dark']) {
  for (const [name, width] of [['wide', 1200], ['phone', 360]]) {
    test(`${colorScheme}, ${name}: first visit, text, card, filter, samples, help`, { timeout: 120000 }, async () => {
      const page = await shared.open({ colorScheme, viewport: { width, height: 740 }, hasTouch: name === 'phone', reducedMotion: 'reduce' });
      await expectClean(page, 'first visit');
      await paste(page, `${kNews}\n${'Plain words follow here.\n'.repeat(100)}`);
      await settled(page);
      await expectClean(page, 'with a text');
      if (name === 'phone') await page.locator('#sheet').click();
      await page.locator('#entities button').first().click();
      if (name === 'phone') {
        await page.locator('#sheet').click();
        await page.locator('#filters summary').click();
      }
      await page.locator('.only').first().click();
      await page.locator('.only').first().click();
      await page.locator('.toggle').nth(2).click();
      await page.waitForTimeout(200);
      await page.keyboard.press('c');
      await page.waitForSelector('#card:popover-open');
      await expectClean(page, 'with a card, a name chosen, a kind hidden');
      await page.keyboard.press('e');
      await expectClean(page, 'with the card of an entity');
      await page.keyboard.press('Escape');
      for (const tab of await page.locator('#tabs [role="tab"]').all()) {
        await tab.click();
        await expectClean(page, `view ${await tab.textContent()}`);
      }
      if (name === 'phone') await page.locator('#sheet').click();
      await page.locator('button[popovertarget="sample-menu"]').click();
      await expectClean(page, 'with the samples');
      await page.keyboard.press('Escape');
      await page.locator('button[popovertarget="look"]').click();
      await page.getByRole('radio', { name: 'Labels' }).check({ force: true });
      await expectClean(page, 'with labels, and the choice of them');
      await page.locator('#silent').check();
      await page.keyboard.press('Escape');
      await expectClean(page, 'silenced');
      await page.locator('#doc-name').focus();
      await page.keyboard.press('m');
      await page.locator('#help-open').click();
      await expectClean(page, 'with the help');
      await page.locator('#help-close').click();
      await page.evaluate(() => document.getElementById('credits-open').click());
      await page.waitForFunction(() => document.querySelectorAll('#credits-text li').length > 5);
      await expectClean(page, 'with the credits');
      await page.locator('#credits-close').click();
      await page.locator('#clear').click();
      await expectClean(page, 'with a notice');
      await paste(page, 'Der Kanzler hat nicht mit der Presse gesprochen, und das wird er auch in der kommenden Woche nicht tun, wie er sagte.');
      await settled(page);
      await page.locator('#file').setInputFiles({ name: 'x.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') });
      await page.waitForSelector('#notice.error');
      assert.ok(await page.locator('#warnings').isVisible());
      await expectClean(page, 'with a warning and an error');
    });
  }
}

test('nothing is cut off or scrolls sideways from 320 px to 2560 px', async () => {
  const page = await shared.open();
  await paste(page, `${kNews}\n${'averyveryverylongwordwithoutanyspace'.repeat(20)}`);
  await settled(page);
  for (const width of [320, 360, 480, 768, 864, 1024, 1440, 2560]) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0, `${width} px`);
  }
});

test('the page works at twice the text size', async () => {
  const page = await shared.open({ viewport: { width: 600, height: 400 } });  // 1200 x 800 at 200 %
  await paste(page, kNews);
  await settled(page);
  await page.locator('#sheet').click();
  await page.locator('#entities button', { hasText: 'Kim' }).click();
  assert.match(await page.locator('#place').textContent(), /1 of 2/);
});

test('with forced colours underlines still tell the kinds apart', async () => {
  const page = await shared.open({ forcedColors: 'active' });
  await paste(page, kNews);
  await settled(page);
  const styles = await page.locator('.swatch').evaluateAll((all) => all.map((each) => {
    const { textDecorationStyle: style, textDecorationThickness: width } = getComputedStyle(each);
    return `${style} ${width}`;
  }));
  assert.equal(new Set(styles).size, 9);
});

test('text and lines have the contrast they need on every tint', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const page = await shared.open({ colorScheme });
    const ratios = await page.evaluate(() => {
      const canvas = document.createElement('canvas').getContext('2d');
      const probe = document.createElement('i');
      document.body.append(probe);
      const luminance = (name) => {
        probe.style.color = `var(--${name})`;
        canvas.fillStyle = getComputedStyle(probe).color;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ratio = (a, b) => {
        const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
        return (high + 0.05) / (low + 0.05);
      };
      return ['person', 'norp', 'org', 'gpe', 'loc', 'event', 'thing', 'law', 'value'].map((family) =>
        [family, Math.min(ratio('ink', `${family}-tint`), ratio('soft', `${family}-tint`)), ratio(`${family}-line`, `${family}-tint`), ratio(`${family}-line`, 'paper')]);
    });
    for (const [family, text, lineOnTint, lineOnPaper] of ratios) {
      assert.ok(text >= 4.5 && lineOnTint >= 3 && lineOnPaper >= 3, `${colorScheme} ${family}: ${text} ${lineOnTint} ${lineOnPaper}`);
    }
  }
});
