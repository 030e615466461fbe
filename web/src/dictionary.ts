// The user's own names, as files hold them. A file may come from anywhere: it is capped, checked entry by entry, and never
// taken for more than names.
import type { DictionaryName, MentionType } from '../../wasm/src/types.js';
import { kTypes } from './families.js';
import { grouped } from './numbers.js';

/** What is wrong with a file, in words for its user. */
export class BadFile extends Error {}

export const kLargestFile = 1e6;  // bytes
const kMostNames = 10000;
const kMostAliases = 50;
const kLongest = 200;  // characters of a name
export const kNameTypes = (Object.keys(kTypes) as MentionType[]).filter((type) => kTypes[type].family !== 'value' && type !== 'OTHER');
const kIds = { wikidata: /^Q\d{1,11}$/, iso3166: /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, geonames: /^\d{1,12}$/ };

/** Reads a dictionary from JSON or CSV, by what the text looks like. */
export function readDictionary(text: string): DictionaryName[] {
  if (text.length > kLargestFile) throw new BadFile('A dictionary may have at most 1 MB.');
  const plain = text.replace(/^\ufeff/, '').trim();
  return checkNames(/^[[{]/.test(plain) ? parseJson(plain) : readCsv(plain));
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadFile('This is not well-formed JSON.');
  }
}

/** Checks what a file says to be names. */
export function checkNames(list: unknown): DictionaryName[] {
  if (!Array.isArray(list)) throw new BadFile('A dictionary is a list of names: [{"name": "Frobozz", "type": "ORG"}, ...]');
  if (list.length > kMostNames) throw new BadFile(`A dictionary may have at most ${grouped(kMostNames)} names; this has ${grouped(list.length)}.`);
  return list.map((entry: unknown, i) => checkName(entry, `Entry ${i + 1}`));
}

export function checkName(entry: unknown, where: string): DictionaryName {
  const bad = (what: string): never => {
    throw new BadFile(`${where} ${what}`);
  };
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return bad('is no name with a type.');
  const { name, type, aliases, ids, ...rest } = entry as Record<string, unknown>;
  for (const key of Object.keys(rest)) bad(`has an unknown field, \u201c${short(key)}\u201d.`);
  const words = (value: unknown, what: string): string => {
    if (typeof value !== 'string' || !/[\p{L}\p{N}]/u.test(value)) return bad(`has no ${what}.`);
    if (value.length > kLongest) return bad(`has a ${what} of more than ${kLongest} characters.`);
    return value.replace(/\s+/g, ' ').trim();
  };
  const checked: DictionaryName = { name: words(name, 'name'), type: kNameTypes.find((each) => each === type) ?? bad(`has no type; types are ${kNameTypes.join(', ')}.`) };
  if (aliases !== undefined) {
    if (!Array.isArray(aliases) || aliases.length > kMostAliases) return bad(`has no list of at most ${kMostAliases} aliases.`);
    const others = aliases.map((alias) => words(alias, 'alias that is a word'));
    if (others.length) checked.aliases = others;
  }
  if (ids !== undefined) {
    if (typeof ids !== 'object' || ids === null) return bad('has identifiers that are none.');
    const known = Object.entries(ids).map(([key, id]) => {
      const form = Object.hasOwn(kIds, key) ? kIds[key as keyof typeof kIds] : bad(`has an unknown identifier, \u201c${short(key)}\u201d.`);
      return typeof id === 'string' && form.test(id) ? [key, id] : bad(`has a ${key} identifier that is none, \u201c${short(String(id))}\u201d.`);
    });
    if (known.length) checked.ids = Object.fromEntries(known);
  }
  return checked;
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}

/** Those of both; of the same name the later. */
export function joined(names: readonly DictionaryName[], more: readonly DictionaryName[]): DictionaryName[] {
  const all = new Map([...names, ...more].map((entry) => [entry.name.toLowerCase(), entry]));
  if (all.size > kMostNames) throw new BadFile(`A dictionary may have at most ${grouped(kMostNames)} names.`);
  return [...all.values()];
}

export function dictionaryJson(names: readonly DictionaryName[]): string {
  return `${JSON.stringify(names, null, 1)}\n`;
}

// CSV (RFC 4180): name, type, aliases (parted by |), and identifiers.

const kColumns = ['name', 'type', 'aliases', 'wikidata', 'iso3166', 'geonames'] as const;

export function dictionaryCsv(names: readonly DictionaryName[]): string {
  // A cell that a spreadsheet would take for a formula gets an apostrophe; reading takes it away.
  const cell = (text: string): string => {
    const safe = /^['=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const rows = names.map(({ name, type, aliases = [], ids = {} }) => [name, type, aliases.join('|'), ids.wikidata ?? '', ids.iso3166 ?? '', ids.geonames ?? '']);
  return [kColumns as readonly string[], ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function readCsv(text: string): unknown[] {
  const rows = csvRows(text);
  if (rows[0]?.[0]?.trim().toLowerCase() === 'name') rows.shift();
  return rows.map((row, i) => {
    if (row.length > kColumns.length) throw new BadFile(`Row ${i + 1} has ${row.length} cells; a dictionary has ${kColumns.join(', ')}.`);
    const [name, type = '', aliases = '', ...ids] = row.map((cell) => cell.replace(/^'(?=['=+\-@\t\r])/, '').trim());
    const given = ids.flatMap((id, at) => (id ? [[kColumns[at + 3], id]] : []));
    return { name, type: type.toUpperCase(), aliases: aliases ? aliases.split('|').map((alias) => alias.trim()) : [], ids: Object.fromEntries(given) };
  });
}

function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  // A cell, quoted or plain, and what ends it.
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n?|\n|$|(?="))/g)) {
    if (end === '' && quoted === undefined && plain === '' && row.length === 0) break;
    row.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.some((cell) => cell.trim() !== '')) rows.push(row);
    row = [];
  }
  return rows;
}

/** The names that a text holds under some spelling: what a link may give away with it. Case, diacritics and line ends do not count. */
export function namesIn(text: string, dictionary: readonly DictionaryName[]): DictionaryName[] {
  const plain = (words: string): string => words.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').toLowerCase();
  if (dictionary.length === 0) return [];
  const held = plain(text);
  return dictionary.filter(({ name, aliases = [] }) => [name, ...aliases].some((words) => held.includes(plain(words))));
}
