import { ClientError, type QueryParams, type SanityClient } from '@sanity/client';
import { z } from 'zod';
import { isObject } from '../is-object.ts';
import { anyTag, clockTag } from '../keep/ledger.ts';

/** What the lake says to a query, and the sync tags whose change makes it say something else. */
export type Answer = { result: unknown; tags: readonly string[] };

/**
 * The lake did not answer, or does not accept the site. What it says goes to the log, never to a reader.
 * Next keeps an error's `digest`, and nothing else of it, where it hands one on.
 */
export class LakeUnavailableError extends Error {
  override name = 'LakeUnavailableError';
  readonly digest = 'LAKE_UNAVAILABLE';

  constructor(cause: string) {
    super(`The content lake cannot be read: ${cause}`);
    // One line in the log is enough: the stack would only show where the query was made.
    this.stack = `${this.name}: ${this.message}`;
  }
}

/** Whether an error is a `LakeUnavailableError`, whichever bundle's class it is. */
export const isLakeUnavailable = (error: unknown): boolean =>
  isObject(error) && 'digest' in error && error.digest === 'LAKE_UNAVAILABLE';

/**
 * What a lake says. Without a result it is no lake's answer, whatever its status: something else
 * stands at the address. A lake that names no sync tags leaves it open what would change its answer.
 */
const lakesAnswer = z.object({
  result: z.unknown().refine((result) => result !== undefined),
  syncTags: z.array(z.string()).min(1).catch([anyTag]),
});

type Question = {
  query: string;
  params: QueryParams;
  options: Pick<
    Parameters<SanityClient['fetch']>[2] & object,
    'perspective' | 'stega' | 'resultSourceMap' | 'tag'
  >;
  /** Milliseconds to wait in all. */
  patience: number;
};

/**
 * Asks the lake once.
 *
 * @throws LakeUnavailableError when it does not answer in time, fails or refuses the site's token.
 * @throws ClientError when it does not understand the query.
 */
export async function askLake(client: SanityClient, question: Question): Promise<Answer> {
  const { query, params, options, patience } = question;
  try {
    const said = await client.fetch<unknown>(query, params, {
      ...options,
      filterResponse: false,
      useCdn: false,
      signal: AbortSignal.timeout(patience),
    });
    const { result, syncTags } = lakesAnswer.parse(said);
    return { result, tags: asksForTheTime(query) ? [...syncTags, clockTag] : syncTags };
  } catch (error) {
    if (error instanceof ClientError && error.statusCode === 400) throw error;
    throw new LakeUnavailableError(causeOf(error));
  }
}

const asksForTheTime = (query: string): boolean => query.includes('now()');

/** In few words and without addresses, which may carry parameters. */
function causeOf(error: unknown): string {
  if (error instanceof ClientError) {
    return error.statusCode === 401 || error.statusCode === 403
      ? `it does not accept SANITY_API_READ_TOKEN (status ${error.statusCode}).`
      : `it answered with status ${error.statusCode}.`;
  }
  if (error instanceof Error && error.name === 'TimeoutError') return 'it did not answer in time.';
  if (error instanceof z.ZodError) return 'what answers there is not a lake.';
  return 'it cannot be reached or failed.';
}
