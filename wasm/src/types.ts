// The npm API's types: the output contract "entente/1" and what may be asked for.

/** Half-open [begin, end), in the unit that `Analysis.offsets` names (UTF-16 code units unless asked otherwise). */
export type Span = [begin: number, end: number];
export type OffsetUnit = 'utf16' | 'codepoint' | 'utf8';

export type MentionType = 'PERSON' | 'NORP' | 'ORG' | 'GPE' | 'LOC' | 'FAC' | 'EVENT' | 'WEAPON' | 'PRODUCT' | 'LAW' | 'WORK' | 'OTHER';
export type ValueType = 'DATE' | 'TIME' | 'DURATION' | 'SET' | 'MONEY' | 'PERCENT' | 'QUANTITY' | 'CARDINAL' | 'ORDINAL';
export type BlockKind = 'title' | 'heading' | 'dateline' | 'byline' | 'paragraph' | 'list_item' | 'furniture';
export type LinkBy = 'name' | 'short-name' | 'acronym' | 'apposition' | 'nominal' | 'pronoun' | 'metonymy' | 'dictionary' | 'user';

export interface Analysis {
  schema: 'entente/1';
  engine: { version: string; model: string; lexicon: string };
  offsets: OffsetUnit;
  /** Length of the text in that unit. */
  length: number;
  warnings: { code: string; message: string }[];
  document: {
    /** ISO 639-1, or "und". */
    language: string;
    title: Span | null;
    date: { value: string; span: Span | null; source: 'dateline' | 'option' } | null;
    blocks: { kind: BlockKind; span: Span }[];
    sentences: Span[];
    /** Only with `tokens: true`. */
    tokens: Span[] | null;
    /** Only with `syntax: true`: begin, end, universal part of speech, Penn tag, index of the head (its own for a root), relation (Universal
     * Dependencies). Clitics are words of their own. */
    words: [number, number, string, string, number, string][] | null;
  };
  mentions: Mention[];
  /** `entities[i].id === i`. */
  entities: Entity[];
  values: Value[];
  events: unknown[];
  relations: unknown[];
  quotes: unknown[];
  stances: unknown[];
  /** What became of each of `AnalyzeOptions.corrections`: how many mentions it changed; 0 where it found nothing to change. */
  corrections: { mentions: number }[];
}

export interface Mention {
  span: Span;
  /** Maximal noun phrase. */
  extent: Span;
  type: MentionType;
  form: 'name' | 'nominal' | 'pronoun';
  /** Id (and index) of its entity. */
  entity: number;
  /** 0 to 1. */
  confidence: number;
  source: 'tagger' | 'lexicon' | 'document' | 'dictionary' | 'user' | 'syntax';
  /** Index of the smallest mention that encloses this one. */
  within: number | null;
  link: { antecedent: number | null; by: LinkBy; confidence: number };
  reading: string | null;
  alternatives: { entity: number; reading: string; confidence: number }[];
}

export interface Entity {
  id: number;
  type: MentionType;
  name: string;
  aliases: string[];
  roles: { title: string; of: number | null; span: Span }[];
  ids: { wikidata: string | null; iso3166: string | null; geonames: string | null };
  linking: { source: string; confidence: number } | null;
  of: number | null;
  /** Ids of the entities that this one is together ("both countries", "the two leaders"); of others none. */
  members: number[];
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  /** [latitude, longitude], degrees, WGS 84. */
  point: [number, number] | null;
  salience: number;
  confidence: number;
}

export interface Value {
  span: Span;
  type: ValueType;
  /** TIMEX3 value, or a decimal string; "A/B" is a range. */
  value: string;
  /** [first day, last day], ISO, both included. */
  interval: [string, string] | null;
  /** TIMEX3 mod ("MORE_THAN", "APPROX", "START" ...), of amounts too. */
  mod: string | null;
  /** Of sets: "EVERY"; how often in a period: "2X". */
  quant: string | null;
  freq: string | null;
  /** Points of a duration that the calendar places, as TIMEX3 values ("the past year"). */
  begin: string | null;
  end: string | null;
  /** Index in `values` of what the time is reckoned from, where it stands in the text. */
  anchor: number | null;
  /** What that is: the document's date, or a time of the text. */
  anchorSource: 'document' | 'text' | null;
  /** Other live readings of a time ("05/08/2018"). */
  alternatives: { value: string; interval: [string, string] | null }[];
  /** ISO 4217 code, "%", "pp" (percentage points), SI symbol; of a count of people what is counted ("troops"). */
  unit: string | null;
  confidence: number;
}

