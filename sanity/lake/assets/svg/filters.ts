import { refuseSvg } from './refusal.ts';

/**
 * Bounds on filters: each step of one holds a picture as large as its region, and some take time with
 * the square of a number.
 */

const MOST_STEPS = 30;
const MOST_STEPS_IN_FILE = 500;
/** Most pixels that the steps of one filter hold together: some 400 MB. */
const MOST_PIXELS = 100_000_000;

/** The largest value of a number, by its attribute in lower case. */
const most: Readonly<Record<string, number>> = {
  stddeviation: 300,
  radius: 100,
  numoctaves: 8,
  order: 9,
  dx: 10_000,
  dy: 10_000,
  surfacescale: 10_000,
  scale: 10_000,
};

const sides = new Set(['x', 'y', 'width', 'height']);

/** Parts of the filtered shape's own size. */
const MOST_TIMES = 5;
const MOST_PERCENT = MOST_TIMES * 100;
const MOST_LENGTH = 20_000;

const tooMuch = (name: string, value: string) =>
  refuseSvg(`has a filter that takes too much (${name}="${value.slice(0, 40)}")`);

function checkSide(name: string, value: string, isInTimes: boolean): void {
  const size = Math.abs(Number.parseFloat(value));
  const limit = value.trim().endsWith('%') ? MOST_PERCENT : isInTimes ? MOST_TIMES : MOST_LENGTH;
  if (!(size <= limit)) throw tooMuch(name, value);
}

type Attributes = ReadonlyMap<string, string>;

function checkNumbers(attributes: Attributes, isInTimes: boolean): void {
  for (const [name, value] of attributes) {
    if (sides.has(name)) checkSide(name, value, isInTimes);
    const limit = most[name];
    if (limit === undefined) continue;
    for (const number of value.trim().split(/[\s,]+/)) {
      if (!(Math.abs(Number(number)) <= limit)) throw tooMuch(name, value);
    }
  }
}

/** Checks the filters of one drawing, element by element. */
export type FilterChecks = {
  /** Told first: the pixels of the surface it is drawn on. */
  surface(pixels: number): void;
  /** Names come in lower case without their prefixes. */
  element(name: string, attributes: Attributes): void;
};

export function filterChecks(): FilterChecks {
  let surface = 0;
  let inThisFilter = 0;
  let inFile = 0;
  return {
    surface(pixels) {
      surface = pixels;
    },
    element(name, attributes) {
      if (name === 'filter') {
        inThisFilter = 0;
        checkNumbers(attributes, attributes.get('filterunits') !== 'userSpaceOnUse');
      }
      if (!name.startsWith('fe')) return;
      inThisFilter += 1;
      inFile += 1;
      if (inThisFilter > MOST_STEPS || inFile > MOST_STEPS_IN_FILE) {
        throw refuseSvg(`has a filter of more than ${MOST_STEPS} steps`);
      }
      if (inThisFilter * surface > MOST_PIXELS) {
        throw refuseSvg('has a filter of too many steps for its size');
      }
      checkNumbers(attributes, false);
    },
  };
}

const filterFunction =
  /\b(blur|drop-shadow|brightness|contrast|grayscale|hue-rotate|invert|opacity|saturate|sepia)\s*\(([^)]*)\)/gi;

/** Checks filters that are written in a style. */
export function checkFilterStyle(css: string): void {
  for (const declaration of css.split(/[;}]/)) {
    const functions = [...declaration.matchAll(filterFunction)];
    if (functions.length > MOST_STEPS) {
      throw refuseSvg(`has a filter of more than ${MOST_STEPS} steps`);
    }
    for (const [, name = '', values = ''] of functions) {
      if (!/^(blur|drop-shadow)$/i.test(name)) continue;
      const numbers = values.match(/[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?/gi) ?? [];
      if (numbers.some((number) => Math.abs(Number(number)) > MOST_PERCENT)) {
        throw tooMuch(name, values);
      }
    }
  }
}
