/** A picture drawn by code: what it shows, where its subject is, and its SVG. */
export type Drawing = {
  /** What the picture shows, for those who do not see it. */
  alt: string;
  /** Where the subject is, as fractions (0–1) from the top left, when it is not in the middle. */
  focus?: { x: number; y: number };
  format: Format;
  /** The scene, in the units of its format, without the svg element around it. */
  scene: () => string;
};

/** Units the scene is drawn in, and pixels of the finished file. */
export const formats = {
  hero: { width: 1600, height: 900, pixels: 2400 },
  portrait: { width: 1200, height: 1200, pixels: 1200 },
  logo: { width: 600, height: 600, pixels: 600 },
} as const;
export type Format = keyof typeof formats;

/** The drawing as a whole SVG file. */
export function svgOf(drawing: Drawing): string {
  const { width, height } = formats[drawing.format];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${drawing.scene()}</svg>`;
}
