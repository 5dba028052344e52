import type { Fault, PlainError, Refusal } from '../../wire/refusal.ts';
import type { ImageName } from '../asset-name.ts';
import type { ImageFormat } from '../image-check.ts';
import type { ImageMetadata } from '../metadata.ts';
import type { MetadataWish } from '../metadata-wish.ts';
import type { OutputFormat, TransformParams } from '../transform-params.ts';

/** What passes between the lake and a process that unpacks pictures. */

/** What an upload is, once it has been looked at. */
export type Inspected = {
  format: ImageFormat;
  extension: string;
  mimeType: string;
  width: number;
  height: number;
  metadata: ImageMetadata;
  /** The file was a HEIC and is a JPEG now, in its place. */
  isConverted: boolean;
};

/** Looks at an upload. `pixels`: the most it may unpack to. */
export type InspectJob = { kind: 'inspect'; path: string; pixels: number; wish: MetadataWish };

/** Makes a picture of another size from the original at `path`. */
export type TransformJob = {
  kind: 'transform';
  path: string;
  name: ImageName;
  params: TransformParams;
  format: OutputFormat;
  pixels: number;
};

export type Job = InspectJob | TransformJob;

export type WorkshopReply =
  | { kind: 'inspected'; inspected: Inspected }
  | { kind: 'made'; picture: Uint8Array }
  /** The picture or the wish is at fault, with the words for whoever asked. */
  | { kind: 'refused'; refusal: Refusal<Fault | PlainError> }
  /** A fault of ours; the reason is for the log. */
  | { kind: 'failed'; reason: string };
