// The engine's files: named by content in a manifest that the build puts into this bundle, stored gzipped.
import { EntenteError, type ModelName, type Progress } from './types.js';

export interface AssetEntry {
  file: string;
  /** Bytes stored, and after gunzip. */
  stored: number;
  size: number;
  /** Of the stored bytes, hexadecimal. */
  sha256: string;
}
/** manifest.json: every file that the engine may ever fetch. */
export type Manifest = Record<'simd' | 'scalar' | 'lexicon' | 'model' | 'accurate', AssetEntry>;

declare const ENTENTE_MANIFEST: Manifest;

export interface EngineFiles {
  module: WebAssembly.Module;
  simd: boolean;
  lexicon: Uint8Array;
  model: Uint8Array;
}

/** A function of one SIMD instruction: (i32.const 0) i8x16.splat drop. Engines without SIMD refuse it. */
const SIMD_PROBE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11]);

interface Wanted {
  model: ModelName;
  simd?: boolean;
  /** Hears of the stored bytes as they come in. */
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** Reads what this machine needs from `base`; each file once. */
export async function readEngineFiles(base: string, { model: name, simd = WebAssembly.validate(SIMD_PROBE), onProgress }: Wanted): Promise<EngineFiles> {
  const manifest = ENTENTE_MANIFEST;
  const entries = [simd ? manifest.simd : manifest.scalar, manifest.lexicon, name === 'accurate' ? manifest.accurate : manifest.model] as const;
  const progress = { done: 0, total: entries.reduce((sum, { stored }) => sum + stored, 0) };
  const onBytes = (count: number): void => {
    // A host that opens the files on the way sends more than is stored.
    progress.done = Math.min(progress.done + count, progress.total);
    onProgress!({ ...progress });
  };
  const [wasm, lexicon, weights] = entries.map((entry) => readAsset(new URL(entry.file, base), onProgress && onBytes)) as [Promise<Bytes>, Promise<Bytes>, Promise<Bytes>];
  const [module, ...files] = await Promise.all([wasm.then(compile), lexicon, weights]);
  return { module, simd, lexicon: files[0], model: files[1] };
}

type Bytes = Uint8Array<ArrayBuffer>;

async function compile(wasm: Bytes): Promise<WebAssembly.Module> {
  try {
    return await WebAssembly.compile(wasm);
  } catch (error) {
    throw new EntenteError('load_failed', `the engine does not compile here: ${(error as Error).message}`);
  }
}

async function readAsset(url: URL, onBytes: ((count: number) => void) | undefined): Promise<Bytes> {
  try {
    const stored = url.protocol === 'file:' ? await streamFromDisk(url) : await fetchStream(url, onBytes);
    return new Uint8Array(await new Response(await gunzipped(stored)).arrayBuffer());
  } catch (error) {
    throw new EntenteError('load_failed', `cannot read ${url.href}: ${(error as Error).message}`);
  }
}

type Stream = ReadableStream<Bytes>;

async function fetchStream(url: URL, onBytes: ((count: number) => void) | undefined): Promise<Stream> {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`status ${response.status}`);
  if (!onBytes) return response.body as Stream;
  const counter = new TransformStream<Bytes, Bytes>({
    transform(chunk, controller) {
      onBytes(chunk.length);
      controller.enqueue(chunk);
    },
  });
  return response.body!.pipeThrough(counter);
}

async function streamFromDisk(url: URL): Promise<Stream> {
  const { readFile } = await import('node:fs/promises');
  return new Blob([new Uint8Array(await readFile(url))]).stream() as Stream;
}

/** A file is opened while it comes in. Some hosts declare a .gz file as content-encoded, so that it arrives opened already. */
async function gunzipped(stored: Stream): Promise<Stream> {
  const reader = stored.getReader();
  const first = await reader.read();
  const whole = new ReadableStream<Bytes>({
    start: (controller) => (first.done ? controller.close() : controller.enqueue(first.value)),
    async pull(controller) {
      const next = await reader.read();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const isGzip = !first.done && first.value[0] === 0x1f && first.value[1] === 0x8b;
  return isGzip ? whole.pipeThrough(new DecompressionStream('gzip')) : whole;
}
