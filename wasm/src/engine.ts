// One instance of the core: text in, JSON out. Not asynchronous, not safe after a trap: then open a new one.
import createModule, { type BoundEngine } from 'entente-glue';

import type { EngineFiles } from './assets.js';
import type { ListName } from './protocol.js';
import { type Analysis, EntenteError, type EngineInfo, type ErrorCode, type OffsetUnit } from './types.js';

/** A text of this many UTF-8 bytes and what is found in it fit the 4 GB that wasm can address. */
export const MAX_TEXT_BYTES = 128 * 2 ** 20;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

type Buffer = 'lexicon' | 'model' | 'text' | 'options';

/** The vector instructions of this machine do not do what they should: the scalar build may. */
export class Unsound extends EntenteError {}

export class Engine {
  readonly info: EngineInfo;
  private textAddress = 0;
  private textBytes = 0;

  private constructor(private readonly core: BoundEngine, private readonly memory: WebAssembly.Memory, files: EngineFiles) {
    if (!core.sound()) throw new Unsound('load_failed', 'the engine computes wrongly on this machine');
    this.fill('lexicon', files.lexicon);
    this.fill('model', files.model);
    if (!core.open()) throw this.error();
    this.info = { version: core.version(), model: core.modelHash(), lexicon: core.lexiconHash(), simd: files.simd };
  }

  static async open(files: EngineFiles): Promise<Engine> {
    let memory: WebAssembly.Memory | undefined;
    const module = await createModule({
      instantiateWasm(imports, done) {
        void WebAssembly.instantiate(files.module, imports).then((instance) => {
          memory = Object.values(instance.exports).find((item) => item instanceof WebAssembly.Memory);
          done(instance);
        });
        return {};
      },
    });
    return new Engine(new module.Engine(), memory!, files);
  }

  /** Begins to analyse `text`, dropping what was under way. `options` is JSON. */
  start(text: string, options: string): void {
    this.write('options', options);
    this.textBytes = this.write('text', text);
    this.textAddress = this.core.text(this.textBytes);
    if (!this.core.start()) throw this.error();
  }

  /** Reads about `bytes` more; false at the end of the text. */
  step(bytes: number): boolean {
    return this.core.step(bytes);
  }
  /** Bytes read, of `total`. */
  get position(): number {
    return this.core.position();
  }
  get total(): number {
    return this.textBytes;
  }

  /** What the blocks read since the last call hold. */
  partial(): Analysis {
    this.core.partial();
    return this.output();
  }
  /** Joins a part of what was found, when all of the text is read; false when that is done. */
  join(): boolean {
    return this.core.join();
  }
  /** How far join() and part() have come, from 0 to 1. */
  get joined(): number {
    return this.core.joined() / 1000;
  }
  /** The whole, but for the items of its long lists. */
  finish(): Analysis {
    this.core.finish();
    return this.output();
  }
  /** Up to `items` of those that are still to come, in order; null when there are none. */
  part(items: number): { list: ListName; items: unknown[] } | null {
    return this.core.part(items) ? this.output() : null;
  }

  warmUp(text: string): void {
    this.start(text, '{}');
    while (this.step(text.length));
    this.partial();
    while (this.join());
    this.finish();
    while (this.part(1));
  }

  /** Length of the bytes [begin, end) of the text in `unit`. */
  count(begin: number, end: number, unit: OffsetUnit): number {
    if (unit === 'utf8') return end - begin;
    const view = this.view(this.textAddress + begin, end - begin);
    const astral = unit === 'utf16' ? 2 : 1;
    let count = 0;
    for (const byte of view) {
      if ((byte & 0xc0) !== 0x80) count += byte >= 0xf0 ? astral : 1;
    }
    return count;
  }

  get memoryBytes(): number {
    return this.memory.buffer.byteLength;
  }

  trap(): void {
    this.core.trap();
  }

  /** Made anew for each use: growth detaches views. */
  private view(address: number, size: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, address, size);
  }

  private fill(buffer: Buffer, bytes: Uint8Array): void {
    const address = this.core[buffer](bytes.length);
    this.view(address, bytes.length).set(bytes);
  }

  /** Encodes `text` straight into the core's memory; a lone surrogate becomes U+FFFD, one UTF-16 unit as well. */
  private write(buffer: Buffer, text: string): number {
    if (text.length > MAX_TEXT_BYTES) throw tooLarge();
    let room = text.length + 64;
    let read = 0;
    let written = 0;
    for (;;) {
      const address = this.core[buffer](room);
      const step = encoder.encodeInto(text.slice(read), this.view(address + written, room - written));
      read += step.read;
      written += step.written;
      if (read === text.length) break;
      room = written + 3 * (text.length - read);
    }
    if (written > MAX_TEXT_BYTES) throw tooLarge();
    this.core[buffer](written);
    return written;
  }

  private output<T>(): T {
    return JSON.parse(decoder.decode(this.view(this.core.output(), this.core.outputSize()))) as T;
  }

  private error(): EntenteError {
    return new EntenteError(this.core.errorCode() as ErrorCode, this.core.errorMessage());
  }
}

function tooLarge(): EntenteError {
  return new EntenteError('text_too_large', `a text may have ${MAX_TEXT_BYTES} bytes of UTF-8`);
}
