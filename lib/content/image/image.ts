import { z } from 'zod';
import type { Settled } from '../contract/held.ts';
import { expected, needed, optional, viewed } from '../contract/tolerant.ts';
import { cleaned, optionalText, text, webAddress } from '../contract/words.ts';
import { originalAddress, parseImageAssetId } from './address.ts';
import { isTinyPicture } from './preview.ts';
import type { ImageView } from './view.ts';

/** Of a `newsImage`. */
export const imageProjection = /* groq */ `
  "asset": asset->{
    _id,
    "lqip": metadata.lqip
  },
  crop{ top, bottom, left, right },
  hotspot{ x, y },
  alt,
  caption,
  credit,
  photographer,
  licence{ name, url },
  source
`;

/** What is read at a `newsImage`, or read out in its place. */
export const imageWords = /* groq */ `caption, credit, licence.name, alt`;

const cropProjection = /* groq */ `crop{ top, bottom, left, right }`;

/** Of a `newsImage`, when its address is all that is wanted of it. */
export const bareImageProjection = /* groq */ `"asset": asset->{ _id }, ${cropProjection}, alt`;

const fraction = needed(z.number().min(0, 'is below 0').max(1, 'is above 1'));

const crop = z
  .object({ top: fraction, bottom: fraction, left: fraction, right: fraction })
  .refine(
    ({ top, bottom, left, right }) => top.value + bottom.value < 1 && left.value + right.value < 1,
    'leaves nothing of the picture',
  );

const assetId = cleaned(
  z.string().transform((id, context) => {
    const parsed = parseImageAssetId(id);
    if (parsed !== null) return { id, ...parsed };
    context.issues.push({ code: 'custom', message: 'is not an image asset id', input: id });
    return z.NEVER;
  }),
);

const asset = z.object({
  _id: assetId,
  lqip: optional(cleaned(z.string().refine(isTinyPicture, 'is not a small picture in base64'))),
});

/** The fields of a picture; a picture in a body is a block that has them itself. */
export const imageContract = z.object({
  asset: needed(asset, 'is missing: no picture is chosen'),
  crop: optional(crop),
  hotspot: optional(z.object({ x: fraction, y: fraction })),
  alt: text,
  caption: optionalText,
  credit: expected(text),
  photographer: optionalText,
  licence: optional(z.object({ name: needed(text), url: optional(webAddress) })),
  source: optional(webAddress),
});

/** A picture. Cannot do without its asset and its alternative text; a bad crop or focal point is dropped. */
export const image = viewed(imageContract, imageView);

export function imageView({
  asset: { _id, ...about },
  ...rest
}: Settled<z.output<typeof imageContract>>): ImageView {
  return {
    asset: {
      id: _id.id,
      url: originalAddress(_id.file),
      width: _id.width,
      height: _id.height,
      ...about,
      // Made of the whole picture, it shows what the editor cut off.
      lqip: isCut(rest.crop) ? null : about.lqip,
    },
    ...rest,
  };
}

const isCut = (crop: ImageView['crop']): boolean =>
  crop !== null && Object.values(crop).some((side) => side > 0);

const bareImageContract = z.object({
  asset: needed(z.object({ _id: assetId }), 'is missing: no picture is chosen'),
  crop: optional(crop),
  alt: text,
});

const nothingElse = {
  hotspot: null,
  caption: null,
  credit: null,
  photographer: null,
  licence: null,
  source: null,
} as const;

/** A picture where only its address is of interest; one that no page would show is none. */
export const bareImage = viewed(bareImageContract, ({ asset, ...rest }) =>
  imageView({
    ...nothingElse,
    ...rest,
    asset: { ...asset, lqip: null },
  }),
);
