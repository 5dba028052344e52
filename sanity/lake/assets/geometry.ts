import { refuse } from '../wire/refusal.ts';
import { longestSide, type TransformParams } from './transform-params.ts';

export type Size = { width: number; height: number };
export type Region = Size & { left: number; top: number };

/**
 * How a picture becomes the one asked for: cut `region` out of the upright original, make it
 * `scaled`, turn it clockwise by `turn` degrees, lay it in the middle of a plain surface of the
 * size `canvas` if there is one, and put `pad` pixels around it. With `pick` the part of `region`
 * that fills `scaled` is chosen by looking at the picture.
 */
export type Geometry = {
  region: Region;
  scaled: Size;
  turn: number;
  canvas: Size | null;
  pad: number;
  pick: 'entropy' | 'edges' | null;
};

/** The part that is worked out on the picture as it is after turning. */
type Fitting = Pick<Geometry, 'region' | 'scaled' | 'canvas' | 'pick'>;

/** Most pixels of a made picture: 6000x4000. */
const mostPixels = 24_000_000;

const clamp = (value: number, least: number, most: number) =>
  Math.min(Math.max(value, least), Math.max(least, most));

const whole = (value: number) => Math.max(1, Math.round(value));

/** A side after device pixels; what is asked for beyond the longest side is cut to it. */
const scaledSide = (side: number | undefined, dpr: number) =>
  side === undefined ? undefined : Math.min(longestSide, whole(side * dpr));

/** `rect` as far as it lies in the picture. */
function firstRegion(source: Size, rect: TransformParams['rect']): Region {
  if (!rect) return { left: 0, top: 0, ...source };
  if (rect.left >= source.width || rect.top >= source.height) {
    throw refuse(
      'malformed',
      `"rect" lies outside of the picture of ${source.width}x${source.height}.`,
    );
  }
  const { left, top } = rect;
  const width = Math.min(rect.width, source.width - left);
  const height = Math.min(rect.height, source.height - top);
  return { left, top, width, height };
}

type Box = { width: number | undefined; height: number | undefined };

/** The largest size of this shape within a box; a side left out goes as far as any may. */
function within({ width, height }: Size, box: Box): Size {
  const factor = Math.min((box.width ?? longestSide) / width, (box.height ?? longestSide) / height);
  return { width: whole(width * factor), height: whole(height * factor) };
}

/** The size itself, shrunk in its shape if a side is too long to be made. */
const makeable = (size: Size): Size => {
  const most = { width: longestSide, height: longestSide };
  return isLarger(size, most) ? within(size, most) : size;
};

const isLarger = (one: Size, other: Size) => one.width > other.width || one.height > other.height;

/** The size `fit=crop` fills: what is asked for, the other side by the region's shape, within limits. */
function cropSize(region: Region, box: Box, params: TransformParams, dpr: number): Size {
  const free = isFree(box) ? makeable(region) : within(region, box);
  const width = box.width ?? free.width;
  const height = box.height ?? free.height;
  return {
    width: clamp(
      width,
      scaledSide(params['min-w'], dpr) ?? 1,
      scaledSide(params['max-w'], dpr) ?? longestSide,
    ),
    height: clamp(
      height,
      scaledSide(params['min-h'], dpr) ?? 1,
      scaledSide(params['max-h'], dpr) ?? longestSide,
    ),
  };
}

/** The point (fractions) that stays in the middle as far as the edges allow. */
function anchorOf(params: TransformParams): { x: number; y: number } {
  const ways = params.crop ?? ['center'];
  if (ways.includes('focalpoint')) return { x: params['fp-x'] ?? 0.5, y: params['fp-y'] ?? 0.5 };
  const along = (start: boolean, end: boolean) => (start ? 0 : end ? 1 : 0.5);
  return {
    x: along(ways.includes('left'), ways.includes('right')),
    y: along(ways.includes('top'), ways.includes('bottom')),
  };
}

/** The largest part of the region in the target's shape, as near the anchor as its edges allow. */
function cut(region: Region, target: Size, anchor: { x: number; y: number }): Region {
  const { width, height } = within(target, region);
  const left = clamp(Math.round(region.width * anchor.x - width / 2), 0, region.width - width);
  const top = clamp(Math.round(region.height * anchor.y - height / 2), 0, region.height - height);
  return { left: region.left + left, top: region.top + top, width, height };
}

