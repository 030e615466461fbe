// An overlay: the user's corrections and dictionary as a file, to be laid over the same text again. It holds no text but the
// words that the corrections are about, by which they find their place when the text is not quite the same.
import type { Correction, DictionaryName, MentionType, Span } from '../../wasm/src/types.js';
import { type Act, marksSomething } from './corrections.js';
import { BadFile, checkNames, kNameTypes, parseJson } from './dictionary.js';
import { grouped } from './numbers.js';

const kSchema = 'entente/overlay/1';
export const kLargestOverlay = 5e6;  // bytes
const kMostSteps = 10000;
const kAround = 32;  // characters before and after, kept to tell places with the same words apart
const kTries = 200;  // places looked at on either side

interface Place {
  span: Span;
  words: string;
  before: string;
  after: string;
}

interface Fitted {
  acts: Act[];
  dictionary: DictionaryName[];
  /** Whether it was made for this very text. */
  same: boolean;
  /** In words, the acts for which there was no place. */
  unfit: string[];
}

export function overlayJson(text: string, hash: string | null, acts: readonly Act[], dictionary: readonly DictionaryName[]): string {
  const place = (span: Span): Place => ({ span, words: text.slice(...span), before: text.slice(Math.max(0, span[0] - kAround), span[0]), after: text.slice(span[1], span[1] + kAround) });
  const step = ({ correction }: Act['steps'][number]): object => {
    const places = Object.fromEntries(Object.entries(correction).filter(([key]) => isPlace(key)).map(([key, span]) => [key, place(span as Span)]));
    return { ...correction, ...places };
  };
  return `${JSON.stringify({
    schema: kSchema, text: { length: text.length, sha256: hash },
    acts: acts.map(({ about, steps }) => ({ about, steps: steps.map(step) })), dictionary,
  }, null, 1)}\n`;
}

/** Lays an overlay over a text: where its words stand at the same place or, failing that, at the likeliest other. */
export function readOverlay(json: string, text: string, hash: string | null): Fitted {
  if (json.length > kLargestOverlay) throw new BadFile('An overlay may have at most 5 MB.');
  const file = parseJson(json.replace(/^\ufeff/, ''));
  if (!isObject(file) || file.schema !== kSchema) throw new BadFile(`This is no overlay: a file that begins with {"schema": "${kSchema}"}.`);
  const { acts, dictionary } = file;
  if (!Array.isArray(acts)) throw new BadFile('An overlay has a list of acts.');
  let steps = 0;
  const fitted: Fitted = { acts: [], dictionary: checkNames(dictionary), same: false, unfit: [] };
  fitted.same = hash !== null && isObject(file.text) && file.text.sha256 === hash;
  acts.forEach((each: unknown, i) => {
    const where = `Act ${i + 1}`;
    if (!isObject(each) || typeof each.about !== 'string' || each.about.length > 1000 || !Array.isArray(each.steps)) throw new BadFile(`${where} is none.`);
    if ((steps += each.steps.length) > kMostSteps) throw new BadFile(`An overlay may have at most ${grouped(kMostSteps)} corrections.`);
    const corrections = each.steps.map((step: unknown) => fit(step, text, where));
    if (corrections.some((correction) => correction === null)) fitted.unfit.push(each.about);
    const fitting = corrections.flatMap((correction) => (correction ? [{ correction, words: text.slice(...correction.span) }] : []));
    if (fitting.length) fitted.acts.push({ about: each.about, steps: fitting });
  });
  return fitted;
}

function fit(step: unknown, text: string, where: string): Correction | null {
  if (!isObject(step)) throw new BadFile(`${where} has a step that is none.`);
  const { op, type, reading, everywhere } = step;
  const needs: Record<string, string[]> = { retype: ['type'], respan: ['to'], remove: [], add: ['type'], merge: ['into'], split: [], read: ['reading'] };
  const fields = typeof op === 'string' && Object.hasOwn(needs, op) ? needs[op]! : null;
  if (!fields) throw new BadFile(`${where} has an unknown kind of correction.`);
  for (const key of Object.keys(step)) {
    if (!['op', 'span', 'everywhere', ...fields].includes(key)) throw new BadFile(`${where} has an unknown field, \u201c${key.slice(0, 40)}\u201d.`);
  }
  if (everywhere !== undefined && typeof everywhere !== 'boolean') throw new BadFile(`${where}: \u201ceverywhere\u201d is true or false.`);
  if (fields.includes('type') && !kNameTypes.includes(type as MentionType)) throw new BadFile(`${where} has no type; types are ${kNameTypes.join(', ')}.`);
  if (fields.includes('reading') && reading !== 'government' && reading !== 'city') throw new BadFile(`${where} has no reading; readings are government, city.`);
  const correction: Record<string, unknown> = { ...step };
  for (const key of ['span', ...fields.filter(isPlace)]) {
    const span = find(place(step[key], where), text);
    if (!span) return null;
    correction[key] = span;
  }
  return correction as unknown as Correction;
}

function isPlace(key: string): boolean {
  return key === 'span' || key === 'to' || key === 'into';
}

function place(value: unknown, where: string): Place {
  if (isObject(value)) {
    const { span, words, before, after } = value;
    const isSpan = Array.isArray(span) && span.length === 2 && span.every(Number.isSafeInteger);
    if (isSpan && [words, before, after].every((each) => typeof each === 'string' && each.length <= 1000) && words !== '') return { span: span as Span, words, before, after } as Place;
  }
  throw new BadFile(`${where} has a place that is none: {"span", "words", "before", "after"}.`);
}

/** Of the places with these words that are near, the one with the most of the same text around; of several the nearest. */
function find({ span, words, before, after }: Place, text: string): Span | null {
  let best: Span | null = null;
  let bestAround = -1;
  const look = (at: number): void => {
    const here: Span = [at, at + words.length];
    const around = commonEnd(text.slice(Math.max(0, at - kAround), at), before) + commonBegin(text.slice(here[1], here[1] + kAround), after);
    const nearer = best && around === bestAround && Math.abs(at - span[0]) < Math.abs(best[0] - span[0]);
    if (marksSomething(text, here) && (around > bestAround || nearer)) [best, bestAround] = [here, around];
  };
  for (let at = text.indexOf(words, span[0]), tries = 0; at >= 0 && tries < kTries; at = text.indexOf(words, at + 1), tries++) look(at);
  for (let at = span[0] > 0 ? text.lastIndexOf(words, span[0] - 1) : -1, tries = 0; at >= 0 && tries < kTries; at = at > 0 ? text.lastIndexOf(words, at - 1) : -1, tries++) look(at);
  return best;
}

function commonBegin(a: string, b: string): number {
  let size = 0;
  while (size < a.length && size < b.length && a[size] === b[size]) size++;
  return size;
}

function commonEnd(a: string, b: string): number {
  let size = 0;
  while (size < a.length && size < b.length && a.at(-1 - size) === b.at(-1 - size)) size++;
  return size;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** SHA-256 of a text in hexadecimal digits; null where the browser has none to offer (pages without https). */
export async function hashOf(text: string): Promise<string | null> {
  const digest = await globalThis.crypto?.subtle?.digest('SHA-256', new TextEncoder().encode(text));
  return digest ? Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('') : null;
}
