import { readText } from './iptc.ts';

/**
 * Reads the EXIF block of a picture: a small TIFF file of its own (EXIF 2.32, TIFF 6.0).
 * Whatever does not make sense is passed over: a photograph with odd EXIF is still a photograph.
 */

type ExifValue = string | number | number[];
export type Exif = {
  /** Camera settings, by their EXIF names. */
  exif: Record<string, ExifValue>;
  /** The picture's own fields: Make, Model, Software… */
  image: Record<string, ExifValue>;
  /** Where it was taken, in degrees and metres. */
  location: { _type: 'geopoint'; lat: number; lng: number; alt?: number } | null;
};

const imageTags: Readonly<Record<number, string>> = {
  270: 'ImageDescription',
  271: 'Make',
  272: 'Model',
  274: 'Orientation',
  282: 'XResolution',
  283: 'YResolution',
  296: 'ResolutionUnit',
  305: 'Software',
  306: 'ModifyDate',
  315: 'Artist',
  33432: 'Copyright',
};

const exifTags: Readonly<Record<number, string>> = {
  33434: 'ExposureTime',
  33437: 'FNumber',
  34850: 'ExposureProgram',
  34855: 'ISO',
  36867: 'DateTimeOriginal',
  36868: 'DateTimeDigitized',
  36881: 'OffsetTimeOriginal',
  37377: 'ShutterSpeedValue',
  37378: 'ApertureValue',
  37379: 'BrightnessValue',
  37380: 'ExposureBiasValue',
  37381: 'MaxApertureValue',
  37383: 'MeteringMode',
  37384: 'LightSource',
  37385: 'Flash',
  37386: 'FocalLength',
  40961: 'ColorSpace',
  40962: 'PixelXDimension',
  40963: 'PixelYDimension',
  41986: 'ExposureMode',
  41987: 'WhiteBalance',
  41988: 'DigitalZoomRatio',
  41989: 'FocalLengthIn35mmFormat',
  41990: 'SceneCaptureType',
  42035: 'LensMake',
  42036: 'LensModel',
};

const exifPointer = 34665;
const gpsPointer = 34853;
const bytesOfType: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  7: 1,
  9: 4,
  10: 8,
};

type Reader = { view: DataView; little: boolean };

function number({ view, little }: Reader, type: number, at: number): number {
  if (type === 3) return view.getUint16(at, little);
  if (type === 4) return view.getUint32(at, little);
  if (type === 9) return view.getInt32(at, little);
  if (type === 5) return view.getUint32(at, little) / view.getUint32(at + 4, little);
  if (type === 10) return view.getInt32(at, little) / view.getInt32(at + 4, little);
  return view.getUint8(at);
}

function text({ view }: Reader, at: number, length: number): string {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at, length);
  return readText(bytes)
    .replace(/\0[\s\S]*$/, '')
    .trim();
}

/** One directory: tag number to value. Entries that point outside of the block are left out. */
function directory(reader: Reader, at: number): Map<number, ExifValue> {
  const { view, little } = reader;
  const values = new Map<number, ExifValue>();
  if (at + 2 > view.byteLength) return values;
  const count = Math.min(view.getUint16(at, little), 200);
  for (let entry = at + 2; entry < at + 2 + count * 12; entry += 12) {
    if (entry + 12 > view.byteLength) break;
    const type = view.getUint16(entry + 2, little);
    const items = view.getUint32(entry + 4, little);
    const size = bytesOfType[type];
    if (!size || items === 0 || items > 4096) continue;
    const start = size * items <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
    if (start + size * items > view.byteLength) continue;
    const value =
      type === 2 ? text(reader, start, items) : numbers(reader, { type, start, items, size });
    if (value !== null) values.set(view.getUint16(entry, little), value);
  }
  return values;
}

function numbers(
  reader: Reader,
  { type, start, items, size }: Record<'type' | 'start' | 'items' | 'size', number>,
): number | number[] | null {
  const all = Array.from({ length: Math.min(items, 16) }, (_, index) =>
    number(reader, type, start + index * size),
  );
  if (!all.every(Number.isFinite)) return null;
  const [only] = all;
  return all.length === 1 && only !== undefined ? only : all;
}

function pick(values: Map<number, ExifValue>, tags: Readonly<Record<number, string>>) {
  const picked: Record<string, ExifValue> = {};
  for (const [tag, value] of values) {
    const name = tags[tag];
    if (name && value !== '') picked[name] = value;
  }
  return picked;
}

/** Degrees from EXIF's degrees, minutes, seconds and a hemisphere. */
function degrees(parts: ExifValue | undefined, hemisphere: ExifValue | undefined): number | null {
  if (!Array.isArray(parts)) return null;
  const [whole = 0, minutes = 0, seconds = 0] = parts;
  const value = whole + minutes / 60 + seconds / 3600;
  return hemisphere === 'S' || hemisphere === 'W' ? -value : value;
}

function locationOf(gps: Map<number, ExifValue>): Exif['location'] {
  const lat = degrees(gps.get(2), gps.get(1));
  const lng = degrees(gps.get(4), gps.get(3));
  if (lat === null || lng === null || Math.abs(lat) > 90 || Math.abs(lng) > 180) return null;
  const height = gps.get(6);
  if (typeof height !== 'number') return { _type: 'geopoint', lat, lng };
  return { _type: 'geopoint', lat, lng, alt: gps.get(5) === 1 ? -height : height };
}

/** Reads an EXIF block as sharp gives it, with or without its `Exif\0\0` head; null if it is none. */
export function readExif(block: Uint8Array): Exif | null {
  const hasHead = new TextDecoder('latin1').decode(block.subarray(0, 4)) === 'Exif';
  const body = hasHead ? block.subarray(6) : block;
  if (body.length < 8) return null;
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return null;
  const reader = { view, little: order === 0x4949 };
  const main = directory(reader, view.getUint32(4, reader.little));
  const at = (pointer: number) => {
    const where = main.get(pointer);
    return typeof where === 'number' ? directory(reader, where) : new Map<number, ExifValue>();
  };
  return {
    exif: pick(at(exifPointer), exifTags),
    image: pick(main, imageTags),
    location: locationOf(at(gpsPointer)),
  };
}
