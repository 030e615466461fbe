// node tests/browser/screenshots.mjs [folder]: the page at several widths and themes, for eyes; into build/screenshots/.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, open, paste, root, serve, settled } from './lib.mjs';

const out = process.argv[2] ?? join(root, 'build/screenshots');
mkdirSync(out, { recursive: true });
const { url, close } = await serve();
const browser = await launch();
const text = readFileSync(join(root, 'web/samples/talks.txt'), 'utf8');
for (const colorScheme of ['light', 'dark']) {
  for (const width of [360, 1024, 1920]) {
    const page = await open(browser, url, { colorScheme, viewport: { width, height: width < 500 ? 740 : 900 }, hasTouch: width < 500 });
    const shot = (name) => page.screenshot({ path: join(out, `${name}-${width}-${colorScheme}.png`) });
    await shot('first');
    await page.locator('#intro .samples button').first().click();
    await page.waitForFunction(() => document.querySelector('#text .line').textContent !== '');
    await settled(page);
    await shot('text');
    if (width < 500) await page.locator('#sheet').click();
    await page.locator('#entities button').first().click();
    await page.waitForTimeout(300);
    if (width < 500) await page.locator('#doc-name').focus();
    await page.keyboard.press('c');
    await page.waitForTimeout(300);
    await shot('walk');
    if (page.errors.length) console.log(width, colorScheme, page.errors);
    await page.context().close();
  }
}
// The picture of the README.
const front = await open(browser, url, { colorScheme: 'light', viewport: { width: 1280, height: 800 } });
await front.locator('#intro .samples button').first().click();
await front.waitForFunction(() => document.querySelector('#text .line').textContent !== '');
await settled(front);
const at = await front.evaluate(() => {
  const range = [...CSS.highlights.get('person')].find((each) => each.toString() === 'Marta Lindqvist');
  const { left, top, width, height } = range.getClientRects()[0];
  return [left + width / 2, top + height / 2];
});
await front.mouse.move(...at);
await front.waitForSelector('#card:popover-open');
await front.waitForTimeout(300);
await front.screenshot({ path: join(out, 'readme.png') });

const page = await open(browser, url, { viewport: { width: 1024, height: 900 } });
await page.locator('#help-open').click();
await page.waitForTimeout(300);
await page.screenshot({ path: join(out, 'help.png') });
await page.locator('#help-close').click();
await page.emulateMedia({ forcedColors: 'active' });
await paste(page, text);
await settled(page);
await page.screenshot({ path: join(out, 'forced.png') });
await page.emulateMedia({ forcedColors: 'none', media: 'print' });
await page.pdf({ path: join(out, 'print.pdf') });
await page.screenshot({ path: join(out, 'print.png') });
await browser.close();
await close();
console.log(out);
