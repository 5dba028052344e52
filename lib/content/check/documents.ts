import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import { messageOf } from '#lib/message-of.ts';

/** A document by its name alone. */
export type DocumentName = { _id: string; _type: string };

/** The lake does not hand over what it holds; `message` says why in a sentence. */
export class UnreadableLakeError extends Error {
  override name = 'UnreadableLakeError';
}

const name = z.object({ _id: z.string(), _type: z.string() });
/** A document with what every document has, and whatever else it has. */
const whole = z.looseObject({
  _id: z.string(),
  _type: z.string(),
  _rev: z.string(),
  _createdAt: z.string(),
  _updatedAt: z.string(),
});
export type WholeDocument = z.infer<typeof whole>;

/** How a lake says, in the middle of an export, that it cannot go on. */
const failure = z.object({ error: z.unknown() });

/**
 * The names of all documents of some types, drafts and versions too, in the order of their ids. Read from
 * the lake's export, which goes once through the archive: it is never held, and never gone through again
 * for each batch, as a query for "the next hundred ids" would.
 *
 * @throws UnreadableLakeError when it is refused or breaks off.
 */
export const everyDocument = (
  client: SanityClient,
  types: readonly string[],
): AsyncGenerator<DocumentName> => exported(client, types, name);

/**
 * The same with all that is in them.
 *
 * @param types none: all there are.
 * @throws UnreadableLakeError when it is refused or breaks off.
 */
export const everyWholeDocument = (
  client: SanityClient,
  types: readonly string[],
): AsyncGenerator<WholeDocument> => exported(client, types, whole);

async function* exported<T>(
  client: SanityClient,
  types: readonly string[],
  contract: z.ZodType<T>,
): AsyncGenerator<T> {
  const { dataset, token } = client.config();
  const wanted = types.length === 0 ? '' : `?types=${types.join(',')}`;
  const url = client.getUrl(`/data/export/${dataset}${wanted}`);
  const response = await fetch(url, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  }).catch((error: unknown) => unreadable(error));
  if (!response.ok || response.body === null) {
    throw new UnreadableLakeError(`The lake refuses to export: status ${response.status}.`);
  }
  const lines = createInterface({ input: Readable.from(response.body), crlfDelay: Infinity });
  try {
    for await (const line of lines) {
      if (line.trim() !== '') yield documentIn(line, contract);
    }
  } catch (error) {
    unreadable(error);
  }
}

function documentIn<T>(line: string, contract: z.ZodType<T>): T {
  const value: unknown = JSON.parse(line);
  const parsed = contract.safeParse(value);
  if (parsed.success) return parsed.data;
  const what = failure.safeParse(value).success
    ? line.slice(0, 300)
    : 'what it sends is no document';
  throw new UnreadableLakeError(`The lake's export broke off: ${what}.`);
}

function unreadable(error: unknown): never {
  if (error instanceof UnreadableLakeError) throw error;
  const why = messageOf(error);
  throw new UnreadableLakeError(`The lake's export cannot be read: ${why}.`);
}
