/** The seven named colours of a picture, in the shape Sanity's Studio and clients know. */

export type Swatch = {
  _type: 'sanity.imagePaletteSwatch';
  /** The colour itself, `#rrggbb`. */
  background: string;
  /** Colour of running text on it. */
  foreground: string;
  /** Colour of a title on it. */
  title: string;
  /** Part of the picture that has about this colour, in percent. */
  population: number;
};

const roles = {
  vibrant: { lightness: [0.3, 0.5, 0.7], saturation: [0.35, 1, 1] },
  lightVibrant: { lightness: [0.55, 0.74, 1], saturation: [0.35, 1, 1] },
  darkVibrant: { lightness: [0, 0.26, 0.45], saturation: [0.35, 1, 1] },
  muted: { lightness: [0.3, 0.5, 0.7], saturation: [0, 0.3, 0.4] },
  lightMuted: { lightness: [0.55, 0.74, 1], saturation: [0, 0.3, 0.4] },
  darkMuted: { lightness: [0, 0.26, 0.45], saturation: [0, 0.3, 0.4] },
} as const satisfies Record<
  string,
  Record<'lightness' | 'saturation', readonly [number, number, number]>
>;

type Role = keyof typeof roles;
export type Palette = { _type: 'sanity.imagePalette'; dominant: Swatch } & Partial<
  Record<Role, Swatch>
>;

type Colour = { red: number; green: number; blue: number; share: number };

/** Groups pixels (RGBA, 8 bits) into colours that look alike, commonest first. */
function coloursOf(pixels: Uint8Array): Colour[] {
  const groups = new Map<number, { red: number; green: number; blue: number; count: number }>();
  let seen = 0;
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(at, at + 4);
    if (alpha < 125) continue;
    seen += 1;
    const key = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
    const group = groups.get(key) ?? { red: 0, green: 0, blue: 0, count: 0 };
    group.red += red;
    group.green += green;
    group.blue += blue;
    group.count += 1;
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(({ red, green, blue, count }) => ({
      red: Math.round(red / count),
      green: Math.round(green / count),
      blue: Math.round(blue / count),
      share: count / seen,
    }))
    .sort((one, other) => other.share - one.share);
}

/** HSL saturation and lightness, 0 to 1. */
function toneOf({ red, green, blue }: Colour) {
  const most = Math.max(red, green, blue) / 255;
  const least = Math.min(red, green, blue) / 255;
  const lightness = (most + least) / 2;
  const spread = most - least;
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * lightness - 1));
  return { lightness, saturation };
}

/** WCAG relative luminance, 0 (black) to 1 (white). */
function luminance({ red, green, blue }: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) => {
    const part = channel / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** White where it has the contrast asked for, else black. */
const textOn = (colour: Colour, contrast: number) =>
  1.05 / (luminance(colour) + 0.05) >= contrast ? '#fff' : '#000';

const hex = (channel: number) => channel.toString(16).padStart(2, '0');

const swatch = (colour: Colour): Swatch => ({
  _type: 'sanity.imagePaletteSwatch',
  background: `#${hex(colour.red)}${hex(colour.green)}${hex(colour.blue)}`,
  foreground: textOn(colour, 4.5),
  title: textOn(colour, 3),
  population: Math.round(colour.share * 10000) / 100,
});

/** How well a colour fits a role; null where it lies outside of it. Near the middle and common is best. */
function fitness(colour: Colour, role: Role, commonest: number): number | null {
  const tone = toneOf(colour);
  let score = colour.share / commonest;
  for (const measure of ['lightness', 'saturation'] as const) {
    const [least, best, most] = roles[role][measure];
    if (tone[measure] < least || tone[measure] > most) return null;
    const weight = measure === 'lightness' ? 6 : 3;
    score += weight * (1 - Math.abs(tone[measure] - best));
  }
  return score;
}

/**
 * The palette of a picture. A role no colour of the picture fits is left out.
 *
 * @param pixels RGBA, 8 bits each; a hundred pixels square is plenty.
 * @returns null for a picture that is transparent all over.
 */
export function paletteOf(pixels: Uint8Array): Palette | null {
  const colours = coloursOf(pixels);
  const [dominant] = colours;
  if (!dominant) return null;
  const palette: Palette = { _type: 'sanity.imagePalette', dominant: swatch(dominant) };
  const taken = new Set<Colour>();
  for (const role of Object.keys(roles).filter((name): name is Role =>
    Object.hasOwn(roles, name),
  )) {
    let best: { colour: Colour; score: number } | null = null;
    for (const colour of colours) {
      const score = taken.has(colour) ? null : fitness(colour, role, dominant.share);
      if (score !== null && (!best || score > best.score)) best = { colour, score };
    }
    if (!best) continue;
    taken.add(best.colour);
    palette[role] = swatch(best.colour);
  }
  return palette;
}
