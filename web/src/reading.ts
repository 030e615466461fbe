// Has the text read by the engine: a little after typing stops, the latest text only, and keeps the marks of the last
// reading in step with the text until the next one is there.
import type { Analysis, AnalyzeOptions, Analyzer, Correction, DictionaryName, Entity, ModelName, PartialAnalysis, Progress } from '../../wasm/src/types.js';
import type { Edit } from './edit.js';
import { createAnalyzer, firstEngine, kEngine } from './at-once.js';
import { countNames, type Mark, marksOf, pronounsOf, shifted, sorted } from './marks.js';
import { grouped } from './numbers.js';

export type State =
  | { kind: 'empty' }
  | { kind: 'reading'; progress: number; since: number }
  | { kind: 'read'; words: string }
  | { kind: 'stopped'; progress: number }
  | { kind: 'failed'; code: string; message: string };

const kQuiet = 200;  // ms without a key before the text is read again
const kJoining = 0.2;  // of the time, about
const kSteps = 200;  // of the progress bar; the page is not drawn more often for it

export class Reading {
  state: State = { kind: 'empty' };
  marks: Mark[] = [];
  /** Marks of pronouns: these are shown only with the rest of their entity. */
  pronouns: Mark[] = [];
  /** Of the text as it was read last; null until then. */
  analysis: Analysis | null = null;
  /** Date given by the user, ISO 8601; null: the engine looks for one. */
  date: string | null = null;
  /** When the engine first has its files. */
  readonly ready: Promise<unknown>;
  /** What else the user said. */
  corrections: Correction[] = [];
  dictionary: DictionaryName[] = [];

  #engines = new Map<ModelName, Promise<Analyzer>>();  // asked for
  #ready = new Map<ModelName, Analyzer>();  // those of them that take texts
  #model: ModelName = 'default';
  #wanted: ModelName = 'default';
  #run = 0;
  #abort: AbortController | null = null;
  #timer = 0;
  #edits: Edit[] = [];  // since the text was handed over
  #early = new Map<string, Entity>();  // of the parts read so far

  /** `onMarks` hears of new or moved marks, `onState` of everything else. */
  constructor(private readonly text: () => string, private readonly onMarks: (final: boolean) => void, private readonly onState: () => void) {
    this.ready = firstEngine.opened;
    this.#ready.set('default', firstEngine.analyzer);  // a text that comes early waits in there
    this.#keep('default', firstEngine.opened);
  }

