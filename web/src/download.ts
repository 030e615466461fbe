// Files that the page gives to its user.
import { make } from './dom.js';

export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  make('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/** A file's name, without ending, for a text with this title. */
export function stemOf(title: string): string {
  return title.replace(/\.\w+$/, '').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').toLowerCase() || 'text';
}
