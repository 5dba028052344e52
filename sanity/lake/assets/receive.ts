import { createHash, randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { refuse } from '../wire/refusal.ts';

/** What came in: a file of our own making, complete and on disk. */
export type Received = { path: string; sha1: string; size: number };

/** A size for people: `64 MB`. */
const readable = (bytes: number) => `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;

const tooLarge = (most: number) =>
  refuse('too large', `The file is larger than the ${readable(most)} this lake accepts.`);

/**
 * Streams a body to a new file in `folder`, reckoning its SHA-1 on the way. Memory use does not
 * grow with the size. On any failure, a client that hangs up included, the file is gone again.
 *
 * @param declared the Content-Length, if the client gave one: refuses early.
 * @throws Refused 413 over `most` bytes, 400 for an empty or broken-off body.
 */
export async function receive(
  body: Readable,
  folder: string,
  { most, declared }: { most: number; declared: number | null },
): Promise<Received> {
  if (declared !== null && declared > most) throw tooLarge(most);
  const path = join(folder, randomUUID());
  const hash = createHash('sha1');
  let size = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    try {
      // The request stays whole when the loop ends early: its refusal has to be answered on it.
      for await (const chunk of body.iterator({ destroyOnReturn: false })) {
        size += chunk.length;
        if (size > most) throw tooLarge(most);
        hash.update(chunk);
        // writeFile on a handle writes on from where it stands, and all of the chunk.
        await file.writeFile(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    if (size === 0) throw refuse('malformed', 'The upload is empty.');
    if (declared !== null && size !== declared) throw brokenOff();
  } catch (error) {
    await rm(path, { force: true });
    throw isBrokenOff(error) ? brokenOff() : error;
  }
  return { path, sha1: hash.digest('hex'), size };
}

const brokenOff = () => refuse('malformed', 'The upload broke off before its end.');

const isBrokenOff = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'ECONNRESET' || error.code === 'ERR_STREAM_PREMATURE_CLOSE');
