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

/** How files begin, in hexadecimal, by the extension they get. More particular ones first. */
const beginnings: readonly (readonly [extension: string, beginning: RegExp])[] = [
  ['pdf', /^255044462d/],
  ['jpg', /^ffd8ff/],
  ['png', /^89504e470d0a1a0a/],
  ['gif', /^47494638(37|39)61/],
  ['webp', /^52494646.{8}57454250/],
  ['wav', /^52494646.{8}57415645/],
  ['avif', /^.{8}6674797061766966/],
  ['mov', /^.{8}667479707174/],
  ['m4a', /^.{8}667479704d3441/],
  ['mp4', /^.{8}66747970/],
  ['webm', /^1a45dfa3/],
  ['mp3', /^(494433|fff[b32])/],
  ['ogg', /^4f676753/],
  ['flac', /^664c6143/],
  ['gz', /^1f8b/],
  ['zip', /^504b0304/],
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
    return buffer.toString('hex', 0, bytesRead);
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
