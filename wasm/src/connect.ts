// Ways to reach the engine: a worker of the browser, a worker thread of Node, or this thread.
import { EntenteError } from './types.js';
import type { FromWorker, Port, ToWorker } from './protocol.js';

export interface Connection extends Port<ToWorker, FromWorker> {
  /** The other end died. */
  onError: (message: string) => void;
  /** Node only: whether unanswered requests keep the process alive. */
  busy(on: boolean): void;
}

/** Of worker.ts, which this file must not import: that would put the engine into every page's bundle. */
const WORKER_NAME = 'entente-nlp';

const inNode = typeof process === 'object' && Boolean(process.versions?.node);

/** Whether a worker is the better place: not in Node, where nothing is to be kept from freezing. */
export const workerByDefault = !inNode && typeof Worker === 'function';

export function connect(base: URL, worker: boolean): Promise<Connection> {
  const script = new URL('worker.js', base);
  if (!worker) return connectHere(script);
  return inNode ? connectThread(script) : Promise.resolve(connectWorker(script));
}

function connectWorker(script: URL): Connection {
  const url = escapesPolicy(script) ? blobUrl(script) : script.href;
  const worker = new Worker(trusted(url), { type: 'module', name: WORKER_NAME });
  const connection: Connection = {
    post: (message) => worker.postMessage(message),
    onMessage() {},
    onError() {},
    busy() {},
    close: () => worker.terminate(),
  };
  worker.onmessage = (event: MessageEvent<FromWorker>) => connection.onMessage(event.data);
  worker.onerror = (event) => {
    event.preventDefault();
    connection.onError(event.message || `the worker ${script.href} did not start`);
  };
  return connection;
}

/**
 * A worker takes its policy from its own response. Where the host sends none, a page that states its policy in a <meta>
 * must start the worker from a blob: address, which inherits it (Content Security Policy 3, 7.8). The page shows that it
 * means this by allowing blob: workers. A script of another origin starts no worker otherwise.
 */
function escapesPolicy(script: URL): boolean {
  if (typeof document === 'undefined') return false;
  if (script.origin !== location.origin) return true;
  const metas = document.querySelectorAll<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy" i]');
  return [...metas].some((meta) => /worker-src[^;]*\bblob:/.test(meta.content));
}

function blobUrl(script: URL): string {
  return URL.createObjectURL(new Blob([`import ${JSON.stringify(script.href)};`], { type: 'text/javascript' }));
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** Passes `url`, which only this file makes, where a page requires trusted types. */
function trusted(url: string): string {
  const factory = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (!factory) return url;
  policy ??= factory.createPolicy('entente', { createScriptURL: (own) => own });
  return policy.createScriptURL(url);
}

async function connectThread(script: URL): Promise<Connection> {
  const { Worker: Thread } = await import('node:worker_threads');
  const thread = new Thread(script, { workerData: WORKER_NAME });
  const connection: Connection = {
    post: (message) => thread.postMessage(message),
    onMessage() {},
    onError() {},
    busy: (on) => (on ? thread.ref() : thread.unref()),
    close: () => void thread.terminate(),
  };
  thread.on('message', (message: FromWorker) => connection.onMessage(message));
  thread.on('error', (error) => connection.onError(error.message));
  return connection;
}

async function connectHere(script: URL): Promise<Connection> {
  let serve: (port: Port<FromWorker, ToWorker>) => void;
  try {
    ({ serve } = await import(/* webpackIgnore: true */ /* @vite-ignore */ script.href));
  } catch (error) {
    throw new EntenteError('load_failed', `cannot read ${script.href}: ${(error as Error).message}`);
  }
  let open = true;
  const far: Port<FromWorker, ToWorker> = {
    post: (message) => queueMicrotask(() => open && connection.onMessage(message)),
    onMessage() {},
    close() {},
  };
  const connection: Connection = {
    post: (message) => queueMicrotask(() => far.onMessage(message)),
    onMessage() {},
    onError() {},
    busy() {},
    close: () => {
      open = false;
      far.onMessage({ type: 'close' });
    },
  };
  serve(far);
  return connection;
}
