// What client and worker say to one another. `id` numbers the analyze() calls of one client.
import type { Analysis, EngineInfo, ErrorCode, ModelName, PartialAnalysis, Progress } from './types.js';

export type ToWorker =
  | { type: 'open'; base: string; model: ModelName; progress: boolean }
  /** `options` is the JSON that the core reads. */
  | { type: 'analyze'; id: number; text: string; options: string; progress: boolean; partial: boolean }
  | { type: 'cancel'; id: number }
  /** The client is gone: stop, free what there is. */
  | { type: 'close' }
  /** Traps on purpose in the next analysis: tests only. */
  | { type: 'trap' };

export type FromWorker =
  | { type: 'loading'; progress: Progress }
  | { type: 'opened'; engine: EngineInfo }
  | { type: 'open_failed'; code: ErrorCode; message: string }
  | { type: 'progress'; id: number; progress: Progress }
  | { type: 'partial'; id: number; partial: PartialAnalysis }
  /** A run of items of `listsOf(analysis)[list]`, ahead of `done`. */
  | { type: 'items'; id: number; list: number; items: unknown[] }
  | { type: 'done'; id: number; analysis: Analysis }
  | { type: 'failed'; id: number; code: ErrorCode; message: string };

/** One end of a connection; a worker, or a pair in one thread. */
export interface Port<Out, In> {
  post(message: Out): void;
  /** Set once, by the end that listens. */
  onMessage: (message: In) => void;
  close(): void;
}

/** The lists of an analysis that grow with the text; long ones travel in pieces, so that no receiver freezes. */
export function listsOf(analysis: Analysis): unknown[][] {
  const { document } = analysis;
  return [analysis.mentions, analysis.entities, analysis.values, document.blocks, document.sentences, document.tokens ?? [], document.words ?? []];
}
