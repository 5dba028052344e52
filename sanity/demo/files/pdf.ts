/** A line of a page: what it says, and whether it is a heading. */
type Line = { text: string; isHead?: true };

const escaped = (text: string): string => text.replace(/[\\()]/g, (sign) => `\\${sign}`);

/**
 * Lines as a PDF file of A4 pages, one array for each page. Only what Latin-1 has can be said in it.
 *
 * @see ISO 32000-1, in the least of its parts
 */
export function pdfFile(title: string, pages: readonly (readonly Line[])[]): Buffer {
  const objects: string[] = [];
  const add = (object: string): number => objects.push(object);
  const font = '<< /Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont /';
  const [catalog, tree] = [add(''), add('')];
  const [plain, bold] = [add(`${font}Times-Roman >>`), add(`${font}Times-Bold >>`)];
  const kids = pages.map((lines) => {
    const drawn = lines
      .map(({ text, isHead }) =>
        isHead
          ? `/B 17 Tf (${escaped(text)}) Tj 0 -30 Td`
          : `/T 12 Tf (${escaped(text)}) Tj 0 -19 Td`,
      )
      .join('\n');
    const stream = `BT 72 760 Td\n${drawn}\nET`;
    const content = add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /T ${plain} 0 R /B ${bold} 0 R >> >> >>`,
    );
  });
  objects[catalog - 1] = `<< /Type /Catalog /Pages ${tree} 0 R /Lang (en) >>`;
  objects[tree - 1] =
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`;
  const info = add(`<< /Title (${escaped(title)}) >>`);
  let file = '%PDF-1.4\n';
  const places = objects.map((object, place) => {
    const at = file.length;
    file += `${place + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R /Info ${info} 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
