import { canvasPixels } from './canvas.ts';
import { followElements, localName } from './elements.ts';
import { filterChecks } from './filters.ts';
import { countReferences } from './references.ts';
import { refuseSvg } from './refusal.ts';
import { checkStyle, isInside, urlsOf } from './style.ts';

/**
 * Decides whether an SVG only draws. It is read strictly: whatever is not plainly well-formed and
 * harmless is refused, so that a browser cannot read it in another way than we did.
 */

/** Elements that can write any attribute of another: they may not touch these. */
const animating = new Set(['set', 'animate', 'animatetransform', 'animatemotion', 'animatecolor']);

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

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
        throw refuseSvg(`uses an entity of its own (${whole.slice(0, 30)})`);
      return character;
    }
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

function checkAttribute(element: string, { name, local, value }: Attribute): void {
  if (local.startsWith('on')) throw refuseSvg(`has an event handler (${name.slice(0, 40)})`);
  // Control characters and spaces inside a scheme are skipped by browsers, so by us too.
  const target = [...value].filter((character) => character > ' ').join('');
  if (/^(javascript|vbscript):/i.test(target)) throw refuseSvg('has a script in a link');
  if (local === 'href' || local === 'src') {
    const isLink = element === 'a' && /^(https?:|mailto:)/i.test(target);
    if (!isLink && !isInside(target)) throw refuseSvg('loads something from elsewhere');
  }
  if (local === 'base') throw refuseSvg('loads something from elsewhere');
  if (/^xmlns/i.test(name) && /xhtml/i.test(value)) throw refuseSvg('has a web page in it');
  if (animating.has(element) && local === 'attributename') {
    const changed = localName(value.trim());
    if (changed.startsWith('on') || changed === 'href')
      throw refuseSvg('changes its links by itself');
  }
  if (!isTextOnly(name)) checkStyle(value);
}

/** Attributes no browser reads as a style: names, descriptions, and what drawing programs note. */
const isTextOnly = (name: string) => name.includes(':') || /^(id|data-.*|aria-.*)$/i.test(name);

type Attribute = { name: string; local: string; value: string };

function readAttributes(attributes: string): Attribute[] {
  return [...attributes.matchAll(attribute)].map(([, name = '', double, single]) => ({
    name,
    local: localName(name),
    value: unescaped(double ?? single ?? ''),
  }));
}

/** The parts of the drawing that an element is drawn with. A link and an animation draw nothing. */
function targetsOf(element: string, attributes: readonly Attribute[]): string[] {
  const isDrawn = element !== 'a' && !animating.has(element) && element !== 'mpath';
  return attributes.flatMap(({ name, local, value }) => {
    if (local === 'href') return isDrawn && value.startsWith('#') ? [value.slice(1)] : [];
    if (isTextOnly(name)) return [];
    return urlsOf(value).flatMap((target) => (target.startsWith('#') ? [target.slice(1)] : []));
  });
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuseSvg('is not plain UTF-8 text');
  }
}

function checkInstruction(instruction: string): void {
  if (/^xml-/i.test(instruction)) throw refuseSvg('names a style sheet from elsewhere');
  if (/^xml\s/.test(instruction) && /encoding\s*=\s*["'](?!utf-?8["'])/i.test(instruction)) {
    throw refuseSvg('is not plain UTF-8 text');
  }
}

/** The piece of markup that begins at a position. */
function pieceAt(text: string, at: number): RegExpExecArray {
  piece.lastIndex = at;
  const match = piece.exec(text);
  if (match) return match;
  throw refuseSvg(text.startsWith('<!DOCTYPE', at) ? 'defines entities' : 'is not well-formed');
}

/** Most bytes of a drawing. */
export const largestSvg = 4 * 1024 * 1024;

export const svgTooLarge = () => refuseSvg('is larger than 4 MB');

/** Checks what elements are, hold and refer to, as they open and close. */
function createWatch() {
  const elements = followElements();
  const references = countReferences();
  const filters = filterChecks();
  /** Pictures that stand in the drawing, as data: addresses. */
  const pictures: string[] = [];
  let isOutermost = true;
  return {
    pictures,
    open(name: string, text: string, isEmpty: boolean) {
      elements.open(name, isEmpty);
      const element = localName(name);
      const attributes = readAttributes(text);
      for (const one of attributes) checkAttribute(element, one);
      const byName = (key: 'name' | 'local') =>
        new Map(attributes.map((one) => [one[key], one.value]));
      if (isOutermost) filters.surface(canvasPixels(byName('name')));
      isOutermost = false;
      filters.element(element, byName('local'));
      for (const { local, value } of attributes) {
        if (local === 'href' && value.startsWith('data:')) pictures.push(value);
      }
      const id = byName('name').get('id') ?? null;
      references.open(id, targetsOf(element, attributes), isEmpty);
    },
    close(name: string) {
      elements.close(name);
      references.close();
    },
    end() {
      elements.end();
      references.end();
    },
  };
}

/**
 * Checks a whole SVG file.
 *
 * @returns the pictures that stand in it, as data: addresses; they are not looked at here.
 * @throws Refused saying what it carries: scripts, event handlers, foreignObject, entities, style sheets
 *   or pictures from elsewhere, elements that are not for drawing, filters and references that take too
 *   much, or markup that is not well-formed.
 */
export function checkSvg(bytes: Uint8Array): string[] {
  if (bytes.length > largestSvg) throw svgTooLarge();
  const text = decoded(bytes);
  const watch = createWatch();
  // A style sheet may stand in several pieces; it is judged whole, as a browser reads it.
  let css: string | null = null;
  for (let at = 0; at < text.length; ) {
    const [whole, cdata, instruction, doctype, closing, element, attributes = '', isEmpty = ''] =
      pieceAt(text, at);
    at += whole.length;
    if (instruction !== undefined) checkInstruction(instruction);
    else if (doctype !== undefined && /ENTITY/i.test(doctype)) throw refuseSvg('defines entities');
    else if (element !== undefined) {
      watch.open(element, attributes, isEmpty !== '');
      if (localName(element) === 'style' && isEmpty === '') css = '';
    } else if (closing !== undefined) {
      watch.close(closing);
      if (localName(closing) !== 'style') continue;
      checkStyle(css ?? '');
      css = null;
    } else if (css !== null) {
      if (cdata !== undefined) css += cdata;
      else if (!whole.startsWith('<')) css += unescaped(whole);
    }
  }
  watch.end();
  checkStyle(css ?? '');
  return watch.pictures;
}
