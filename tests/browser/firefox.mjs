// Drives a stock Firefox over WebDriver BiDi (w3.org/TR/webdriver-bidi): playwright-core can drive only builds of its own.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import WebSocket from 'ws';
import { root } from './lib.mjs';

/** A page of a new Firefox. */
export async function openFirefox(url) {
  mkdirSync(join(root, 'build'), { recursive: true });
  const profile = mkdtempSync(join(root, 'build/firefox-'));
  const firefox = spawn(process.env.FIREFOX || 'firefox-esr', ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0', '--width', '1200', '--height', '800'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((done) => firefox.on('exit', done));
  const address = await new Promise((found, failed) => {
    firefox.on('error', failed);
    ended.then(() => failed(new Error('Firefox ended before it listened')));
    createInterface(firefox.stderr).on('line', (line) => {
      const match = /WebDriver BiDi listening on (ws:\S+)/.exec(line);
      if (match) found(match[1]);
    });
  });
  const socket = new WebSocket(`${address}/session`);
  await new Promise((done, failed) => socket.on('open', done).on('error', failed));

  const waiting = new Map();
  const errors = [];
  let last = 0;
  const send = (method, params) => new Promise((done, failed) => {
    waiting.set(++last, { done, failed });
    socket.send(JSON.stringify({ id: last, method, params }));
  });
  socket.on('message', (data) => {
    const { id, type, result, error, message, method, params } = JSON.parse(data);
    if (method === 'log.entryAdded' && params.level === 'error') errors.push(params.text);
    if (id === undefined) return;
    const { done, failed } = waiting.get(id);
    waiting.delete(id);
    if (type === 'success') done(result);
    else failed(new Error(`${error}: ${message}`));
  });

  await send('session.new', { capabilities: {} });
  await send('session.subscribe', { events: ['log.entryAdded'] });
  const { contexts: [{ context }] } = await send('browsingContext.getTree', {});
  await send('browsingContext.navigate', { context, url, wait: 'complete' });
  await send('browsingContext.activate', { context });

  /** What a function gives in the page, by way of JSON. */
  async function evaluate(run, ...values) {
    const { type, result, exceptionDetails } = await send('script.callFunction', {
      functionDeclaration: `async () => JSON.stringify(await (${run})(...${JSON.stringify(values)}) ?? null)`, awaitPromise: true, target: { context }, userActivation: true });
    if (type === 'exception') throw new Error(exceptionDetails.text);
    return JSON.parse(result.value);
  }
  const act = (type, actions, more = {}) => send('input.performActions', { context, actions: [{ type, id: type, actions, ...more }] });

  return {
    errors,
    evaluate,
    /** Waits until a function gives something true in the page. */
    waitFor: (run, ...values) => evaluate(`async (...values) => { while (!(${run})(...values)) await new Promise((next) => setTimeout(next, 20)); }`, ...values),
    move: (x, y) => act('pointer', [{ type: 'pointerMove', x: Math.round(x), y: Math.round(y) }]),
    click: (x, y) => act('pointer', [{ type: 'pointerMove', x: Math.round(x), y: Math.round(y) }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }]),
    type: (keys) => act('key', [...keys].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }])),
    /** Keys held down together. */
    chord: (...keys) => act('key', [...keys.map((value) => ({ type: 'keyDown', value })), ...keys.toReversed().map((value) => ({ type: 'keyUp', value }))]),
    async close() {
      await send('browser.close', {}).catch(() => firefox.kill());
      socket.close();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
