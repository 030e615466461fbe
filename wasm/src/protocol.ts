// What client and worker say to one another. `id` numbers the analyze() calls of one client.
import type { Analysis, EngineInfo, ErrorCode, ModelName, PartialAnalysis, Progress, ReadingProgress } from './types.js';

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
  | { type: 'progress'; id: number; progress: ReadingProgress }
  | { type: 'partial'; id: number; partial: PartialAnalysis }
  /** A run of items of `listsOf(analysis)[list]`, ahead of `done`. */
  | { type: 'items'; id: number; list: ListName; items: unknown[] }
  | { type: 'done'; id: number; analysis: Analysis }
  | { type: 'failed'; id: number; code: ErrorCode; message: string };

/** One end of a connection; a worker, or a pair in one thread. */
export interface Port<Out, In> {
  post(message: Out): void;
  /** Set once, by the end that listens. */
  onMessage: (message: In) => void;
  close(): void;
}

export type ListName = 'blocks' | 'sentences' | 'tokens' | 'words' | 'mentions' | 'entities' | 'values';

/** The lists of an analysis that grow with the text; long ones travel in pieces, so that no receiver freezes. */
export function listsOf({ document: { blocks, sentences, tokens, words }, mentions, entities, values }: Analysis): Record<ListName, unknown[]> {
  return { blocks, sentences, tokens: tokens ?? [], words: words ?? [], mentions, entities, values };
}
