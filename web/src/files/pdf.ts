// PDF files: pdf.js reads them in a worker of its own, under the page's policy and without eval. Loaded when one is opened.
import { getDocument, PDFWorker, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Line, linesOf, paragraphs } from './pdf-lines.js';

export type PdfFault = 'damaged' | 'locked' | 'scan' | 'large';
export class UnreadablePdf extends Error {
  constructor(readonly fault: PdfFault) {
    super(fault);
  }
}

const kMostPages = 5000;

export interface PdfText {
  text: string;
  pages: number;
  /** Pages without a letter: pictures, or empty. */
  empty: number;
}

/** `start` starts pdf.js's worker; `onPage` hears how far it is: the page just read, and how many there are. Rejects with the reason of `signal` when that is given. */
export async function pdfToText(data: Uint8Array, start: () => Worker, onPage: (page: number, of: number) => void, signal?: AbortSignal): Promise<PdfText> {
  const port = start();
  const worker = PDFWorker.create({ port } as Parameters<typeof PDFWorker.create>[0]);
  const died = new Promise<never>((_, reject) => port.addEventListener('error', (event) => reject(new Error(event.message || 'the worker did not start'))));
  died.catch(() => {});
  const given = new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
  given.catch(() => {});
  const loading = getDocument({
    data, worker, isEvalSupported: false, disableFontFace: true, useSystemFonts: true, useWorkerFetch: false, useWasm: false, enableXfa: false,
    isOffscreenCanvasSupported: false, stopAtErrors: false, verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const file = await Promise.race([loading.promise, died, given]).catch(toFault);
    if (file.numPages > kMostPages) throw new UnreadablePdf('large');
    const pages: Line[][] = [];
    for (let number = 1; number <= file.numPages; number++) {
      const lines = await Promise.race([readPage(file, number), died, given]).catch(toFault);
      pages.push(lines);
      onPage(number, file.numPages);
    }
    const empty = pages.filter((lines) => lines.length === 0).length;
    if (empty === pages.length) throw new UnreadablePdf('scan');
    return { text: paragraphs(pages), pages: pages.length, empty };
  } finally {
    void loading.destroy().catch(() => {});
    port.terminate();
  }
}

async function readPage(file: { getPage(number: number): Promise<{ getTextContent(): Promise<{ items: unknown[] }>; cleanup(): unknown }> }, number: number): Promise<Line[]> {
  const page = await file.getPage(number);
  const { items } = await page.getTextContent();
  page.cleanup();
  return linesOf(items as Parameters<typeof linesOf>[0]);
}

/** pdf.js names its errors. */
function toFault(error: unknown): never {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') throw new UnreadablePdf('locked');
  if (/^(InvalidPDFException|FormatError|UnknownErrorException|ResponseException|MissingPDFException)$/.test(name)) throw new UnreadablePdf('damaged');
  throw error;
}