  edited(edit: Edit): void {
    const had = this.marks.length > 0;
    this.marks = shifted(this.marks, edit);
    this.pronouns = shifted(this.pronouns, edit);
    this.#edits.push(edit);
    const whole = this.marks.length === 0;
    clearTimeout(this.#timer);
    if (whole && edit.inserted.length > 1) void this.read();
    else {
      this.#timer = window.setTimeout(() => void this.read(), kQuiet);
      this.#say({ kind: 'reading', progress: 0, since: performance.now() });
    }
    if (had && whole) this.analysis = null;  // another text: nothing of the last one may be listed or exported
    this.onMarks(had && whole);
  }

  setDate(date: string | null): void {
    if (date === this.date) return;
    this.date = date;
    void this.read();
  }

  /** Reads on with other weights once they are there; rejects, and reads on with those in use, where they cannot be had. */
  async setModel(model: ModelName, onLoad: (progress: Progress) => void): Promise<void> {
    this.#wanted = model;
    await this.#start(model, onLoad);
    if (this.#wanted !== model) return;
    this.#model = model;
    const before = this.#abort;
    void this.read();  // makes the reading under way one of the past, so that nobody hears of its end
    before?.abort();
    if (model === 'default') this.#drop('accurate');
  }

  /** The analysis of the text as it stands; null while it is being read, stopped or failed. */
  get current(): Analysis | null {
    return this.state.kind === 'read' ? this.analysis : null;
  }

  /** The current reading with its tokens, or null when the text changes meanwhile. The engine remembers sentences: this costs little. */
  async withTokens(): Promise<Analysis | null> {
    const run = this.#run;
    if (!this.current) return null;
    const analyzer = await this.#start();
    if (run !== this.#run) return null;
    return analyzer.analyze(this.text(), { ...this.#options(), tokens: true }).catch(() => null);
  }

  cancel(): void {
    this.#abort?.abort();
  }

  async read(again = true): Promise<void> {
    clearTimeout(this.#timer);
    const run = ++this.#run;
    const text = this.text();
    this.#edits = [];
    if (text === '') return this.#finish(null);
    const abort = (this.#abort = new AbortController());
    const fresh = this.marks.length === 0;
    this.#early.clear();
    this.#say({ kind: 'reading', progress: 0, since: performance.now() });
    try {
      // An engine that has begun gets the text at once, and reads while the page draws.
      const analyzer = this.#ready.get(this.#model) ?? await this.#start();
      if (run !== this.#run) return;
      const analysis = await analyzer.analyze(text, {
        ...this.#options(),
        signal: abort.signal,
        onProgress: ({ done, total, joined }) => {
          const share = total ? (done / total) * (1 - kJoining) + joined * kJoining : 0;
          const progress = Math.floor(share * kSteps) / kSteps;
          if (run === this.#run && this.state.kind === 'reading' && progress !== this.state.progress) this.#say({ ...this.state, progress });
        },
        onPartial: (partial) => {
          if (run === this.#run && fresh) this.#add(partial);
        },
      });
      if (run === this.#run) this.#finish(analysis);
    } catch (error) {
      if (run === this.#run) this.#failed(error, again);
    }
  }

  /** What the user said about the text. */
  #options(): AnalyzeOptions {
    return { ...(this.date === null ? {} : { date: this.date }), corrections: this.corrections, dictionary: this.dictionary };
  }

  #start(model = this.#model, onLoad?: (progress: Progress) => void): Promise<Analyzer> {
    let engine = this.#engines.get(model);
    if (!engine) {
      engine = createAnalyzer({ base: kEngine, model, ...(onLoad ? { onLoad } : {}) });
      this.#keep(model, engine);
    }
    return engine;
  }

  #keep(model: ModelName, engine: Promise<Analyzer>): void {
    this.#engines.set(model, engine);
    engine.then((analyzer) => this.#ready.set(model, analyzer), () => this.#forget(model));
  }

  /** The small engine is kept for the way back; the larger one holds some 100 MB. */
  #drop(model: ModelName): void {
    this.#engines.get(model)?.then((analyzer) => analyzer.dispose(), () => {});
    this.#forget(model);
  }

  #forget(model: ModelName): void {
    this.#engines.delete(model);
    this.#ready.delete(model);
  }

  #add({ mentions, entities }: PartialAnalysis): void {
    // Each part numbers its entities anew: a name known from an earlier part is that one.
    const joined = entities.map((entity) => {
      const key = `${entity.type} ${entity.name}`;
      const known = this.#early.get(key) ?? { ...entity, id: this.#early.size };
      this.#early.set(key, known);
      return known;
    });
    const ids = new Map(entities.map(({ id }, i) => [id, joined[i]!.id]));
    const found = this.#edits.reduce(shifted, marksOf({ mentions: mentions.map((each) => ({ ...each, entity: ids.get(each.entity) ?? -1 })), entities: joined }));
    if (found.length === 0) return;
    const follows = (this.marks.at(-1)?.end ?? 0) <= found[0]!.begin;  // and so lies in none that is there
    this.marks = follows ? this.marks.concat(found) : sorted(this.marks.concat(found));
    this.onMarks(false);
  }

  #finish(analysis: Analysis | null): void {
    this.analysis = analysis;
    this.marks = this.#edits.reduce(shifted, analysis ? marksOf(analysis) : []);
    this.pronouns = this.#edits.reduce(shifted, analysis ? pronounsOf(analysis) : []);
    // An edit meanwhile means that this is not the last word: the next reading is on its way.
    if (this.#edits.length === 0) this.#say(analysis ? { kind: 'read', words: summary(this.marks) } : { kind: 'empty' });
    this.onMarks(true);
  }

  #failed(error: unknown, again: boolean): void {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const message = error instanceof Error ? error.message : String(error);
    if (code === 'superseded') return;
    if (code === 'crashed' && again) return void this.read(false);
    this.analysis = null;  // what there is belongs to an earlier text; the marks are kept
    if (code === 'cancelled') this.#say({ kind: 'stopped', progress: this.state.kind === 'reading' ? this.state.progress : 0 });
    else this.#say({ kind: 'failed', code, message });
    this.onMarks(true);
  }

  #say(state: State): void {
    this.state = state;
    this.onState();
  }
}

function summary(marks: Mark[]): string {
  const entities = countNames(marks);
  const mentions = marks.reduce((sum, mark) => sum + Number('mention' in mark.item), 0);
  const many = (count: number, one: string): string => `${grouped(count)} ${one}${count === 1 ? '' : 's'}`;
  return entities ? `${many(entities, 'name')}, ${many(mentions, 'mention')}` : 'No names found';
}
