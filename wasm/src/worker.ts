// The engine's side of the protocol, and the program of the worker. A trap spoils an instance: the next text gets a new one.
import { type EngineFiles, readEngineFiles } from './assets.js';
import { Engine, Unsound } from './engine.js';
import { type FromWorker, type ListName, listsOf, type Port, type ToWorker } from './protocol.js';
import { type Analysis, EntenteError, type OffsetUnit, type Progress } from './types.js';

/** How long the engine runs before messages (a cancel, a newer text) are looked at. */
const SLICE_MS = 10;
/** Bytes. */
const FIRST_STEP = 8 << 10;
const LEAST_STEP = 1 << 10;
const LARGEST_STEP = 1 << 20;
/** Items a message. */
const PIECE = 2000;
/** wasm memory never shrinks: after a text that took more, the instance is made anew. */
const KEPT_MEMORY = 512 * 2 ** 20;

/** No text that is not large makes memory grow beyond this. */
const ROOMY = 256 * 2 ** 20;

type Request = Extract<ToWorker, { type: 'analyze' }>;
type Opening = Extract<ToWorker, { type: 'open' }>;

/** What a first text needs of the engine, code that is compiled when it is called and tables that are made when they are read. */
const WARM_UP = 'GENEVA, May 8, 2018 - President Ada Lovelace of Norway met envoys of the European Union. She gave them $5 million on Monday.';

/** Serves one client. Requests are done one by one, in order. `warm`: has that done before the first text comes. */
export function serve(port: Port<FromWorker, ToWorker>, warm = false): void {
  let files: EngineFiles;
  let engine: Engine | null = null;
  let trapNext = false;
  const unfinished = new Set<number>();
  let last: Promise<void> = Promise.resolve();

  port.onMessage = (message) => {
    switch (message.type) {
      case 'open':
        last = last.then(() => open(message)).then(warmUp);
        break;
      case 'analyze':
        unfinished.add(message.id);
        last = last.then(() => answer(message));
        break;
      case 'cancel':
        unfinished.delete(message.id);
        break;
      case 'close':
        unfinished.clear();
        engine = null;
        break;
      case 'trap':
        trapNext = true;
        break;
    }
  };

  async function open({ base, model, progress }: Opening): Promise<void> {
    const onProgress = progress ? (loaded: Progress) => port.post({ type: 'loading', progress: loaded }) : undefined;
    try {
      files = await readEngineFiles(base, { model, onProgress });
      engine = await Engine.open(files).catch(async (error) => {
        if (!(error instanceof Unsound) || !files.simd) throw error;
        files = await readEngineFiles(base, { model, simd: false });
        return Engine.open(files);
      });
      port.post({ type: 'opened', engine: engine.info });
    } catch (error) {
      port.post({ type: 'open_failed', ...errorOf(error, 'load_failed') });
    }
  }

  function warmUp(): void {
    if (!warm || unfinished.size > 0) return;
    try {
      engine?.warmUp(WARM_UP);
    } catch {
      engine = null;  // spoiled; the first text gets another
    }
  }

  async function answer(request: Request): Promise<void> {
    const { id } = request;
    try {
      engine ??= await Engine.open(files);
      const analysis = await analyze(engine, request);
      if (!analysis) return;
      port.post({ type: 'done', id, analysis });
      if (engine.memoryBytes > KEPT_MEMORY) engine = null;
    } catch (error) {
      port.post({ type: 'failed', id, ...failure(error, engine) });
      if (!(error instanceof EntenteError)) engine = null;
    } finally {
      unfinished.delete(id);
    }
  }

  /** Nothing when the request was cancelled. The items of long lists have gone ahead. */
  async function analyze(core: Engine, request: Request): Promise<Analysis | null> {
    const { id } = request;
    if (!unfinished.has(id)) return null;
    core.start(request.text, request.options);
    const partials = request.partial ? new Partials(core, request.options) : null;
    let bytes = FIRST_STEP;
    let done = 0;
    let joined = 0;
    let sliceEnd = performance.now() + SLICE_MS;

    /** Says how far it is and lets messages in; false when nobody wants the analysis any more. */
    const pause = async (): Promise<boolean> => {
      if (request.progress) port.post({ type: 'progress', id, progress: { done, total: core.total, joined } });
      await macrotask();
      sliceEnd = performance.now() + SLICE_MS;
      return unfinished.has(id);
    };

    for (let more = true; more; ) {
      const before = performance.now();
      more = core.step(bytes);
      if (trapNext) {
        trapNext = false;
        core.trap();
      }
      done = core.position;
      const now = performance.now();
      bytes = Math.min(LARGEST_STEP, Math.max(LEAST_STEP, Math.round((bytes * SLICE_MS) / Math.max(now - before, 1))));
      if (now < sliceEnd && more) continue;
      const partial = partials?.next(!more);
      if (partial) port.post({ type: 'partial', id, partial });
      if (!(await pause())) return null;
    }

    while (core.join()) {
      if (performance.now() < sliceEnd) continue;
      joined = core.joined;
      if (!(await pause())) return null;
    }
    const analysis = core.finish();
    const lists = listsOf(analysis);
    const long = new Set<ListName>();
    for (let part; (part = core.part(PIECE)); ) {
      const { list, items } = part;
      if (lists[list].length > 0) {
        long.add(list);
        port.post({ type: 'items', id, list, items: lists[list].splice(0) });
      }
      if (long.has(list)) port.post({ type: 'items', id, list, items });
      else lists[list].push(...items);
      if (performance.now() < sliceEnd) continue;
      joined = core.joined;
      if (!(await pause())) return null;
    }
    return analysis;
  }
}

