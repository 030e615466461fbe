// Nothing leaves the page: the policy is there and bites, and every request, the worker's too, is a GET of a file of the site.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import test from 'node:test';
import { isFake, kNews, launch, open, paste, serve, settled, setUp, site } from './lib.mjs';

const shared = setUp(test);
const files = new Set(readdirSync(site, { recursive: true }).map(String));

/** Every request of the browser, whoever makes it. */
function record(context) {
  const requests = [];
  context.on('request', (request) => requests.push({ url: request.url(), method: request.method(), body: request.postData() }));
  return requests;
}

async function use(page) {
  await paste(page, kNews);
  await settled(page);
  await page.locator('#entities button').first().click();
  await page.keyboard.press('n');
  await page.locator('#text').focus();
  await page.keyboard.type('Zanzibar secrets ');
  await settled(page);
  await page.locator('#filter').fill('kim');
  for (const tab of await page.locator('#tabs [role="tab"]').all()) await tab.click();
  await page.locator('#tab-document').click();
  await page.locator('#date').fill('2018-05-08');
  await settled(page);
  await page.locator('button[popovertarget="sample-menu"]').click();
  await page.locator('#sample-menu li button').first().click();
  await settled(page);
}

for (const headers of [true, false]) {
  const host = headers ? 'a host that sends headers' : 'a host that sends none';

  test(`${host}: only GETs of the site's own files, none of them about the text`, { timeout: 120000 }, async (t) => {
    const own = await serve({ headers });
    t.after(() => own.close());
    const context = await shared.browser.newContext();
    const requests = record(context);
    const page = await context.newPage();
    const seen = [];
    const client = await page.context().newCDPSession(page);
    await client.send('Network.enable');
    client.on('Network.requestWillBeSent', ({ request }) => seen.push(request.url));
    await page.goto(own.url);
    await use(page);
    const served = own.requests.map(({ method, url }) => ({ method, url: new URL(url, own.url).href }));
    for (const { url, method, body } of [...requests, ...served]) {
      if (/^(blob|data):/.test(url)) continue;
      const { origin, pathname, search, hash } = new URL(url);
      assert.equal(method, 'GET', url);
      assert.equal(body ?? null, null, url);
      assert.equal(origin, new URL(own.url).origin, url);
      assert.equal(search + hash, '', url);
      assert.ok(pathname === '/' || files.has(pathname.slice(1)), url);
    }
    assert.ok(served.length >= 4);
    assert.equal((await context.cookies()).length, 0);
    assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
    await context.close();
  });

  test(`${host}: the policy is in force, eval and foreign requests are blocked`, { timeout: 60000 }, async (t) => {
    const own = await serve({ headers });
    t.after(() => own.close());
    const page = await open(shared.browser, own.url);
    const found = await page.evaluate(async () => {
      const blocked = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => blocked.push(effectiveDirective));
      await new Promise((done) => setTimeout(done));  // the debugger's own task may use eval; those after it may not
      const attempt = async (run) => {
        try {
          await run();
          return 'done';
        } catch (error) {
          return error.name;
        }
      };
      return {
        eval: await attempt(() => (0, eval)('1')),
        function: await attempt(() => new Function('return 1')()),
        script: await attempt(() => (document.createElement('script').textContent = 'window.ran = true')),
        fetch: await attempt(() => fetch('https://example.org/')),
        beacon: await attempt(() => fetch('http://127.0.0.1:1/', { method: 'POST', body: 'x', mode: 'no-cors' })),
        html: await attempt(() => (document.createElement('div').innerHTML = '<b>x</b>')),
        image: await new Promise((done) => {
          const image = new Image();
          image.onload = () => done('loaded');
          image.onerror = () => done('blocked');
          image.src = 'https://example.org/x.png';
        }),
        policy: document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? '',
      };
    });
    assert.equal(found.eval, 'EvalError');
    assert.equal(found.function, 'EvalError');
    assert.equal(found.script, 'TypeError');
    assert.equal(found.fetch, 'TypeError');
    assert.equal(found.beacon, 'TypeError');
    assert.equal(found.html, 'TypeError');
    assert.equal(found.image, 'blocked');
    for (const rule of ["default-src 'none'", "connect-src 'self'", "form-action 'none'", "require-trusted-types-for 'script'"]) assert.ok(found.policy.includes(rule), rule);
    assert.ok(!/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')/.test(found.policy));
  });

  test(`${host}: the worker is under the policy too`, { skip: isFake && 'the stand-in has no worker', timeout: 60000 }, async (t) => {
    const own = await serve({ headers });
    t.after(() => own.close());
    const page = await open(shared.browser, own.url);
    await paste(page, kNews);
    await settled(page);
    assert.equal(page.workers().length, 1);
    const found = await page.workers()[0].evaluate(async () => {
      await new Promise((done) => setTimeout(done));  // the debugger's own task may use eval; those after it may not
      const attempt = async (run) => {
        try {
          await run();
          return 'done';
        } catch (error) {
          return error.name;
        }
      };
      return [await attempt(() => new Function('return 1')()), await attempt(() => fetch('https://example.org/'))];
    });
    assert.deepEqual(found, ['EvalError', 'TypeError']);
    await page.context().close();
  });
}

test('after the first text the network may go', { timeout: 60000 }, async () => {
  const page = await shared.open();
  await paste(page, kNews);
  await settled(page);
  await page.context().setOffline(true);
  await page.keyboard.press('Control+a');
  await paste(page, 'Norway alone.');
  await settled(page);
  assert.match(await page.locator('#entities').innerText(), /Norway/);
});

test('the theme is stored only after it was changed', async () => {
  const page = await shared.open();
  const choose = async (name) => {
    await page.locator('button[popovertarget="look"]').click();
    await page.getByRole('radio', { name }).check({ force: true });
    await page.keyboard.press('Escape');
  };
  await choose('Light');
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), { 'entente-theme': 'light' });
  await page.reload();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'light');
  await choose('Dark');
  await choose('Auto');
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), {});
});
