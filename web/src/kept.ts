// The text kept on this device, where its user asked for that: one record in a database of the browser. Loaded only then.
import { deleteDB, openDB } from 'idb';

export interface Kept {
  title: string;
  text: string;
  date: string | null;
  overlay?: string;
  /** Milliseconds since 1970. */
  time: number;
}

const kName = 'entente';
const kStore = 'texts';
const kKey = 'last';

function open() {
  return openDB(kName, 1, { upgrade: (database) => void database.createObjectStore(kStore) });
}

export async function keep(kept: Kept): Promise<void> {
  const database = await open();
  await database.put(kStore, kept, kKey);
  database.close();
}

export async function kept(): Promise<Kept | null> {
  const database = await open();
  const found: unknown = await database.get(kStore, kKey);
  database.close();
  return isKept(found) ? found : null;
}

export function forget(): Promise<void> {
  return deleteDB(kName);
}

/** What an older or newer version left may be something else. */
function isKept(found: unknown): found is Kept {
  const { title, text, date, overlay, time } = (found ?? {}) as Record<string, unknown>;
  return typeof title === 'string' && typeof text === 'string' && text !== '' && (date === null || typeof date === 'string') && (overlay === undefined || typeof overlay === 'string') && typeof time === 'number';
}
