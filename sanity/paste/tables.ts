import { drawnSign, isBlock, isElement, isStruckOut, isText, isUnread } from './elements.ts';
import { marksWithin } from './marks.ts';
import type { PastedTable } from './pasted.ts';

/** Characters; what is longer in a cell is text that a table sets in columns. */
const longestCell = 600;

/** A table of figures and words; null when the table is only there to set other things side by side. */
export function dataTable(table: HTMLTableElement): PastedTable | null {
  const rows = [...table.rows].filter((row) => !isUnread(row));
  const columns = Math.max(0, ...rows.map(({ cells }) => cells.length));
  if (rows.length < 2 || columns < 2 || isForLayout(table)) return null;
  const cells = spread(rows);
  if (cells.flat().every((cell) => cell === '')) return null;
  const [first] = rows;
  return {
    kind: 'table',
    caption: textOf(table.caption) || null,
    headerRow: first !== undefined && isHeader(first),
    rows: cells,
  };
}

const isForLayout = (table: HTMLTableElement): boolean =>
  /^(presentation|none)$/.test(table.getAttribute('role') ?? '') ||
  table.querySelector('table') !== null ||
  (!isRuled(table) && holdsText(table));

/** Whether it looks like a table: it has a header, or lines between its cells. */
const isRuled = (table: Element): boolean =>
  Number(table.getAttribute('border')) > 0 ||
  /\bMso(Table|NormalTable)/.test(table.className) ||
  table.querySelector('th') !== null ||
  [...table.querySelectorAll('td')].some((cell) => /solid/.test(cell.getAttribute('style') ?? ''));

const holdsText = (table: Element): boolean =>
  table.querySelector('ul, ol, h1, h2, h3, h4, h5, h6, blockquote, hr') !== null ||
  [...table.querySelectorAll('td, th')].some((cell) => textOf(cell).length > longestCell);

/** Cells that reach over several columns or rows leave the others empty. */
function spread(rows: readonly HTMLTableRowElement[]): string[][] {
  const grid: string[][] = rows.map(() => []);
  for (const [place, row] of rows.entries()) {
    let column = 0;
    for (const cell of row.cells) {
      while (grid[place]?.[column] !== undefined) column += 1;
      for (let down = 0; down < Math.min(cell.rowSpan || 1, rows.length - place); down += 1) {
        for (let across = 0; across < Math.min(cell.colSpan || 1, 50); across += 1) {
          const target = grid[place + down];
          if (target) target[column + across] = down + across === 0 ? textOf(cell) : '';
        }
      }
    }
  }
  const width = Math.max(...grid.map(({ length }) => length));
  return grid.map((cells) => Array.from({ length: width }, (_, at) => cells[at] ?? ''));
}

/** The words of a cell on one line. */
export const textOf = (element: Element | null): string =>
  element === null ? '' : wordsOf(element).replace(/\s+/gu, ' ').trim();

function wordsOf(element: Element): string {
  if (element.localName === 'img') return drawnSign(element) ?? '';
  const words = [...element.childNodes].map((node) => {
    if (isText(node)) return node.data;
    return isElement(node) && !isUnread(node) && !isStruckOut(node) ? wordsOf(node) : '';
  });
  return isBlock(element) || element.localName === 'br' ? ` ${words.join('')} ` : words.join('');
}

function isHeader(row: HTMLTableRowElement): boolean {
  const cells = [...row.cells];
  if (row.parentElement?.localName === 'thead') return true;
  return cells.every((cell) => cell.localName === 'th') || cells.every(isBold);
}

/** Whether all the words of a cell are bold. */
const isBold = (cell: Element): boolean =>
  textOf(cell) !== '' &&
  [cell, ...cell.querySelectorAll('*')].some(
    (part) => marksWithin(part, new Set()).has('strong') && textOf(part) === textOf(cell),
  );
