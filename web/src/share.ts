// A text as a link: deflated, in the fragment of the address, which browsers keep to themselves. A link comes from anyone:
// it is bounded before and after inflation, checked member by member, and only ever becomes text.

export interface Shared {
  title: string;
  text: string;
  /** ISO day that the sender set, or null. */
  date: string | null;
  /** Corrections and dictionary, as overlay.ts writes and checks them; left out where there are none. */
  overlay?: string;
}

const kPrefix = '#1.';  // the version of the form
/** Characters of a fragment: browsers hold more, but not all of them. */
export const kLongestLink = 1_000_000;
/** Bytes a link may inflate to. */
const kLargestText = 20_000_000;
const kLongestTitle = 300;

/** The link is not one that this page made, or not whole; the message says what is wrong. */
export class BadLink extends Error {}

export async function toFragment({ title, text, date, overlay }: Shared): Promise<string> {
  const json = new TextEncoder().encode(JSON.stringify({ title, text, ...(date === null ? {} : { date }), ...(overlay === undefined ? {} : { overlay }) }));
  const bytes = await collected(new Blob([json]).stream().pipeThrough(new CompressionStream('deflate-raw')), Infinity);
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return kPrefix + btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Null for a fragment that is something else. */
export async function fromFragment(fragment: string): Promise<Shared | null> {
  if (!fragment.startsWith(kPrefix)) return null;
  if (fragment.length > kLongestLink) throw new BadLink('The link is longer than any that Entente makes.');
  const code = fragment.slice(kPrefix.length);
  if (!/^[\w-]+$/.test(code)) throw new BadLink('The link is damaged: it holds characters that do not belong there.');
  let json: unknown;
  try {
    const bytes = Uint8Array.from(atob(code.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await collected(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')), kLargestText)));
  } catch (error) {
    throw error instanceof BadLink ? error : new BadLink('The link is damaged: part of it may be missing. Ask for it again, as a file perhaps.');
  }
  return checked(json);
}

function checked(json: unknown): Shared {
  const { title, text, date = null, overlay } = (json ?? {}) as Record<string, unknown>;
  const isDay = date === null || (typeof date === 'string' && /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date)));
  if (typeof title !== 'string' || typeof text !== 'string' || text === '' || !isDay) throw new BadLink('The link holds no text that Entente could show.');
  return { title: title.slice(0, kLongestTitle).trim() || 'Shared text', text, date: date as string | null, ...(typeof overlay === 'string' ? { overlay } : {}) };
}

/** All bytes of a stream; one that goes on beyond `most` is cut off before it fills the memory. */
async function collected(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    length += step.value.length;
    if (length > most) {
      void reader.cancel();
      throw new BadLink('The link unpacks to more text than a page can show.');
    }
    chunks.push(step.value);
  }
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}
