// What the page's tests share: the built site on a local server, a browser, and ways to look at the page.
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const site = process.env.ENTENTE_SITE ?? join(root, 'dist');
export const isFake = existsSync(join(site, 'fake'));

const kTypes = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json', '.txt': 'text/plain; charset=utf-8', '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json' };

/** Headers of a `_headers` file for every path (the rules under "/*"). */
export function siteHeaders() {
  const headers = {};
  const path = join(site, '_headers');
  if (!existsSync(path)) return headers;
  let everywhere = false;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (/^\S/.test(line)) everywhere = line.trim() === '/*';
    const header = /^\s+([\w-]+):\s*(.*)$/.exec(line);
    if (everywhere && header) headers[header[1]] = header[2];
  }
  return headers;
}

/** Serves the site under `path`; `headers: false` is a host that sends none. Resolves to { url, close, requests }. */
export function serve({ headers = true, path = '/' } = {}) {
  const extra = headers ? siteHeaders() : {};
  const requests = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    requests.push({ method: request.method, url: request.url });
    const file = join(site, normalize(decodeURIComponent(pathname.startsWith(path) ? pathname.slice(path.length) : '..missing') || 'index.html'));
    if (!file.startsWith(site) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': kTypes[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-store', ...extra });
    response.end(readFileSync(file));
  });
  return new Promise((ready) => server.listen(0, '127.0.0.1', () => ready({
    url: `http://127.0.0.1:${server.address().port}${path}`,
    requests,
    close: () => new Promise((done) => {
      server.closeAllConnections();
      server.close(done);
    }),
  })));
}

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });
}

/** A page of the site, its errors gathered in `page.errors`. */
export async function open(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, ...options });
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
  await page.waitForTimeout(260);  // the page's own pause before it reads
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

/** The analysis as the page gives it away. */
export async function analysisOf(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.evaluate(() => document.getElementById('save-json').click())]);
  return JSON.parse(readFileSync(await download.path(), 'utf8'));
}
