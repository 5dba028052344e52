import { open } from 'node:fs/promises';
import { extname } from 'node:path';

/** The extension and type of a file that is not kept as a picture. */
export type MediaType = { extension: string; mimeType: string };

/** Types by extension, for what has no tell-tale beginning; also what kept files are served as. */
const types: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  flac: 'audio/flac',
  zip: 'application/zip',
  gz: 'application/gzip',
  json: 'application/json',
  geojson: 'application/geo+json',
  csv: 'text/csv',
  txt: 'text/plain',
  md: 'text/markdown',
  vtt: 'text/vtt',
  srt: 'application/x-subrip',
  html: 'text/html',
  htm: 'text/html',
  xml: 'application/xml',
  js: 'text/javascript',
  css: 'text/css',
  woff2: 'font/woff2',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
};

/** How files begin, by the extension they get; `.` stands for any byte. More particular ones first. */
const beginnings: readonly (readonly [extension: string, beginning: RegExp])[] = [
  ['pdf', /^%PDF-/],
  ['jpg', /^\xff\xd8\xff/],
  ['png', /^\x89PNG\r\n/],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF[\s\S]{4}WEBP/],
  ['wav', /^RIFF[\s\S]{4}WAVE/],
  ['avif', /^[\s\S]{4}ftypavi[fs]/],
  ['mov', /^[\s\S]{4}ftypqt/],
  ['m4a', /^[\s\S]{4}ftypM4A/],
  ['mp4', /^[\s\S]{4}ftyp/],
  ['webm', /^\x1a\x45\xdf\xa3/],
  ['mp3', /^(ID3|\xff[\xfb\xf3\xf2])/],
  ['ogg', /^OggS/],
  ['flac', /^fLaC/],
  ['gz', /^\x1f\x8b/],
  ['zip', /^PK\x03\x04/],
];

/** Containers whose name says more than their beginning does. */
const insideContainers: Readonly<Record<string, readonly string[]>> = {
  zip: ['docx', 'xlsx', 'pptx', 'odt', 'ods'],
  mp4: ['m4v', 'm4a'],
  jpg: ['jpeg'],
};

export const mimeTypeOf = (extension: string): string =>
  types[extension] ?? 'application/octet-stream';

async function beginningOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(32), 0, 32, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * What a file is: by how it begins; else by its name, as far as that is a plain extension.
 *
 * @param filename the name the client gave, if any.
 */
export async function mediaTypeOf(path: string, filename: string | null): Promise<MediaType> {
  const named = extname(filename ?? '')
    .slice(1)
    .toLowerCase();
  const beginning = await beginningOf(path);
  const seen = beginnings.find(([, pattern]) => pattern.test(beginning))?.[0];
  if (seen) {
    const extension = insideContainers[seen]?.includes(named) ? named : seen;
    return { extension, mimeType: mimeTypeOf(extension) };
  }
  const extension = /^[a-z0-9]{1,12}$/.test(named) ? named : 'bin';
  return { extension, mimeType: mimeTypeOf(extension) };
}
