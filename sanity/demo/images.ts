import type { NewsImage } from './documents.ts';
import { gallery, type PictureName } from './pictures/gallery.ts';
import { reference } from './write.ts';

const assetPrefix = 'picture:';
const licence = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' };

/** What a story says about a drawing; the alternative text and the focal point belong to the drawing. */
export type ImageWords = { caption?: string; licensed?: boolean };

/** A drawing as a picture in a document, credited to Dateline, its asset still to be uploaded. */
export function newsImage(name: PictureName, { caption, licensed }: ImageWords = {}): NewsImage {
  const { alt, focus } = gallery[name];
  return {
    _type: 'newsImage',
    asset: reference(`${assetPrefix}${name}`),
    ...(focus && {
      hotspot: { _type: 'sanity.imageHotspot', x: focus.x, y: focus.y, width: 0.4, height: 0.5 },
    }),
    alt,
    caption,
    credit: 'Illustration: Dateline',
    ...(licensed && { licence }),
  };
}

/** The drawing's name in an asset reference still to be uploaded, or undefined for any other id. */
export const drawingNamed = (assetRef: string): string | undefined =>
  assetRef.startsWith(assetPrefix) ? assetRef.slice(assetPrefix.length) : undefined;
