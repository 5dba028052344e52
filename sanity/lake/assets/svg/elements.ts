import { refuseSvg } from './refusal.ts';

/** What a drawing is made of, in lower case. Nothing else is taken under the name of SVG. */
const drawing = new Set(
  (
    'svg g defs symbol use image switch title desc metadata a view style path rect circle ellipse ' +
    'line polyline polygon text tspan textpath tref lineargradient radialgradient stop pattern ' +
    'clippath mask marker filter animate animatetransform animatemotion animatecolor set mpath ' +
    'font font-face font-face-src font-face-name glyph missing-glyph hkern vkern ' +
    'solidcolor meshgradient meshrow meshpatch hatch hatchpath flowroot flowregion flowpara flowspan ' +
    'feblend fecolormatrix fecomponenttransfer fecomposite feconvolvematrix fediffuselighting ' +
    'fedisplacementmap fedistantlight fedropshadow feflood fefunca fefuncb fefuncg fefuncr ' +
    'fegaussianblur feimage femerge femergenode femorphology feoffset fepointlight ' +
    'fespecularlighting fespotlight fetile feturbulence'
  ).split(' '),
);

/** What does more than draw, under whatever prefix. */
const doesMore = new Set([
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

/** A name without its namespace's prefix, in lower case. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();

/** Elements that are drawn with others, however deep, and how many there may be in a file. */
const MOST_DEPTH = 100;
const MOST_ELEMENTS = 50_000;

/** Follows the elements of a drawing as they open and close. */
export type Elements = {
  open(name: string, isEmpty: boolean): void;
  close(name: string): void;
  /** Checks that all is closed, and that there was a drawing. */
  end(): void;
};

/** A program's own notes (`inkscape:…`) and what stands in `metadata` are not drawn. */
function checkName(name: string, around: readonly string[]): void {
  const local = localName(name);
  const isForeign = name.includes(':') && !/^svg:/i.test(name);
  const isNote = isForeign || around.includes('metadata');
  if (doesMore.has(local) || !(drawing.has(local) || isNote)) {
    throw refuseSvg(`has a <${name.slice(0, 40)}> in it`);
  }
}

export function followElements(): Elements {
  const around: string[] = [];
  let count = 0;
  return {
    open(name, isEmpty) {
      if (around.length === 0 && (count > 0 || localName(name) !== 'svg')) {
        throw refuseSvg('is not well-formed');
      }
      checkName(name, around);
      count += 1;
      if (count > MOST_ELEMENTS) throw refuseSvg(`has more than ${MOST_ELEMENTS} elements`);
      if (isEmpty) return;
      around.push(name.toLowerCase());
      if (around.length > MOST_DEPTH) {
        throw refuseSvg(`has elements more than ${MOST_DEPTH} deep in each other`);
      }
    },
    close(name) {
      if (around.pop() !== name.toLowerCase()) throw refuseSvg('is not well-formed');
    },
    end() {
      if (count === 0 || around.length > 0) throw refuseSvg('is not well-formed');
    },
  };
}
