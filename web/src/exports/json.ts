// JSON: the Analysis as the engine gave it, schema "entente/1" (README). Offsets: UTF-16 code units, as `offsets` says.
import type { Source } from './source.js';

export function json({ analysis }: Source): string {
  return `${JSON.stringify(analysis, null, 1)}\n`;
}
