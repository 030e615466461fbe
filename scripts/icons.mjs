// node scripts/icons.mjs: makes the icons in sizes that installing asks for out of web/icons/icon.svg, with the tests' browser.
// They change as rarely as the drawing does, so they are kept in the repository.
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

import { inRoot } from './lib.mjs';
import { findBrowser } from './setup.mjs';

const svg = readFileSync(inRoot('web/icons/icon.svg'), 'utf8');
const ground = /<rect[^>]*fill="([^"]*)"/.exec(svg)[1];
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
const page = await browser.newPage();
// A maskable icon fills the square, what matters within its inner 80 % (https://www.w3.org/TR/appmanifest/#icon-masks).
for (const [name, size, part, back] of [['icon-192', 192, 1, 'transparent'], ['icon-512', 512, 1, 'transparent'], ['icon-maskable-512', 512, 0.8, ground]]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<body style="margin:0;height:100vh;display:grid;place-items:center;background:${back}"><img style="width:${100 * part}vmin" src="data:image/svg+xml,${encodeURIComponent(svg)}">`);
  await page.locator('img').evaluate((image) => image.decode());
  writeFileSync(inRoot(`web/icons/${name}.png`), await page.screenshot({ omitBackground: true }));
}
await browser.close();
