import sharp, { type Sharp } from 'sharp';

/** Four flat colours, one in each quarter, so that a test can tell which part of a picture it sees. */
export const quarters = {
  topLeft: { r: 220, g: 30, b: 30 },
  topRight: { r: 30, g: 180, b: 30 },
  bottomLeft: { r: 30, g: 30, b: 220 },
  bottomRight: { r: 230, g: 220, b: 40 },
} as const;

export type Quarter = keyof typeof quarters;

/** A picture of four coloured quarters, losslessly encoded unless the caller encodes it otherwise. */
export function quarteredPicture(width: number, height: number): Sharp {
  const right = Math.round(width / 2);
  const bottom = Math.round(height / 2);
  const places: Record<Quarter, { left: number; top: number; width: number; height: number }> = {
    topLeft: { left: 0, top: 0, width: right, height: bottom },
    topRight: { left: right, top: 0, width: width - right, height: bottom },
    bottomLeft: { left: 0, top: bottom, width: right, height: height - bottom },
    bottomRight: { left: right, top: bottom, width: width - right, height: height - bottom },
  };
  const layers = Object.entries(quarters).map(([quarter, background]) => {
    const place = isQuarter(quarter) ? places[quarter] : places.topLeft;
    const { left, top, ...size } = place;
    return { input: { create: { ...size, channels: 3 as const, background } }, left, top };
  });
  return sharp({ create: { width, height, channels: 3, background: '#000' } })
    .composite(layers)
    .removeAlpha()
    .png();
}

const isQuarter = (name: string): name is Quarter => Object.hasOwn(quarters, name);

/** A picture as its pixels. */
export type Seen = {
  width: number;
  height: number;
  format: string;
  /** RGBA at a place given in fractions. */
  at: (x: number, y: number) => { r: number; g: number; b: number; alpha: number };
  /** Which quarter's colour stands at a place given in fractions; null for another colour. */
  quarterAt: (x: number, y: number) => Quarter | null;
};

/** Decodes a picture and looks at it. */
export async function look(picture: Buffer | Uint8Array): Promise<Seen> {
  const { format = '' } = await sharp(picture).metadata();
  const { data, info } = await sharp(picture)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const at = (x: number, y: number) => {
    const column = Math.min(width - 1, Math.floor(x * width));
    const row = Math.min(height - 1, Math.floor(y * height));
    const [r = 0, g = 0, b = 0, alpha = 0] = data.subarray((row * width + column) * 4);
    return { r, g, b, alpha };
  };
  const quarterAt = (x: number, y: number) => {
    const seen = at(x, y);
    const near = Object.entries(quarters).find(
      ([, { r, g, b }]) =>
        Math.abs(r - seen.r) + Math.abs(g - seen.g) + Math.abs(b - seen.b) < 60 && seen.alpha > 200,
    );
    return near && isQuarter(near[0]) ? near[0] : null;
  };
  return { width, height, format, at, quarterAt };
}

/** The colours in the four corners, in reading order, well inside of the picture. */
export const cornersOf = ({ quarterAt }: Seen): (Quarter | null)[] => [
  quarterAt(0.1, 0.1),
  quarterAt(0.9, 0.1),
  quarterAt(0.1, 0.9),
  quarterAt(0.9, 0.9),
];

/** A picture nobody can predict the bytes of: as hard to compress as a photograph, or harder. */
export async function noisyPicture(width: number, height: number): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
  return sharp({ create: { width, height, channels: 3, background: '#888', noise } })
    .jpeg({ quality: 90 })
    .toBuffer();
}
