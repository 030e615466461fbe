// createAnalyzer(): requests, their order and their end. The engine is behind a Connection; see protocol.ts.
import { connect, type Connection, workerByDefault } from './connect.js';
import { type FromWorker, type ListName, listsOf } from './protocol.js';
import { type Analysis, type AnalyzeOptions, type Analyzer, type AnalyzerOptions, EntenteError, type EngineInfo, type ErrorCode, type ModelName } from './types.js';

/** Where the build puts the engine: beside this module, or beside the bundle that holds it. */
const DEFAULT_BASE = new URL('./engine/', import.meta.url);

export async function createAnalyzer(options: AnalyzerOptions = {}): Promise<Analyzer> {
  return startAnalyzer(options).opened;
}

/** The same before its engine is there: what `analyzer` is given meanwhile is read when it is, or fails with it. */
export function startAnalyzer(options: AnalyzerOptions = {}): { analyzer: Analyzer; opened: Promise<Analyzer> } {
  const worker = options.worker ?? workerByDefault;
  const model = options.model ?? 'default';
  if (model !== 'default' && model !== 'accurate') throw new EntenteError('bad_option', `model must be "default" or "accurate"`);
  const client = new Client(folder(options.base), worker, options.mode ?? (worker ? 'latest' : 'queue'), model, options.onLoad);
  const analyzer = new Handle(client);
  const opened = client.open().then((engine) => {
    analyzer.engine = engine;
    return analyzer;
  });
  return { analyzer, opened };
}

function folder(base: string | URL | undefined): URL {
  if (base === undefined) return DEFAULT_BASE;
  const href = String(base);
  return new URL(href.endsWith('/') ? href : `${href}/`, typeof document === 'undefined' ? undefined : document.baseURI);
}

/** What callers hold; nothing inside refers to it, so that a forgotten one can be collected, its engine with it. */
class Handle implements Analyzer {
  engine!: EngineInfo;

  constructor(private readonly client: Client) {
    forgotten.register(this, client, client);
  }
  analyze(text: string, options: AnalyzeOptions = {}): Promise<Analysis> {
    return this.client.analyze(text, options);
  }
  dispose(): void {
    forgotten.unregister(this.client);
    this.client.dispose();
  }
  /** For the test of what happens after a trap. */
  [Symbol.for('entente-nlp.trap')](): void {
    this.client.trap();
  }
}

/** The net under dispose(), which is the contract. */
const forgotten = new FinalizationRegistry<Client>((client) => client.disposeWhenIdle());

/** Milliseconds without a word from the engine after which a request that is no longer wanted is not waited for: of a text of tens of megabytes
 *  some pieces of work take longer. */
const PATIENCE_MS = 500;

interface Job {
  resolve(analysis: Analysis): void;
  reject(error: EntenteError): void;
  options: AnalyzeOptions;
  /** Lists that came in pieces. */
  pieces: Map<ListName, unknown[][]>;
  /** When the engine last told how far it is; never without onProgress. */
  heard: number | null;
  /** Stops listening to the signal. */
  release(): void;
}

class Client {
  private connection: Promise<Connection> | null = null;
  /** The same once it is there: messages then go out at once, before the caller goes on. */
  private live: Connection | null = null;
  private opened: ((engine: EngineInfo) => void) | null = null;
  private openFailed: ((error: EntenteError) => void) | null = null;
  private readonly jobs = new Map<number, Job>();
  private nextId = 1;
  private disposed = false;
  private forgotten = false;

  constructor(private readonly base: URL, private readonly worker: boolean, private readonly mode: 'latest' | 'queue', private readonly model: ModelName,
    private readonly onLoad: AnalyzerOptions['onLoad']) {}

  /** Starts an engine; the promise is that of its being ready. */
  open(): Promise<EngineInfo> {
    return new Promise<EngineInfo>((resolve, reject) => {
      this.opened = resolve;
      this.openFailed = reject;
      this.connection = connect(this.base, this.worker);
      this.connection.then(
        (connection) => {
          if (this.disposed) return connection.close();
          this.live = connection;
          connection.onMessage = (message) => this.receive(message);
          connection.onError = (message) => this.died(message);
          connection.post({ type: 'open', base: this.base.href, model: this.model, progress: Boolean(this.onLoad) });
        },
        (error) => this.openEnds(error instanceof EntenteError ? error : new EntenteError('load_failed', String(error))),
      );
    });
  }