function cropped(region: Region, scaled: Size, params: TransformParams): Fitting {
  const [way] = params.crop ?? [];
  if (way === 'entropy' || way === 'edges') return { region, scaled, canvas: null, pick: way };
  return { region: cut(region, scaled, anchorOf(params)), scaled, canvas: null, pick: null };
}

/** The shape asked for at the largest size that needs no enlarging. */
function minSize(region: Region, box: Box): Size {
  const free = within(region, box);
  const target = { width: box.width ?? free.width, height: box.height ?? free.height };
  return isLarger(target, region) ? within(target, region) : target;
}

const isFree = ({ width, height }: Box) => width === undefined && height === undefined;

/** Fits a whole picture of a size into what is asked for. */
function fitting(source: Size, params: TransformParams, pad: number): Fitting {
  const region = { left: 0, top: 0, ...source };
  const dpr = params.dpr ?? 1;
  const inside = (side: number | undefined) => side && Math.max(1, side - 2 * pad);
  const box = {
    width: inside(scaledSide(params.w, dpr)),
    height: inside(scaledSide(params.h, dpr)),
  };
  const fit = params.fit ?? 'clip';
  if (fit === 'crop') return cropped(region, cropSize(region, box, params, dpr), params);
  if (isFree(box)) return { region, scaled: makeable(source), canvas: null, pick: null };
  if (fit === 'min') return cropped(region, minSize(region, box), params);
  const fitted = within(region, box);
  const unenlarged = isLarger(fitted, source) ? source : fitted;
  const both = { width: box.width ?? fitted.width, height: box.height ?? fitted.height };
  const results: Record<Exclude<typeof fit, 'min'>, Pick<Fitting, 'scaled' | 'canvas'>> = {
    clip: { scaled: fitted, canvas: null },
    max: { scaled: unenlarged, canvas: null },
    scale: { scaled: both, canvas: null },
    fill: { scaled: fitted, canvas: both },
    fillmax: { scaled: unenlarged, canvas: both },
  };
  return { region, pick: null, ...results[fit] };
}

/** Pixels of the picture that is made. */
export function pixelsOf({
  canvas,
  scaled,
  pad,
}: Pick<Geometry, 'canvas' | 'scaled' | 'pad'>): number {
  const { width, height } = canvas ?? scaled;
  return (width + 2 * pad) * (height + 2 * pad);
}

const isSideways = (turn: number) => turn === 90 || turn === 270;

const turned = ({ width, height }: Size, turn: number): Size =>
  isSideways(turn) ? { width: height, height: width } : { width, height };

/** Where a region of the turned picture lies in the upright one, whose size is given. */
function unturned(region: Region, upright: Size, turn: number): Region {
  const { left, top, width, height } = region;
  const size = turned({ width, height }, turn);
  if (turn === 90) return { left: top, top: upright.height - left - width, ...size };
  if (turn === 180) {
    return { left: upright.width - left - width, top: upright.height - top - height, ...size };
  }
  if (turn === 270) return { left: upright.width - top - height, top: left, ...size };
  return region;
}

/**
 * Works out the geometry of a transformation the way hosted Sanity does: `rect` is cut first, in
 * pixels of the original; `or` turns what is left; sizes and `fit` are about the turned picture.
 *
 * @param source the upright picture's size.
 * @throws Refused 400 for a `rect` outside of the picture, or a result too large to make.
 */
export function geometryOf(source: Size, params: TransformParams): Geometry {
  const rect = firstRegion(source, params.rect);
  const turn = params.or ?? 0;
  const pad = Math.round((params.pad ?? 0) * (params.dpr ?? 1));
  const plan = fitting(turned(rect, turn), params, pad);
  if (pixelsOf({ ...plan, pad }) > mostPixels) {
    throw refuse('malformed', 'The picture asked for is too large: ask for fewer pixels.');
  }
  const inside = unturned(plan.region, rect, turn);
  return {
    ...plan,
    region: { ...inside, left: rect.left + inside.left, top: rect.top + inside.top },
    scaled: turned(plan.scaled, turn),
    turn,
    pad,
  };
}
