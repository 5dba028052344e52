import { extname } from 'node:path';
import { contentDisposition } from './content-disposition.ts';

/** Spellings of the same ending. */
const same: Readonly<Record<string, string>> = { jpeg: 'jpg', tiff: 'tif', htm: 'html' };

const spelled = (extension: string): string => same[extension] ?? extension;

/**
 * The header that has a file saved. Whoever makes the address chooses the name (`dl`), not what kind of
 * file it seems to be.
 *
 * @param wished the value of `dl`, if any. @param file the file's own name. @param extension what it is.
 */
export function savedAs(wished: string | null, file: string, extension: string): string {
  const name = wished?.trim() || file;
  const ending = extname(name).slice(1).toLowerCase();
  const isItself = spelled(ending) === spelled(extension);
  return contentDisposition('attachment', isItself ? name : `${name}.${extension}`);
}
