import type { ImageView } from './view.ts';

/** A rectangle of the original, in whole pixels. */
export type Rect = { left: number; top: number; width: number; height: number };

type Framed = Pick<ImageView, 'crop' | 'hotspot'> & {
  asset: Pick<ImageView['asset'], 'width' | 'height'>;
};

/**
 * The part of a picture to show: what the editor's crop leaves, cut to `aspect` (width ÷ height) as
 * large as it goes, with the focal point as near to the middle as the edges allow.
 * Without an aspect, the crop alone.
 */
export function visiblePart(image: Framed, aspect: number | null): Rect {
  const cropped = croppedPart(image);
  if (aspect === null) return cropped;
  const width = Math.max(1, Math.round(Math.min(cropped.width, cropped.height * aspect)));
  const height = Math.max(1, Math.round(Math.min(cropped.height, cropped.width / aspect)));
  const focus = {
    x: image.hotspot ? image.hotspot.x * image.asset.width : cropped.left + cropped.width / 2,
    y: image.hotspot ? image.hotspot.y * image.asset.height : cropped.top + cropped.height / 2,
  };
  return {
    left: within(focus.x - width / 2, cropped.left, cropped.left + cropped.width - width),
    top: within(focus.y - height / 2, cropped.top, cropped.top + cropped.height - height),
    width,
    height,
  };
}

function croppedPart({ crop, asset }: Framed): Rect {
  if (crop === null) return { left: 0, top: 0, width: asset.width, height: asset.height };
  const left = Math.round(crop.left * asset.width);
  const top = Math.round(crop.top * asset.height);
  return {
    left,
    top,
    width: Math.max(1, Math.round(asset.width * (1 - crop.right)) - left),
    height: Math.max(1, Math.round(asset.height * (1 - crop.bottom)) - top),
  };
}

const within = (value: number, low: number, high: number): number =>
  Math.round(Math.min(Math.max(value, low), Math.max(low, high)));
