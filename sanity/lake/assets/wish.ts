import { type ImageName, imageFileOf } from './asset-name.ts';
import { geometryOf, pixelsOf, type Region } from './geometry.ts';
import type { PictureLane } from './line.ts';
import { isUsual, mostReadersPixels, readersWish } from './readers-sizes.ts';
import { isSigned } from './signature.ts';
import { readTransformParams, type TransformParams } from './transform-params.ts';

/** What is answered to a request for a picture, and how soon. */
export type Wish = {
  params: TransformParams;
  lane: PictureLane;
  /** Only a part of the picture is shown, by how documents crop it now. */
  isCropped?: boolean;
  /** How documents crop it decides what is shown. */
  asDocumentsSay?: boolean;
};

/** Who asks for a picture. */
export type Wishing = {
  /** Whether they are signed in, or sent a token. */
  isSignedIn: boolean;
  /** What the site may have signed its addresses with. */
  secrets: readonly string[];
  /** The only part of a picture that anybody may see; null for all of it. */
  shown: (name: ImageName) => Region | null;
};

/**
 * Reads what an address asks for, as far as whoever asks may have it: what the site signed as it is,
 * within the size for readers; everything for who is signed in; else the nearest of a closed set.
 *
 * @throws Refused 400 that says what may be asked for.
 */
export function wishOf(
  name: ImageName,
  search: URLSearchParams,
  { isSignedIn, secrets, shown }: Wishing,
): Wish {
  const params = readTransformParams(search);
  if (isSigned(imageFileOf(name), search, secrets)) {
    const geometry = geometryOf({ width: name.width, height: name.height }, params);
    // The site reckons the width, and the height that follows is rounded: up to half a row more.
    const rounding = geometry.scaled.width / 2;
    if (pixelsOf(geometry) <= mostReadersPixels + rounding) return { params, lane: 'site' };
  }
  if (isSignedIn) return { params, lane: 'desk' };
  const part = shown(name);
  const answered = readersWish(name, params, part);
  // A drawing can take very long, and the site signs for those in its pages.
  const asked: Wish = { params: answered, lane: 'rest', asDocumentsSay: true };
  if (part !== null) return { ...asked, isCropped: true };
  if (name.extension === 'svg') return asked;
  return isUsual(params, answered) ? { ...asked, lane: 'site' } : asked;
}