  analyze(text: string, options: AnalyzeOptions): Promise<Analysis> {
    if (this.disposed) return Promise.reject(new EntenteError('disposed', 'the analyzer was disposed of'));
    if (typeof text !== 'string') return Promise.reject(new EntenteError('bad_option', 'the text must be a string'));
    if (options === null || typeof options !== 'object') return Promise.reject(new EntenteError('bad_option', 'the options must be an object'));
    const { signal, onProgress, onPartial, ...rest } = options;
    if (signal?.aborted) return Promise.reject(new EntenteError('cancelled', 'cancelled before it began'));
    let json: string;
    try {
      json = JSON.stringify(rest);
    } catch (error) {
      return Promise.reject(new EntenteError('bad_option', (error as Error).message));
    }
    if (this.mode === 'latest') for (const id of [...this.jobs.keys()]) this.cancel(id, 'superseded', 'a newer text took its place');

    const id = this.nextId++;
    return new Promise<Analysis>((resolve, reject) => {
      const abort = () => this.cancel(id, 'cancelled', 'cancelled by its caller');
      signal?.addEventListener('abort', abort);
      this.jobs.set(id, { resolve, reject, options, pieces: new Map(), heard: null, release: () => signal?.removeEventListener('abort', abort) });
      this.post({ type: 'analyze', id, text, options: json, progress: Boolean(onProgress), partial: Boolean(onPartial) });
    });
  }

  trap(): void {
    this.post({ type: 'trap' });
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    for (const id of [...this.jobs.keys()]) this.fail(id, 'disposed', 'the analyzer was disposed of');
    this.connection?.then((connection) => connection.close(), () => {});
  }

  disposeWhenIdle(): void {
    this.forgotten = true;
    if (this.jobs.size === 0) this.dispose();
  }

  private receive(message: FromWorker): void {
    switch (message.type) {
      case 'loading':
        return call(this.onLoad, message.progress);
      case 'opened':
        this.idle();
        this.opened?.(message.engine);
        this.openFailed = null;
        return;
      case 'open_failed':
        return this.openEnds(new EntenteError(message.code, message.message));
    }
    const job = this.jobs.get(message.id);
    if (!job) return;  // cancelled meanwhile
    switch (message.type) {
      case 'progress':
        job.heard = performance.now();
        return call(job.options.onProgress, message.progress);
      case 'partial':
        return call(job.options.onPartial, message.partial);
      case 'items': {
        const pieces = job.pieces.get(message.list) ?? [];
        pieces.push(message.items);
        job.pieces.set(message.list, pieces);
        return;
      }
      case 'done': {
        const lists = listsOf(message.analysis);
        for (const [list, pieces] of job.pieces) for (const piece of pieces) lists[list].push(...piece);
        this.settle(message.id)?.resolve(message.analysis);
        return;
      }
      case 'failed':
        return this.fail(message.id, message.code, message.message);
    }
  }

  /** The worker itself is lost (a trap inside the engine is not this: the worker mends it). */
  private died(message: string): void {
    if (this.openFailed) return this.openEnds(new EntenteError('load_failed', message));
    void this.connection?.then((connection) => connection.close());
    this.connection = this.live = null;
    for (const id of [...this.jobs.keys()]) this.fail(id, 'crashed', message);
  }

  private openEnds(error: EntenteError): void {
    this.openFailed?.(error);
    this.openFailed = null;
    this.connection?.then((connection) => connection.close(), () => {});
    this.connection = this.live = null;
    for (const id of [...this.jobs.keys()]) this.fail(id, error.code, error.message);
  }

  private post(message: Parameters<Connection['post']>[0]): void {
    const send = (connection: Connection): void => {
      if (this.disposed) return;
      connection.busy(this.jobs.size > 0);
      connection.post(message);
    };
    if (this.live) return send(this.live);
    // A lost engine is started anew; its first message is "open", so order is kept.
    if (!this.connection) this.open().catch(() => {});
    this.connection!.then(send, () => {});
  }

  private cancel(id: number, code: 'cancelled' | 'superseded', message: string): void {
    const heard = this.jobs.get(id)?.heard ?? null;
    if (heard !== null && this.jobs.size === 1 && performance.now() - heard > PATIENCE_MS) this.abandon();
    else this.post({ type: 'cancel', id });
    this.fail(id, code, message);
  }

  /** Ends an engine that would not hear of a cancel before it is through; the next request starts another. */
  private abandon(): void {
    void this.connection?.then((connection) => connection.close());
    this.connection = this.live = null;
  }

  private fail(id: number, code: ErrorCode, message: string): void {
    this.settle(id)?.reject(new EntenteError(code, message));
  }

  private settle(id: number): Job | undefined {
    const job = this.jobs.get(id);
    this.jobs.delete(id);
    job?.release();
    if (this.jobs.size === 0) this.idle();
    return job;
  }

  private idle(): void {
    if (this.forgotten) return this.dispose();
    this.live?.busy(this.jobs.size > 0);
  }
}

/** A callback's own error is its caller's to see, not a reason to lose the analysis. */
function call<T>(callback: ((value: T) => void) | undefined, value: T): void {
  try {
    callback?.(value);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
