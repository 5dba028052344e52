import { readFile } from 'node:fs/promises';
import decode from 'heic-decode';
import sharp, { type Metadata } from 'sharp';
import { rightsOf, withRights } from './rights.ts';

/**
 * What telephones make: HEVC in a HEIF file. No browser but one shows it, and the decoder of all other
 * pictures has no HEVC. So it is kept as a JPEG.
 */

/** A HEIC as a JPEG: upright, in its own colours, with whose it is. */
export type Converted = {
  jpeg: Buffer;
  /** What the camera said of it, which the JPEG does not. */
  exif: Buffer | null;
};

/** Hardly to be told from the original. */
const quality = 92;

/** Whether the head of a picture is a HEIC's. */
export const isHeic = ({ format, compression }: Metadata): boolean =>
  format === 'heif' && compression === 'hevc';

/**
 * Converts a HEIC.
 *
 * @param head of the same file, whose size was found acceptable.
 * @throws whatever its decoder throws for one that is damaged.
 */
export async function convertHeic(path: string, head: Metadata): Promise<Converted> {
  const { width, height, data } = await decode({ buffer: await readFile(path) });
  const pixels = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const picture = sharp(pixels, { raw: { width, height, channels: 4 } })
    .flatten({ background: '#fff' })
    .jpeg({ quality });
  const rights = rightsOf(head);
  const jpeg = await (rights === null ? picture : withRights(picture, rights)).toBuffer();
  return { jpeg: head.icc ? withProfile(jpeg, head.icc) : jpeg, exif: head.exif ?? null };
}

/** Most bytes of a profile that fit into one segment. */
const mostInSegment = 65_519;

/** Says in which colours a JPEG is, without changing them. The segment stands after the first. */
function withProfile(jpeg: Buffer, profile: Buffer): Buffer {
  if (profile.length > mostInSegment) return jpeg;
  const name = Buffer.from('ICC_PROFILE\0\u0001\u0001', 'latin1');
  const head = Buffer.from([0xff, 0xe2, 0, 0]);
  head.writeUInt16BE(2 + name.length + profile.length, 2);
  const first = jpeg.readUInt16BE(2) === 0xffe0 ? 4 + jpeg.readUInt16BE(4) : 2;
  return Buffer.concat([jpeg.subarray(0, first), head, name, profile, jpeg.subarray(first)]);
}
