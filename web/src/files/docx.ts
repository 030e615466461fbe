// Word files (.docx): mammoth makes HTML of them, of which the page takes the text as of any other. Loaded when one is opened.
import { unzipSync, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { htmlToText } from '../html-text.js';

/** What the parts that hold text may come to, unpacked: a small archive can unpack to more than fits in memory. */
const kLargest = 200e6;

export type DocxFault = 'damaged' | 'large' | 'other' | 'locked';
export class UnreadableDocx extends Error {
  constructor(readonly fault: DocxFault) {
    super(fault);
  }
}

export async function docxToText(bytes: Uint8Array): Promise<string> {
  // An OLE file: what Word makes of a document with a password, and of the format before this.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new UnreadableDocx('locked');
  const parts = textParts(bytes);
  if (!parts['word/document.xml']) throw new UnreadableDocx('other');
  try {
    const { value } = await mammoth.convertToHtml({ arrayBuffer: zipSync(parts, { level: 0 }).buffer as ArrayBuffer }, { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) });
    return htmlToText(value.replace(/<a href="#(?:foot|end)note-ref[^>]*>\u2191<\/a>/g, ''));
  } catch {
    throw new UnreadableDocx('damaged');
  }
}

/** The archive's XML without its pictures, fonts and programs; no part gets more memory than it declares. */
function textParts(bytes: Uint8Array): Record<string, Uint8Array> {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(xml|rels)$/.test(name)) return false;
        total += originalSize;
        if (total > kLargest) throw new UnreadableDocx('large');
        return true;
      },
    });
  } catch (error) {
    throw error instanceof UnreadableDocx ? error : new UnreadableDocx('damaged');
  }
}
