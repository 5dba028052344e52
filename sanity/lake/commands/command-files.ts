import { randomUUID } from 'node:crypto';
import { lstat, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { CommandError } from './command.ts';

const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What the system says in capitals, as a sentence about one file. */
const sentences: Readonly<Record<string, (file: string) => string>> = {
  ENOENT: (file) => `There is no ${file}.`,
  EACCES: (file) => `${file} may not be read or written by you.`,
  EPERM: (file) => `${file} may not be read or written by you.`,
  EROFS: (file) => `${file} is on a disk that cannot be written.`,
  ENOTDIR: (file) => `${file} is below a file, not a folder.`,
  EISDIR: (file) => `${file} is a folder.`,
  ENOSPC: (file) => `The disk is full: ${file} was not written. Free some space, then try again.`,
  EDQUOT: (file) => `Your share of the disk is full: ${file} was not written.`,
};

/** A CommandError where a failure is about the disk or the file; else the failure as it was. */
export function fileFailure(error: unknown, file: string): unknown {
  const sentence = sentences[errorCode(error)];
  return sentence ? new CommandError(sentence(file)) : error;
}

const nullIfMissing = (error: unknown) => {
  if (errorCode(error) === 'ENOENT') return null;
  throw error;
};
const statOrNull = (path: string) => stat(path).catch(nullIfMissing);
const lstatOrNull = (path: string) => lstat(path).catch(nullIfMissing);

/** @throws CommandError unless `file` is a file that is there. */
export async function mustBeFile(file: string): Promise<void> {
  const found = await statOrNull(file).catch((error: unknown) => {
    throw fileFailure(error, file);
  });
  if (!found) throw new CommandError(`There is no file ${file}.`);
  if (!found.isFile()) throw new CommandError(`${file} is not a file.`);
}

/** What is replaced has to be a plain file: a folder or a device is nothing to take away on the way. */
async function mustBeFree(file: string, overwrite: boolean): Promise<void> {
  const there = await lstatOrNull(file);
  if (there?.isDirectory()) throw new CommandError(`${file} is a folder. Name another path.`);
  if (there && !there.isFile()) {
    throw new CommandError(`${file} is not a plain file. Name another path.`);
  }
  if (there && !overwrite) {
    throw new CommandError(`${file} is there already. Name another file, or add --overwrite.`);
  }
}

/**
 * Writes FILE whole or not at all: `write` fills another path beside it (a file or a folder), which
 * takes FILE's place at the end.
 *
 * @param overwrite whether a FILE that is there may be replaced.
 * @throws CommandError when FILE is there, or its folder is not, or the disk is full.
 */
export async function writeWhole<T>(
  file: string,
  overwrite: boolean,
  write: (part: string) => Promise<T>,
): Promise<T> {
  const folder = dirname(resolve(file));
  const part = join(folder, `.${randomUUID()}.part`);
  try {
    if (!(await statOrNull(folder))) throw new CommandError(`There is no folder ${folder}.`);
    await mustBeFree(file, overwrite);
    const result = await write(part);
    await rename(part, file);
    return result;
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw fileFailure(error, file);
  }
}

/**
 * Runs `work` with a temporary folder of its own that libraries use too (`TMPDIR`), so that what
 * they leave behind when they fail is gone as well.
 */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const outer = tmpdir();
  const folder = await mkdtemp(join(outer, 'lake-'));
  process.env.TMPDIR = folder;
  try {
    return await work(folder);
  } finally {
    process.env.TMPDIR = outer;
    await rm(folder, { recursive: true, force: true });
  }
}
