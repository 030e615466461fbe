// Small Word and PDF files, made here so that what is in them is known to the last byte.
import { strToU8, zipSync } from 'fflate';

const kNamespaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A .docx of paragraphs, each its text or { style, text }; `more` are further parts of the archive. */
export function docx(paragraphs, more = {}) {
  const body = paragraphs.map((each) => {
    const { style, text } = typeof each === 'string' ? { style: null, text: each } : each;
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t xml:space="preserve">${escaped}</w:t></w:r></w:p>`;
  }).join('');
  const xml = (content) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${content}`);
  return Buffer.from(zipSync({
    '[Content_Types].xml': xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
    '_rels/.rels': xml('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'),
    'word/document.xml': xml(`<w:document ${kNamespaces}><w:body>${body}</w:body></w:document>`),
    'word/styles.xml': xml(`<w:styles ${kNamespaces}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`),
    ...more,
  }));
}

/** A .pdf: each page a list of [left, base, text]; letters of 12 points. `trailer` goes into the trailer, `objects` are more objects. */
export function pdf(pages, { trailer = '', objects: more = [] } = {}) {
  const first = 4 + more.length;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${first + 2 * i} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...more,
  ];
  for (const [i, lines] of pages.entries()) {
    const stream = lines.map(([left, base, text]) => `BT /F1 12 Tf ${left} ${base} Td (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`).join('\n');
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + 2 * i + 1} 0 R >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
  }
  let file = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  return Buffer.from(`${file}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`, 'latin1');
}

/** One that opens with a password only: no password gives keys that fit these. */
export function lockedPdf() {
  const key = `<${'41'.repeat(32)}>`;
  return pdf([[[72, 700, 'Secret']]], { trailer: `/Encrypt 4 0 R /ID [<${'42'.repeat(16)}> <${'42'.repeat(16)}>]`, objects: [`<< /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >>`] });
}
