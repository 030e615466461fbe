// One instance of the core: text in, JSON out. Not asynchronous, not safe after a trap: then open a new one.
import createModule, { type BoundEngine } from 'entente-glue';

import type { EngineFiles } from './assets.js';
import { type Analysis, EntenteError, type EngineInfo, type ErrorCode, type OffsetUnit } from './types.js';

/** A text of this many UTF-8 bytes and what is found in it fit the 4 GB that wasm can address. */
export const MAX_TEXT_BYTES = 128 * 2 ** 20;
/** The longest string of V8; other engines allow more. */
const MAX_STRING = 2 ** 29 - 24;

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
  finish(): Analysis {
    this.core.finish();
    return this.output();
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

  private output(): Analysis {
    const size = this.core.outputSize();
    if (size > MAX_STRING) throw new EntenteError('text_too_large', 'the analysis does not fit a JavaScript string');
    return JSON.parse(decoder.decode(this.view(this.core.output(), size))) as Analysis;
  }

  private error(): EntenteError {
    return new EntenteError(this.core.errorCode() as ErrorCode, this.core.errorMessage());
  }
}

function tooLarge(): EntenteError {
  return new EntenteError('text_too_large', `a text may have ${MAX_TEXT_BYTES} bytes of UTF-8`);
}
