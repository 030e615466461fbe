// Files: what the user opens, drops or pastes, as plain text.
import { unixLines } from './edit.js';
import { startWorker } from './at-once.js';
import { htmlToText } from './html-text.js';
import { markdownToText } from './markdown-text.js';

export interface Opened {
  text: string;
  /** What the user should know about how it was read. */
  notes: string[];
}

/** A file that is no text we can read; the message says why and what to do. */
export class UnreadableFile extends Error {}

const kTypes = /\.(txt|text|html?|xhtml|md|markdown|eml|log|csv)$/i;
const kAdvice: Record<string, string> = {
  doc: 'Word files of the old kind (.doc) cannot be read. Save it as .docx, or select the text and paste it here.',
  odt: 'Office files cannot be read. Open it, select the text, and paste it here.',
  rtf: 'RTF files cannot be read. Open it, select the text, and paste it here.',
};
const kDocx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const kLargest = 50e6;
const kManyPages = 50;  // from here on it is said how far a PDF is read

/** `onProgress` hears of files that take long; they are given up, with its reason, when `signal` says so. */
export async function openFile(file: File, onProgress: (words: string) => void = () => {}, signal?: AbortSignal): Promise<Opened> {
  const extension = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  const advice = kAdvice[extension];
  if (advice) throw new UnreadableFile(`${file.name}: ${advice}`);
  if (file.size > kLargest) throw new UnreadableFile(`${file.name} has ${sizeOf(file.size)}, more than a page can show (${sizeOf(kLargest)}). The command line reads texts of any size.`);
  const bytes = new Uint8Array(await file.arrayBuffer().catch(() => {
    throw new UnreadableFile(`${file.name} could not be opened. It may have been moved, or it is a folder.`);
  }));
  if (isPdf(bytes, extension)) return openPdf(file.name, bytes, onProgress, signal);
  if (extension === 'docx' || file.type === kDocx) return openDocx(file.name, bytes);
  const isHtml = /^x?html?$/.test(extension) || file.type === 'text/html';
  const decoded = decode(bytes, isHtml);
  if (!decoded || (!kTypes.test(file.name) && file.type !== '' && !file.type.startsWith('text/'))) {
    throw new UnreadableFile(`${file.name} is not a text file. Entente opens plain text, HTML, Markdown, Word (.docx) and PDF.`);
  }
  const notes: string[] = [];
  if (decoded.encoding !== 'utf-8') notes.push(`read as ${decoded.encoding}`);
  let text = unixLines(decoded.text);
  if (text !== decoded.text) notes.push('line ends made uniform');
  if (isHtml) {
    text = htmlToText(text);
    notes.push('text taken from the HTML');
  } else if (/^(md|markdown)$/.test(extension)) {
    text = markdownToText(text);
    notes.push('Markdown marks left out');
  }
  return { text, notes };
}

function isPdf(bytes: Uint8Array, extension: string): boolean {
  return extension === 'pdf' || new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-';
}

const kElsewhere = 'Open it elsewhere, select the text, and paste it here.';

async function openDocx(name: string, bytes: Uint8Array): Promise<Opened> {
  const { docxToText, UnreadableDocx } = await import('./files/docx.js').catch(notLoaded);
  try {
    const text = await docxToText(bytes);
    if (text === '') throw new UnreadableFile(`${name} holds no text.`);
    return { text, notes: ['text taken from the Word file'] };
  } catch (error) {
    if (!(error instanceof UnreadableDocx)) throw error;
    throw new UnreadableFile(`${name} ${{
      locked: `is locked with a password, or is a Word file of the old kind. ${kElsewhere}`,
      damaged: `is damaged: it does not unpack as a Word file does. ${kElsewhere}`,
      large: 'unpacks to more than a page can show.',
      other: 'is no Word file, whatever its name says.',
    }[error.fault]}`);
  }
}

async function openPdf(name: string, bytes: Uint8Array, onProgress: (words: string) => void, signal?: AbortSignal): Promise<Opened> {
  const { pdfToText, UnreadablePdf } = await import('./files/pdf.js').catch(notLoaded);
  try {
    const { text, pages, empty } = await pdfToText(bytes, () => startWorker(new URL('pdf-worker.js', document.baseURI), 'pdf'), (page, of) => {
      if (of >= kManyPages && page % 10 === 0) onProgress(`Opening ${name}: page ${page} of ${of}`);
    }, signal);
    const notes = [`${pages} ${pages === 1 ? 'page' : 'pages'}, lines joined into paragraphs`];
    if (empty) notes.push(`no text on ${empty} of them, which may be pictures`);
    return { text, notes };
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error;
    throw new UnreadableFile(`${name} ${{
      scan: 'holds pictures of its pages (a scan) and no text. Run text recognition (OCR) on it first.',
      locked: `is locked with a password. ${kElsewhere}`,
      damaged: `is damaged, or no PDF. ${kElsewhere}`,
      large: 'has more pages than a page can show.',
    }[error.fault]}`);
  }
}

function notLoaded(): never {
  throw new UnreadableFile('What reads such files could not be loaded. Are you offline?');
}

export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1e6) return `${(bytes / 1000).toFixed(bytes < 1e4 ? 1 : 0)} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** UTF-8 if it is well formed, UTF-16 by its mark, what an HTML page declares, or else windows-1252; null for binary data. */
function decode(bytes: Uint8Array, isHtml: boolean): { text: string; encoding: string } | null {
  const read = (encoding: string, fatal = false): { text: string; encoding: string } | null => {
    try {
      return { text: new TextDecoder(encoding, { fatal }).decode(bytes), encoding };
    } catch {
      return null;
    }
  };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return read('utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return read('utf-16be');
  if (bytes.subarray(0, 8192).includes(0)) return null;
  const utf8 = read('utf-8', true);
  if (utf8) return utf8;
  if (isHtml) {
    const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024));
    const declared = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
    const text = declared && declared !== 'utf-8' && read(declared);
    if (text) return text;
  }
  return read('windows-1252');
}
