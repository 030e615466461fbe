// Names for things that have none: a UUID of version 8 (RFC 9562, 5.8: bits of one's own) made from the content, so that the
// same text exported twice gives the same names. It identifies; it does not protect.

/** `seed` names the text, `index` the item in it. */
export function uuid(seed: readonly number[], index: number): string {
  const hex = [seed[0]!, seed[1]!, seed[2]!, index].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
  const variant = (8 | (parseInt(hex[16]!, 16) & 3)).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Three 32-bit hashes of a text (FNV-1a over its UTF-16 units, from three starting points). */
export function seedOf(text: string): number[] {
  return [0x811c9dc5, 0x9e3779b9, 0x85ebca6b].map((start) => {
    let hash = start;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return hash ^ (hash >>> 15);
  });
}
