import { refuseSvg } from './refusal.ts';

/** Longest side of a drawing, in whatever unit: beyond, decoders make of it what they like. */
const LONGEST_SIDE = 100_000;

/** Pixels of CSS's units of length. */
const pixelsOf: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 37.8,
  mm: 3.78,
  em: 16,
  ex: 8,
};

function checkLength(name: string, value: string): void {
  for (const side of value.trim().split(/[\s,]+/)) {
    if (Math.abs(Number.parseFloat(side)) <= LONGEST_SIDE) continue;
    throw refuseSvg(`has a size that cannot be drawn (${name}="${value.slice(0, 40)}")`);
  }
}

/** A length in pixels; null where it is a part of something else. */
function inPixels(value: string | undefined): number | null {
  const [, number = '', unit = ''] = /^\s*([-+.\de]*\d)\s*([a-z]*)\s*$/i.exec(value ?? '') ?? [];
  const factor = pixelsOf[unit.toLowerCase()];
  return number === '' || factor === undefined ? null : Number(number) * factor;
}

/**
 * The pixels of the surface that the outermost element makes.
 *
 * @param attributes by their names as they stand there.
 * @throws Refused for a size that no surface has.
 */
export function canvasPixels(attributes: ReadonlyMap<string, string>): number {
  for (const name of ['width', 'height', 'viewBox']) {
    const value = attributes.get(name);
    if (value !== undefined) checkLength(name, value);
  }
  const [, , wide = 0, high = 0] = (attributes.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const width = inPixels(attributes.get('width')) ?? wide;
  const height = inPixels(attributes.get('height')) ?? high;
  return width * height;
}
