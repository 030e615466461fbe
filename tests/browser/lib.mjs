// What the page's tests share: the built site on a local server, a browser, and ways to look at the page.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve as serveFolder } from '../../scripts/serve.mjs';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const site = process.env.ENTENTE_SITE ?? join(root, 'dist');
export const isFake = existsSync(join(site, 'fake'));

/** Serves the site under `path`; `headers: false` is a host that sends none. Resolves to { url, requests, close }. */
export function serve({ headers = true, path = '/' } = {}) {
  return serveFolder({ folder: site, sendHeaders: headers, path });
}

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });
}

/** A page of the site, its errors gathered in `page.errors`. Without a service worker, which would fetch the site once more for each page. */
export async function open(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  page.errors = [];
  page.on('pageerror', (error) => page.errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && page.errors.push(message.text()));
  await page.goto(url);
  return page;
}

/** Pastes a text at the caret, as the clipboard would bring it. */
export async function paste(page, text, html = null) {
  await page.locator('#text').focus();
  await page.evaluate(([plain, rich]) => {
    const data = new DataTransfer();
    data.setData('text/plain', plain);
    if (rich !== null) data.setData('text/html', rich);
    document.getElementById('text').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, [text, html]);
}

/** Waits until the text as it is now has been read. */
export async function settled(page, timeout = 60000) {
  await page.waitForFunction(() => document.getElementById('state').dataset.kind !== 'reading', null, { timeout });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** The text that the box shows: its lines joined. */
export function shownText(page) {
  return page.evaluate(() => [...document.querySelectorAll('#text .line')].map((line) => line.textContent).join('\n'));
}

/** What is painted: family, words and text offsets of every range, in text order. */
export function painted(page, names = null) {
  return page.evaluate((wanted) => {
    const lines = [...document.querySelectorAll('#text .line')];
    const begins = new Map();
    let begin = 0;
    for (const line of lines) {
      begins.set(line, begin);
      begin += line.textContent.length + 1;
    }
    const offset = (node, at) => begins.get((node.nodeType === 3 ? node.parentNode : node).closest('.line')) + at;
    const found = [];
    for (const [name, highlight] of CSS.highlights) {
      if (wanted && !wanted.includes(name)) continue;
      for (const range of highlight) {
        found.push({ name, begin: offset(range.startContainer, range.startOffset), end: offset(range.endContainer, range.endOffset) });
      }
    }
    return found.sort((a, b) => a.begin - b.begin || b.end - a.end);
  }, names);
}

/** Waits until what was drawn after a change, and what follows from that, stands. */
export function frames(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))));
}

/** Where the chosen mark begins in the text. */
export async function here(page) {
  await frames(page);
  return (await painted(page, ['here', 'flash'])).map(({ begin }) => begin);
}

/** What "Save" gives for a format: { name, text }. */
export async function saved(page, format) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.evaluate((id) => {
    document.getElementById('format').value = id;
    document.getElementById('save').click();
  }, format)]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

/** The analysis as the page gives it away. */
export async function analysisOf(page) {
  return JSON.parse((await saved(page, 'json')).text);
}

/** The text that the page keeps (not what it shows): what copying everything gives. The selection is put back. */
export function keptText(page) {
  return page.evaluate(() => {
    const selection = getSelection();
    const before = selection.rangeCount ? [selection.anchorNode, selection.anchorOffset, selection.focusNode, selection.focusOffset] : null;
    const data = new DataTransfer();
    selection.selectAllChildren(document.getElementById('text'));
    document.getElementById('text').dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
    if (before) selection.setBaseAndExtent(...before);
    return data.getData('text/plain');
  });
}

/** Selects [begin, end) of the text in the box. */
export function select(page, begin, end = begin) {
  return page.evaluate(([from, to]) => {
    const box = document.getElementById('text');
    box.focus();
    const place = (offset) => {
      for (const line of box.querySelectorAll('.line')) {
        const { length } = line.textContent;
        if (offset <= length) return line.firstChild.nodeType === 3 ? [line.firstChild, offset] : [line, 0];
        offset -= length + 1;
      }
      throw new Error('beyond the text');
    };
    getSelection().setBaseAndExtent(...place(from), ...place(to));
  }, [begin, end]);
}

/** A browser and a site for the tests of one file. */
export function setUp(test, options) {
  const shared = {};
  test.before(async () => {
    shared.host = await serve(options);
    shared.browser = await launch();
    shared.open = (pageOptions) => open(shared.browser, shared.host.url, pageOptions);
  });
  test.after(async () => {
    await shared.browser?.close();
    await shared.host?.close();
  });
  return shared;
}

/** Numbers that look random and are the same every time (mulberry32). */
export function randomFrom(seed) {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

export const kNews = `Kenya and Norway opened talks in Geneva on May 8, 2018.
Kim Jong Un flew to China, and the European Union sent an envoy.

Norway said Kim Jong Un would not visit Kenya before the United Nations met.`;
