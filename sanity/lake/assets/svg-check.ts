import { Refusal } from '../http/refusal.ts';

/**
 * Decides whether an SVG only draws. It is read strictly: whatever is not plainly well-formed and
 * harmless is refused, so that a browser cannot read it in another way than we did.
 */

const elementsThatDoMore = new Set([
  'script',
  'foreignobject',
  'iframe',
  'object',
  'embed',
  'audio',
  'video',
  'handler',
  'listener',
]);

/** Elements that can write any attribute of another: they may not touch these. */
const animating = new Set(['set', 'animate', 'animatetransform', 'animatemotion', 'discard']);

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

const refuse = (what: string) =>
  new Refusal(400, `This SVG ${what}. Export it again as a plain drawing, or upload a PNG.`);

/** One piece of markup: a comment, CDATA, instruction, doctype, tag, or text up to the next one. */
const piece =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?([\s\S]*?)\?>|<!DOCTYPE([^>[]*)>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/y;

const attribute = /([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

/** The value with its character references read, as a browser would. */
function unescaped(value: string): string {
  return value.replace(/&(#x[0-9a-f]+|#\d+|\w+);?/gi, (whole, name: string) => {
    if (!name.startsWith('#')) {
      const character = named[name];
      if (character === undefined)
        throw refuse(`uses an entity of its own (${whole.slice(0, 30)})`);
      return character;
    }
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** Whether everything a value points at is inside the drawing (`#id`) or a picture in the address. */
const isInside = (target: string) =>
  target === '' ||
  target.startsWith('#') ||
  /^data:image\/(png|jpe?g|gif|webp|avif);/i.test(target);

/** Style sheets and presentation attributes: no imports, nothing fetched, no escapes to hide one. */
function checkStyle(css: string): void {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  if (/@import|expression\s*\(|-moz-binding|behavior\s*:|image-set|src\s*\(/i.test(plain)) {
    throw refuse('loads something through its style sheet');
  }
  if (plain.includes('\\')) throw refuse('has an escaped style sheet');
  for (const [, target = ''] of plain.matchAll(/url\s*\(\s*["']?\s*([^"')]*)/gi)) {
    if (!isInside(target.trim())) throw refuse('loads something from elsewhere');
  }
}

/** Letters without their namespace's prefix, in lower case. */
const localName = (name: string) => name.slice(name.indexOf(':') + 1).toLowerCase();

function checkAttribute(element: string, name: string, raw: string): void {
  const local = localName(name);
  const value = unescaped(raw);
  if (local.startsWith('on')) throw refuse(`has an event handler (${name.slice(0, 40)})`);
  // Control characters and spaces inside a scheme are skipped by browsers, so by us too.
  const target = [...value].filter((character) => character > ' ').join('');
  if (/^(javascript|vbscript):/i.test(target)) throw refuse('has a script in a link');
  if (local === 'href' || local === 'src') {
    const isLink = element === 'a' && /^(https?:|mailto:)/i.test(target);
    if (!isLink && !isInside(target)) throw refuse('loads something from elsewhere');
  }
  if (local === 'base') throw refuse('loads something from elsewhere');
  if (/^xmlns/i.test(name) && /xhtml/i.test(value)) throw refuse('has a web page in it');
  if (animating.has(element) && local === 'attributename') {
    const changed = localName(value.trim());
    if (changed.startsWith('on') || changed === 'href') throw refuse('changes its links by itself');
  }
  if (!isTextOnly(name)) checkStyle(value);
}

/** Attributes no browser reads as a style: names, descriptions, and what drawing programs note. */
const isTextOnly = (name: string) => name.includes(':') || /^(id|data-.*|aria-.*)$/i.test(name);

function checkElement(name: string, attributes: string): void {
  const element = localName(name);
  if (elementsThatDoMore.has(element)) throw refuse(`has a <${name.slice(0, 40)}> in it`);
  for (const [, attributeName = '', double, single] of attributes.matchAll(attribute)) {
    checkAttribute(element, attributeName, double ?? single ?? '');
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('is not plain UTF-8 text');
  }
}

function checkInstruction(instruction: string): void {
  if (/^xml-/i.test(instruction)) throw refuse('names a style sheet from elsewhere');
  if (/^xml\s/.test(instruction) && /encoding\s*=\s*["'](?!utf-?8["'])/i.test(instruction)) {
    throw refuse('is not plain UTF-8 text');
  }
}

/** The piece of markup that begins at a position. */
function pieceAt(text: string, at: number): RegExpExecArray {
  piece.lastIndex = at;
  const match = piece.exec(text);
  if (match) return match;
  throw refuse(text.startsWith('<!DOCTYPE', at) ? 'defines entities' : 'is not well-formed');
}

const largest = 4 * 1024 * 1024;

/**
 * Checks a whole SVG file.
 *
 * @throws Refusal saying what it carries: scripts, event handlers, foreignObject, entities,
 *   style sheets or pictures from elsewhere, or markup that is not well-formed.
 */
export function checkSvg(bytes: Uint8Array): void {
  if (bytes.length > largest) throw refuse('is larger than 4 MB');
  const text = decoded(bytes);
  // A style sheet may stand in several pieces; it is judged whole, as a browser reads it.
  let css: string | null = null;
  for (let at = 0; at < text.length; ) {
    const [whole, cdata, instruction, doctype, closing, element, attributes = '', isEmpty] =
      pieceAt(text, at);
    at += whole.length;
    if (instruction !== undefined) checkInstruction(instruction);
    else if (doctype !== undefined && /ENTITY/i.test(doctype)) throw refuse('defines entities');
    else if (element !== undefined) {
      checkElement(element, attributes);
      if (localName(element) === 'style' && !isEmpty) css = '';
    } else if (closing !== undefined && localName(closing) === 'style') {
      checkStyle(css ?? '');
      css = null;
    } else if (css !== null) {
      if (cdata !== undefined) css += cdata;
      else if (!whole.startsWith('<')) css += unescaped(whole);
    }
  }
  checkStyle(css ?? '');
}
