// node tests/browser/screenshots.mjs [folder]: the page in all its states, for eyes; into build/screenshots/.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, open, paste, root, serve, settled } from './lib.mjs';

const out = process.argv[2] ?? join(root, 'build/screenshots');
mkdirSync(out, { recursive: true });
const { url, close } = await serve();
const browser = await launch();
const text = readFileSync(join(root, 'web/samples/talks.txt'), 'utf8');

async function sample(page) {
  await page.locator('#intro .samples button').first().click();
  await page.waitForFunction(() => document.querySelector('#text .line').textContent !== '');
  await settled(page);
}
async function shoot(page, name) {
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(out, `${name}.png`) });
}

for (const colorScheme of ['light', 'dark']) {
  for (const width of [320, 360, 768, 1024, 1440, 1920, 2560]) {
    const narrow = width < 54 * 15;
    const page = await open(browser, url, { colorScheme, viewport: { width, height: width < 500 ? 740 : 900 }, hasTouch: narrow });
    const shot = (name) => shoot(page, `${name}-${width}-${colorScheme}`);
    await shot('first');
    await sample(page);
    await shot('text');
    if (narrow) await page.locator('#sheet').click();
    for (const tab of await page.locator('#tabs [role="tab"]').all()) {
      await tab.click();
      await shot(await tab.getAttribute('data-view'));
    }
    await page.locator('#tab-entities').click();
    await page.locator('#entities button').first().click();
    await page.locator('#doc-name').focus();
    await page.keyboard.press('c');
    await shot('walk');
    if (page.errors.length) console.log(width, colorScheme, page.errors);
    await page.context().close();
  }
}

// The picture of the README.
const front = await open(browser, url, { colorScheme: 'light', viewport: { width: 1280, height: 800 } });
await sample(front);
const at = await front.evaluate(() => {
  const range = [...CSS.highlights.get('person')].find((each) => each.toString() === 'Marta Lindqvist');
  const { left, top, width, height } = range.getClientRects()[0];
  return [left + width / 2, top + height / 2];
});
await front.mouse.move(...at);
await front.waitForSelector('#card:popover-open');
await shoot(front, 'readme');

const page = await open(browser, url, { viewport: { width: 1024, height: 900 } });
await page.locator('#help-open').click();
await shoot(page, 'help');
await page.locator('#help-close').click();
await paste(page, text);
await settled(page);
await page.locator('#doc-name').focus();
await page.locator('button[popovertarget="look"]').click();
await shoot(page, 'look');
await page.keyboard.press('Escape');
for (const name of ['labels', 'lines']) {
  await page.keyboard.press('l');
  await shoot(page, name);
}
await page.keyboard.press('m');
await shoot(page, 'silent');
await page.keyboard.press('m');
await page.keyboard.press('l');
await page.emulateMedia({ forcedColors: 'active' });
await shoot(page, 'forced');
await page.emulateMedia({ forcedColors: 'none', media: 'print' });
await page.pdf({ path: join(out, 'print.pdf'), format: 'A4' });
await page.screenshot({ path: join(out, 'print.png'), fullPage: true });
await browser.close();
await close();
console.log(out);
