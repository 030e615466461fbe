// A user's corrections of a text, one act after another, with undo and redo. They are data for the core, which applies them
// anew in every reading; here they are only kept in step with the text.
import type { Correction, Span } from '../../wasm/src/types.js';
import { type Edit, moved } from './edit.js';

/** What the user did at one go. */
export interface Act {
  /** In words, for lists and messages: '\u201cKim\u201d is an organisation'. */
  about: string;
  steps: Step[];
}

export interface Step {
  correction: Correction;
  /** The words at its span when it was made: an act on all occurrences of these may stand at any of them. */
  words: string;
}

export class Corrections {
  #done: Act[] = [];
  #undone: Act[] = [];

  get acts(): readonly Act[] {
    return this.#done;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** For the core, in the order of the acts. */
  get list(): Correction[] {
    return this.#done.flatMap(({ steps }) => steps.map(({ correction }) => correction));
  }

  add(act: Act): void {
    this.#done.push(act);
    this.#undone = [];
  }

  undo(): Act | null {
    const act = this.#done.pop();
    if (act) this.#undone.push(act);
    return act ?? null;
  }

  redo(): Act | null {
    const act = this.#undone.pop();
    if (act) this.#done.push(act);
    return act ?? null;
  }

  /** Takes back one act, whenever it was done; redo brings it back, as the last. */
  takeBack(act: Act): void {
    this.#done = this.#done.filter((each) => each !== act);
    this.#undone.push(act);
  }

  replace(acts: Act[]): void {
    this.#done = acts;
    this.#undone = [];
  }

  /** Moves all with an edit that gave `text`. Returns the acts that are lost, since their words are gone. */
  edited(edit: Edit, text: string): Act[] {
    const lost: Act[] = [];
    const move = (act: Act): Act[] => {
      const steps = act.steps.flatMap((step) => movedStep(step, edit, text) ?? []);
      if (steps.length === 0) lost.push(act);
      return steps.length === 0 ? [] : [{ about: act.about, steps }];
    };
    this.#done = this.#done.flatMap(move);
    const count = lost.length;
    this.#undone = this.#undone.flatMap(move);
    return lost.slice(0, count);
  }
}

/** How many mentions each act changed, by what the core says of its corrections. */
export function changedBy(acts: readonly Act[], corrections: readonly { mentions: number }[]): number[] {
  let at = 0;
  return acts.map(({ steps }) => steps.reduce((sum) => sum + (corrections[at++]?.mentions ?? 0), 0));
}

function movedStep({ correction, words }: Step, edit: Edit, text: string): Step | null {
  const move = (span: Span): Span | null => {
    const at = moved(span[0], span[1], edit);
    return at && marksSomething(text, at) ? at : null;
  };
  const span = move(correction.span);
  if (correction.op === 'merge') {
    const into = move(correction.into);
    return span && into ? { correction: { ...correction, span, into }, words } : null;
  }
  if (correction.op === 'respan') {
    const to = move(correction.to);
    return span && to ? { correction: { ...correction, span, to }, words } : null;
  }
  const here = span ?? (isEverywhere(correction) ? findWords(text, words, correction.span[0]) : null);
  return here ? { correction: { ...correction, span: here }, words } : null;
}

function isEverywhere(correction: Correction): boolean {
  if (correction.op === 'merge') return false;
  return correction.everywhere ?? (correction.op !== 'split' && correction.op !== 'read');
}

/** The occurrence of whole words that is nearest to `near`. */
export function findWords(text: string, words: string, near: number): Span | null {
  let best: Span | null = null;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (best && Math.abs(best[0] - near) <= Math.abs(at - near)) break;  // they only go away from here
    if (!isLetter(text, at - 1) && !isLetter(text, at + words.length)) best = [at, at + words.length];
  }
  return best;
}

function isLetter(text: string, at: number): boolean {
  return /[\p{L}\p{N}\p{M}]/u.test(text.charAt(at));
}

/** Whether the core takes a span: it cuts through no character, and there is something to be seen in it. */
export function marksSomething(text: string, [begin, end]: Span): boolean {
  const cuts = (at: number): boolean => /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1)) && at > 0;
  return begin >= 0 && begin < end && end <= text.length && !cuts(begin) && !cuts(end) && /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.slice(begin, end));
}
