import type { SanityClient } from '@sanity/client';
import { messageOf } from '#lib/message-of.ts';
import { offeredBy } from '../pictures/filled.ts';
import { type Kept, storedKept } from '../pictures/kept.ts';
import type { PictureData } from '../pictures/picture-data.ts';

/** What a picture's own data says, as it is kept with it. */
export function keptFrom(data: PictureData): Kept {
  const said = Object.fromEntries(
    Object.entries(offeredBy(data)).filter(([, value]) => value !== undefined),
  );
  return { ...said, keywords: data.keywords ?? [], tags: [], isLookedOver: false };
}

/** Those of a picture's own words that an upload itself can bring: whoever uploads may not be one who edits. */
export function wordsOfUpload({ caption, credit }: Kept) {
  return {
    ...(caption !== undefined && { description: caption.slice(0, 1000) }),
    ...(credit !== undefined && { creditLine: credit.slice(0, 1000) }),
  };
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const isSet = ([, value]: [string, unknown]): boolean => value !== null;

/**
 * Keeps this with a picture.
 *
 * @param before what it was begun from: only what is another now is written, since somebody else may have written
 *   the rest meanwhile. Without it this takes the place of all that was kept.
 */
export async function keep(
  client: SanityClient,
  id: string,
  kept: Kept,
  before: Kept | null = null,
): Promise<void> {
  const known = before && storedKept(before);
  const fields = Object.entries(storedKept(kept)).filter(
    ([path, value]) => known === null || !isSame(known[path], value),
  );
  await client
    .patch(id)
    .setIfMissing({ opt: {} })
    .setIfMissing({ 'opt.newsroom': {} })
    .set(Object.fromEntries(fields.filter(isSet)))
    .unset(fields.filter((field) => !isSet(field)).map(([path]) => path))
    .commit({ tag: 'picture-library' });
}

/** Keeps of this what nothing is known of yet. */
export async function keepWhatIsMissing(
  client: SanityClient,
  id: string,
  kept: Kept,
): Promise<void> {
  const fields = Object.entries(storedKept(kept)).filter(isSet);
  if (fields.length === 0) return;
  await client
    .patch(id)
    .setIfMissing({ opt: {} })
    .setIfMissing({ 'opt.newsroom': {} })
    .setIfMissing(Object.fromEntries(fields))
    .commit({ tag: 'picture-library' });
}

const isStatus = (error: unknown, status: number): boolean =>
  error instanceof Error && 'statusCode' in error && error.statusCode === status;

/** Why something could not be done, in an editor's words. */
export function reasonOf(error: unknown): string {
  if (isStatus(error, 409))
    return 'It stands in a story, a draft or a page: take it out there first.';
  if (isStatus(error, 403)) return 'Your role does not allow it: ask an editor.';
  if (isStatus(error, 413)) return 'The file is too large.';
  return messageOf(error);
}

/** Removes a picture for good. The lake refuses it while anything shows it. */
export const remove = async (client: SanityClient, id: string): Promise<void> => {
  await client.delete(id, { tag: 'picture-library' });
};