/** A name the caller knows: found wherever its words stand. Name and aliases are one entity, called by the name. */
export interface DictionaryName {
  name: string;
  type: MentionType;
  aliases?: string[];
  /** What it is: "Q64", "DE-BE", "2950159". */
  ids?: { wikidata?: string; iso3166?: string; geonames?: string };
}

/**
 * One edit of a user; `span` is the span of the mention it is about, in the unit of the request. A span outside the text, or one that
 * cuts through a character, is a bad_option. Edits are done in the order given, each on what those before it left; `Analysis.corrections`
 * says what became of them. `everywhere` reaches all occurrences of the same words: by default yes, but no for `split` (which takes the
 * mentions that read the same out of the entity, as one) and `read`. `merge` joins all of an entity to another, which keeps its name, type
 * and identifiers. `read` "government" or "city" says how a capital is meant, and it joins that entity; any other reading is recorded only.
 */
export type Correction =
  | { op: 'retype'; span: Span; type: MentionType; everywhere?: boolean }
  | { op: 'respan'; span: Span; to: Span; everywhere?: boolean }
  | { op: 'remove'; span: Span; everywhere?: boolean }
  | { op: 'add'; span: Span; type: MentionType; everywhere?: boolean }
  | { op: 'merge'; span: Span; into: Span }
  | { op: 'split'; span: Span; everywhere?: boolean }
  | { op: 'read'; span: Span; reading: string; everywhere?: boolean };

export interface AnalyzeOptions {
  /** Date of the document, ISO 8601; read from the text when absent. */
  date?: string;
  /** Default "utf16". */
  offsets?: OffsetUnit;
  /** Also give `document.tokens`. */
  tokens?: boolean;
  /** Also give `document.words`, a parse. */
  syntax?: boolean;
  dictionary?: DictionaryName[];
  corrections?: Correction[];
  /** Cancels: the promise rejects with code "cancelled". */
  signal?: AbortSignal;
  onProgress?: (progress: ReadingProgress) => void;
  /** Mentions of the part read so far, block by block; the resolved Analysis replaces them. */
  onPartial?: (partial: PartialAnalysis) => void;
}

export interface Progress {
  /** Bytes: of UTF-8 for a text, as stored for the engine's files. */
  done: number;
  total: number;
}

export interface ReadingProgress extends Progress {
  /** How much of what was found has been joined to the whole, from 0 to 1; more than 0 only when all of the text is read. */
  joined: number;
}

/** What is known of the part [begin, end) of the text, from its own evidence only. */
export interface PartialAnalysis {
  covered: Span;
  mentions: Mention[];
  entities: Entity[];
}

export type ErrorCode =
  | 'bad_option' | 'bad_json' | 'bad_asset' | 'text_too_large' | 'io' | 'cancelled'
  /** A newer analyze() call took this one's place. */
  | 'superseded'
  /** The engine trapped and was started anew; the text is safe. */
  | 'crashed'
  | 'disposed'
  /** An engine file could not be fetched. */
  | 'load_failed';

/** The one error of the API. */
export class EntenteError extends Error {
  constructor(readonly code: ErrorCode, message: string) {
    super(message);
    this.name = 'EntenteError';
  }
}

export type ModelName = 'default' | 'accurate';

export interface AnalyzerOptions {
  /** Folder of the engine's files (entente.wasm, manifest, lexicon, model); default: beside the module. */
  base?: string | URL;
  /** Weights: "accurate" finds more names and draws better trees, is 11 MB more to fetch, once, and some ten times slower. */
  model?: ModelName;
  /** While the engine's files are fetched. */
  onLoad?: (progress: Progress) => void;
  /** Run in a worker of its own (default in a browser), or in this thread (default in Node). */
  worker?: boolean;
  /** What to do with an unfinished analyze() when a new one is asked for: "latest" rejects it as superseded, "queue" keeps order. Default "latest" with a worker, "queue" without. */
  mode?: 'latest' | 'queue';
}

export interface EngineInfo {
  version: string;
  /** Content hashes. */
  model: string;
  lexicon: string;
  /** Whether the SIMD build runs; results are the same. */
  simd: boolean;
}

export interface Analyzer {
  /** Any string, read in full. Rejects with EntenteError only. */
  analyze(text: string, options?: AnalyzeOptions): Promise<Analysis>;
  readonly engine: EngineInfo;
  /** Frees the engine; later calls reject with code "disposed". */
  dispose(): void;
}
