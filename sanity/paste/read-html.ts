import { stegaClean } from '@sanity/client/stega';
import type { TextStyle } from '#lib/content/body/text/view.ts';
import { realAddress } from './addresses.ts';
import {
  drawnSign,
  isBlock,
  isElement,
  isPicture,
  isStruckOut,
  isText,
  isUnread,
  styleWithin,
} from './elements.ts';
import { placeInWord, placeOfItem, type WordLists, wordListsIn } from './lists.ts';
import { marksWithin, styleOf } from './marks.ts';
import type { Decorator, ListPlace, Pasted, PastedBlock } from './pasted.ts';
import { readPlainText } from './plain-text.ts';
import { newLine } from './runs.ts';
import { dataTable } from './tables.ts';

/**
 * Reads HTML from a clipboard as a browser would show it, whichever program wrote it: what stands on a
 * line of its own becomes a block, what a writer deleted is not there, and words never run together.
 * The Studio's own reading glues what mail programs and Word write (paragraphs in items of lists, lines
 * of `div`s), and takes deletions for text.
 *
 * @param parse makes a document of HTML, without running or loading anything.
 */
export function readHtml(html: string, parse: (html: string) => Document): Pasted {
  const clean = stegaClean(html);
  const reader = newReader(wordListsIn(clean));
  reader.read(parse(clean).body, {
    style: 'normal',
    list: null,
    marks: new Set(),
    href: null,
    lines: false,
  });
  return reader.end();
}

/** What holds for the words at a place. */
type Place = {
  style: TextStyle;
  list: ListPlace | null;
  marks: ReadonlySet<Decorator>;
  href: string | null;
  /** Line ends in the source are line ends of the text. */
  lines: boolean;
};

function newReader(wordLists: WordLists) {
  const blocks: PastedBlock[] = [];
  const line = newLine();
  const leftOut = { pictures: 0, struckOut: 0 };
  /** The item that is being read, and whether anything of it was. */
  let item: { list: ListPlace; block: (PastedBlock & { kind: 'text' }) | null } | null = null;

  function endBlock({ style, list }: Place): void {
    const runs = line.take();
    if (runs.length === 0) return;
    if (list && item?.list === list && item.block) {
      // A second paragraph of an item stands in it, on a line of its own.
      item.block.runs = [...item.block.runs, { text: '\n', marks: [], href: null }, ...runs];
      return;
    }
    const plain = style === 'h2' || style === 'h3' ? runs.map(withoutStrong) : runs;
    const block = { kind: 'text', style: list ? 'normal' : style, list, runs: plain } as const;
    const added = { ...block, runs: [...block.runs] };
    blocks.push(added);
    if (list && item?.list === list) item.block = added;
  }

  /** Where line ends are those of the text, an empty line parts paragraphs. */
  function readText({ data }: Text, place: Place): void {
    const paragraphs = place.lines && !place.list ? data.split(/\n[^\S\n]*\n\s*/) : [data];
    for (const [index, paragraph] of paragraphs.entries()) {
      if (index > 0) endBlock(place);
      line.add(paragraph, place.marks, place.href, place.lines);
    }
  }

  function readElement(element: Element, around: Place): void {
    if (isUnread(element)) return;
    if (isStruckOut(element)) {
      if (element.textContent?.trim()) leftOut.struckOut += 1;
      return;
    }
    if (element.localName === 'br') readBreak(element, around);
    else if (element.localName === 'img') readPicture(element, around);
    else if (isBlock(element)) readBlock(element, around);
    else readChildren(element, within(element, around));
  }

  function readBlock(element: Element, around: Place): void {
    endBlock(around);
    const table = isTable(element) ? dataTable(element) : null;
    if (table) {
      blocks.push(table);
      countLeftOut(element);
      return;
    }
    if (element.localName === 'pre') {
      blocks.push(...readPlainText(element.textContent ?? ''));
      return;
    }
    const style = styleWithin(element);
    const list = placeOfList(element, style);
    const before = item;
    if (list) item = { list, block: null };
    const place: Place = {
      ...within(element, around),
      list: list ?? around.list,
      style: style ?? around.style,
      lines: /^pre/.test(styleOf(element, 'white-space')) || around.lines,
    };
    readChildren(element, place);
    endBlock(place);
    if (list) item = before;
  }

  /** A heading that Word numbers is a heading. */
  function placeOfList(element: Element, style: TextStyle | null): ListPlace | null {
    if (element.localName === 'li') return placeOfItem(element);
    return style === null || style === 'normal' ? placeInWord(element, wordLists) : null;
  }

  /** One ends a line; two in a row, as some write between paragraphs, end the paragraph. */
  function readBreak(element: Element, place: Place): void {
    if (element.className === 'Apple-interchange-newline') return;
    if (isBreak(nextOf(element)) && !place.list) endBlock(place);
    else line.lineEnd();
  }

  /** A picture cannot come along, but a sign that is drawn is a letter. */
  function readPicture(image: Element, place: Place): void {
    const sign = drawnSign(image);
    if (sign !== null) line.add(sign, place.marks, place.href);
    else if (isPicture(image)) leftOut.pictures += 1;
  }

  /** Of a table, whose cells are words alone. */
  function countLeftOut(around: Element): void {
    for (const element of around.children) {
      if (isUnread(element)) continue;
      if (isStruckOut(element)) leftOut.struckOut += element.textContent?.trim() ? 1 : 0;
      else if (element.localName === 'img') leftOut.pictures += isPicture(element) ? 1 : 0;
      else countLeftOut(element);
    }
  }

  function readChildren(element: Element, place: Place): void {
    for (const node of element.childNodes) {
      if (isText(node)) readText(node, place);
      else if (isElement(node)) readElement(node, place);
    }
  }

  return {
    read(body: Element, place: Place) {
      readChildren(body, place);
      endBlock(place);
    },
    end: (): Pasted => ({ blocks, leftOut }),
  };
}

const within = (element: Element, around: Place): Place => ({
  ...around,
  marks: marksWithin(element, around.marks),
  href: element.localName === 'a' ? realAddress(element.getAttribute('href')) : around.href,
  lines: /^pre/.test(styleOf(element, 'white-space')) || around.lines,
});

/** A heading is bold by being one. */
const withoutStrong = <R extends { marks: readonly Decorator[] }>(run: R): R => ({
  ...run,
  marks: run.marks.filter((mark) => mark !== 'strong'),
});

const isTable = (element: Element): element is HTMLTableElement => element.localName === 'table';

/** What follows, white space left out. */
function nextOf(element: Element): Node | null {
  let next = element.nextSibling;
  while (next && isText(next) && next.data.trim() === '') next = next.nextSibling;
  return next;
}

const isBreak = (node: Node | null): boolean =>
  node !== null && isElement(node) && node.localName === 'br';
