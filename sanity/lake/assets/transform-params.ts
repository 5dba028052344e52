import { z } from 'zod';
import { refuse } from '../wire/refusal.ts';

/** Picture formats a transformation can give. `pjpg` is a progressive JPEG. */
export const outputFormats = ['jpg', 'pjpg', 'png', 'webp', 'avif', 'gif'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** No side of a made picture is longer, as on hosted Sanity. */
export const longestSide = 8192;

const number = (least: number, most: number) =>
  z
    .string()
    .regex(/^[+-]?\d+(\.\d+)?$/, `has to be a number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, {
      message: `has to be a number from ${least} to ${most}`,
    });

const side = number(1, longestSide).transform(Math.round);
const fraction = number(0, 1);

const fits = ['clip', 'crop', 'fill', 'fillmax', 'max', 'scale', 'min'] as const;
const edges = ['top', 'bottom', 'left', 'right', 'center'] as const;
const ways = [...edges, 'focalpoint', 'entropy', 'edges'] as const;
type CropWay = (typeof ways)[number];

const isWay = (name: string): name is CropWay => ways.some((way) => way === name);

/** `top`, `focalpoint`, or a corner such as `top,left`. */
const crop = z.string().transform((text, context): CropWay[] => {
  const names = text.split(',');
  const found = names.filter(isWay);
  const isCorner = found.length === 2 && found.every((way) => edges.some((edge) => edge === way));
  if (found.length === names.length && (found.length === 1 || isCorner)) return found;
  context.addIssue(`has to be one of ${ways.join(', ')}, or a corner such as top,left`);
  return z.NEVER;
});

const rect = z.string().transform((text, context) => {
  const parts = text.split(',').map((part) => (/^\d{1,6}$/.test(part) ? Number(part) : Number.NaN));
  const [left = 0, top = 0, width = 0, height = 0] = parts;
  if (parts.length === 4 && parts.every(Number.isFinite) && width > 0 && height > 0) {
    return { left, top, width, height };
  }
  context.addIssue('has to be left,top,width,height in whole pixels');
  return z.NEVER;
});

/** Hexadecimal RGB, ARGB, RRGGBB or AARRGGBB to channels of 0–255, alpha 0–1. */
const colour = z
  .string()
  .regex(
    /^#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i,
    'has to be a colour such as ff0000 or 80ff0000',
  )
  .transform((text) => {
    const digits = text.replace('#', '');
    const long = digits.length < 6 ? [...digits].map((digit) => digit + digit).join('') : digits;
    const channels = long.padStart(8, 'f').match(/../g) ?? [];
    const [alpha = 255, r = 0, g = 0, b = 0] = channels.map((pair) => Number.parseInt(pair, 16));
    return { r, g, b, alpha: alpha / 255 };
  });

/** The parameters of an image address, by the names they have there. */
const shape = z.object({
  w: side,
  h: side,
  'min-w': side,
  'max-w': side,
  'min-h': side,
  'max-h': side,
  fit: z.enum(fits, `has to be one of ${fits.join(', ')}`),
  crop,
  rect,
  'fp-x': fraction,
  'fp-y': fraction,
  dpr: number(1, 3),
  or: z.enum(['0', '90', '180', '270'], 'has to be 0, 90, 180 or 270').transform(Number),
  flip: z.enum(['h', 'v', 'hv', 'vh'], 'has to be h, v or hv'),
  blur: number(0, 2000),
  sharp: number(0, 100),
  sat: number(-100, 100),
  invert: z.enum(['true', 'false'], 'has to be true or false').transform((text) => text === 'true'),
  pad: number(0, 2000).transform(Math.round),
  bg: colour,
  q: number(0, 100).transform((value) => Math.max(1, Math.round(value))),
  fm: z.enum(outputFormats, `has to be one of ${outputFormats.join(', ')}`),
  auto: z.enum(['format'], 'has to be format'),
});

export type TransformParams = Partial<z.infer<typeof shape>>;
export type Colour = NonNullable<TransformParams['bg']>;

const parameters = shape.partial();

/** Whether a parameter of an address is one of the transformations. */
export const isTransformParam = (name: string): boolean => Object.hasOwn(shape.shape, name);

/**
 * Reads the transformations an image address asks for. Names that mean nothing are passed over
 * (trackers add some), of a repeated name the last counts; `dl` is not a transformation.
 *
 * @throws Refused 400 naming the parameter, its value and what it has to be.
 */
export function readTransformParams(search: URLSearchParams): TransformParams {
  const given = Object.fromEntries([...search].filter(([name]) => isTransformParam(name)));
  const parsed = parameters.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0]);
  throw refuse(
    'malformed',
    `"${name}" ${issue?.message ?? 'is wrong'}, not "${(given[name] ?? '').slice(0, 60)}".`,
  );
}
