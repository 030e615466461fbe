// Ways to reach the engine: a worker of the browser, a worker thread of Node, or this thread.
import { EntenteError } from './types.js';
import type { FromWorker, Port, ToWorker } from './protocol.js';
import { startWorker } from './start-worker.js';

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
  const worker = startWorker(script, WORKER_NAME);
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
