// Undo and redo. Edits that typing makes one after another are one step; so is everything that one command did.
import type { Edit, Selected } from './edit.js';

interface Step extends Edit {
  before: Selected;
  time: number;
  typed: boolean;
}

const kPause = 1000;  // ms between keys that starts a new step
const kSteps = 500;

export class History {
  #done: Step[] = [];
  #undone: Step[] = [];

  /** `typed`: a plain keystroke, which may join the step before it. */
  add(edit: Edit, before: Selected, typed: boolean): void {
    this.#undone = [];
    const last = this.#done.at(-1);
    const time = performance.now();
    if (last && typed && last.typed && time - last.time < kPause && join(last, edit)) {
      last.time = time;
      return;
    }
    this.#done.push({ ...edit, before, time, typed });
    if (this.#done.length > kSteps) this.#done.shift();
  }

  undo(): Step | null {
    return shift(this.#done, this.#undone);
  }

  redo(): Step | null {
    return shift(this.#undone, this.#done);
  }
}

function shift(from: Step[], to: Step[]): Step | null {
  const step = from.pop();
  if (!step) return null;
  step.typed = false;
  to.push(step);
  return step;
}

/** Adds `edit` to the step when it continues it: letters at its end, or deletions at either side. A new word is a new step. */
function join(step: Step, edit: Edit): boolean {
  const continues = edit.begin === step.begin + step.inserted.length;
  if (edit.removed === '' && continues && !(/\s$/.test(step.inserted) && /^\S/.test(edit.inserted))) {
    step.inserted += edit.inserted;
    return true;
  }
  if (edit.inserted !== '' || step.inserted !== '') return false;
  if (edit.begin + edit.removed.length === step.begin) {
    step.begin = edit.begin;
    step.removed = edit.removed + step.removed;
    return true;
  }
  if (edit.begin === step.begin) {
    step.removed += edit.removed;
    return true;
  }
  return false;
}