/** Bytes: a partial result of more would keep its receiver too long. */
const PARTIAL = 256 << 10;

/** Decides when a partial result is worth its cost: at positions that double, for a text is looked at from its begin. Each has
 *  its own part of the text, so that all together cost one pass. */
class Partials {
  private covered = 0;
  private coveredBytes = 0;
  private readonly unit: OffsetUnit;

  constructor(private readonly core: Engine, options: string) {
    this.unit = (JSON.parse(options) as { offsets?: OffsetUnit }).offsets ?? 'utf16';
  }

  next(atEnd: boolean): { covered: [number, number]; mentions: Analysis['mentions']; entities: Analysis['entities'] } | null {
    const { position } = this.core;
    // A text that was read at once needs none.
    if (atEnd ? this.coveredBytes === 0 : position < this.coveredBytes + Math.min(this.coveredBytes, PARTIAL)) return null;
    const { mentions, entities } = this.core.partial();
    const begin = this.covered;
    this.covered += this.core.count(this.coveredBytes, position, this.unit);
    this.coveredBytes = position;
    return { covered: [begin, this.covered], mentions, entities };
  }
}

function failure(error: unknown, engine: Engine | null) {
  // Memory that can't grow ends in abort(): the core has no exceptions.
  if (engine && engine.memoryBytes > ROOMY && String((error as Error)?.message).startsWith('Aborted')) {
    return { code: 'text_too_large' as const, message: 'the analysis does not fit the memory that WebAssembly gets here' };
  }
  return errorOf(error, 'crashed');
}

function errorOf(error: unknown, code: 'crashed' | 'load_failed') {
  if (error instanceof EntenteError) return { code: error.code, message: error.message };
  return { code, message: `the engine failed: ${(error as Error)?.message ?? error}` };
}

/** Lets waiting messages in. setTimeout would cost 4 ms a time in browsers; an open channel would keep Node alive. */
const macrotask: () => Promise<void> =
  typeof setImmediate === 'function'
    ? () => new Promise((resolve) => setImmediate(resolve))
    : (() => {
        const { port1, port2 } = new MessageChannel();
        let wake = () => {};
        port1.onmessage = () => wake();
        return () =>
          new Promise<void>((resolve) => {
            wake = resolve;
            port2.postMessage(null);
          });
      })();

/** The name that the client gives its workers; anyone else who imports this file wants `serve` alone. */
export const WORKER_NAME = 'entente-nlp';

async function main(): Promise<void> {
  const scope = globalThis as unknown as {
    name?: string;
    WorkerGlobalScope?: unknown;
    postMessage(message: FromWorker): void;
    onmessage: ((event: { data: ToWorker }) => void) | null;
  };
  if (scope.WorkerGlobalScope && scope.name === WORKER_NAME) {
    const port: Port<FromWorker, ToWorker> = { post: (message) => scope.postMessage(message), onMessage() {}, close() {} };
    scope.onmessage = (event) => port.onMessage(event.data);
    serve(port, true);
  } else if (typeof process === 'object' && process.versions?.node) {
    const { parentPort, workerData } = await import('node:worker_threads');
    if (!parentPort || workerData !== WORKER_NAME) return;
    const port: Port<FromWorker, ToWorker> = { post: (message) => parentPort.postMessage(message), onMessage() {}, close() {} };
    parentPort.on('message', (message: ToWorker) => port.onMessage(message));
    serve(port);
  }
}

void main();
