import { setTimeout as pause } from 'node:timers/promises';
import { ClientError, type QueryParams, type SanityClient, ServerError } from '@sanity/client';
import { z } from 'zod';
import { type QuestionEnd, siteFigures } from '../figures.ts';
import { isObject } from '../is-object.ts';
import { anyTag, clockTag } from '../keep/ledger.ts';
import { beginSpan } from '../traces/spans.ts';

/** What the lake says to a query, and the sync tags whose change makes it say something else. */
export type Answer = { result: unknown; tags: readonly string[] };

/** Why there is no answer: the lake is there and has too much to do, or it is not there for us. */
export type Absence = 'busy' | 'away';

/**
 * The lake did not answer, or does not accept the site. What it says goes to the log, never to a reader.
 * Next keeps an error's `digest`, and nothing else of it, where it hands one on.
 */
export class LakeUnavailableError extends Error {
  override name = 'LakeUnavailableError';
  readonly digest = 'LAKE_UNAVAILABLE';
  readonly absence: Absence;

  constructor(cause: string, absence: Absence = 'away') {
    super(`The content lake cannot be read: ${cause}`);
    this.absence = absence;
    // One line in the log is enough: the stack would only show where the query was made.
    this.stack = `${this.name}: ${this.message}`;
  }
}

/** Whether an error is a `LakeUnavailableError`, whichever bundle's class it is. */
export const isLakeUnavailable = (error: unknown): boolean =>
  isObject(error) && 'digest' in error && error.digest === 'LAKE_UNAVAILABLE';

/** Whether it is one of a lake that is there, and may answer in a moment. */
export const isLakeBusy = (error: unknown): boolean =>
  isLakeUnavailable(error) && isObject(error) && 'absence' in error && error.absence === 'busy';

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
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal;
};

/**
 * Asks the lake. One that says it is busy is asked again, when it says so, for as long as there is patience.
 *
 * @throws LakeUnavailableError when it does not answer in time, fails or refuses the site's token.
 * @throws ClientError when it does not understand the query.
 */
export async function askLake(client: SanityClient, question: Question): Promise<Answer> {
  const over = new AbortController();
  const isLate = () => over.abort(new DOMException('The lake was too slow.', 'TimeoutError'));
  // A timer holds all of the request it was set for, so it ends with the answer.
  const timer = setTimeout(isLate, question.patience);
  const began = performance.now();
  const span = beginSpan('question', 'ask the lake');
  const isOver = (end: QuestionEnd) => {
    count(end, began);
    const told = { 'dateline.tag': question.options.tag ?? '', 'dateline.end': end };
    span?.end(told, end === 'answered' || end === 'dropped' ? 'well' : 'failed');
  };
  try {
    const signal = AbortSignal.any([over.signal, question.signal ?? []].flat());
    const answer = await askUntil(signal, client, question);
    isOver('answered');
    return answer;
  } catch (error) {
    isOver(question.signal?.aborted ? 'dropped' : endBy(error));
    throw error;
  } finally {
    clearTimeout(timer);
    over.abort();
  }
}

function count(end: QuestionEnd, began: number): void {
  const figures = siteFigures();
  figures.questions[end] += 1;
  figures.questionSeconds += (performance.now() - began) / 1000;
}

const endBy = (error: unknown): QuestionEnd =>
  error instanceof LakeUnavailableError ? error.absence : 'refused';

async function askUntil(
  signal: AbortSignal,
  client: SanityClient,
  { query, params, options }: Question,
): Promise<Answer> {
  for (;;) {
    try {
      const said = await client.fetch<unknown>(query, params, {
        ...options,
        filterResponse: false,
        useCdn: false,
        signal,
      });
      const { result, syncTags } = lakesAnswer.parse(said);
      return { result, tags: asksForTheTime(query) ? [...syncTags, clockTag] : syncTags };
    } catch (error) {
      if (error instanceof ClientError && error.statusCode === 400) throw error;
      const later = retryAfter(error);
      const unavailable = unavailableBy(error);
      if (later === null || signal.aborted) throw unavailable;
      await pause(later, undefined, { signal }).catch(() => {
        throw unavailable;
      });
    }
  }
}

const asksForTheTime = (query: string): boolean => query.includes('now()');

const statusOf = (error: unknown): number | null =>
  error instanceof ClientError || error instanceof ServerError ? error.statusCode : null;

/** Milliseconds between two questions to a busy lake: no storm, and none whose reader is long gone. */
const waits = { shortest: 250, longest: 3000 };

/** When a lake that has too much to do wants to be asked again, in milliseconds; null when it does not say. */
function retryAfter(error: unknown): number | null {
  const status = statusOf(error);
  if (status !== 429 && status !== 503) return null;
  const seconds = Number(headerOf(error, 'retry-after') ?? Number.NaN);
  if (!Number.isFinite(seconds)) return null;
  return Math.min(Math.max(seconds * 1000, waits.shortest), waits.longest);
}

const responseHeaders = z.object({
  response: z.object({ headers: z.record(z.string(), z.unknown()) }),
});

function headerOf(error: unknown, name: string): string | null {
  const { data } = responseHeaders.safeParse(error);
  const value = data?.response.headers[name];
  return typeof value === 'string' ? value : null;
}

/** What a lake says of itself that is there: it has too much to do, or was too long at it. */
const busy = new Set([429, 503, 504]);

/** In few words and without addresses, which may carry parameters. */
function unavailableBy(error: unknown): LakeUnavailableError {
  const status = statusOf(error);
  if (status === 401 || status === 403) {
    const cause = `it does not accept SANITY_API_READ_TOKEN (status ${status}).`;
    return new LakeUnavailableError(cause);
  }
  if (status !== null && busy.has(status)) {
    return new LakeUnavailableError(`it is busy (status ${status}).`, 'busy');
  }
  if (status !== null) return new LakeUnavailableError(`it answered with status ${status}.`);
  if (error instanceof Error && error.name === 'TimeoutError') return tooLate();
  if (error instanceof z.ZodError) {
    return new LakeUnavailableError('what answers there is not a lake.');
  }
  return new LakeUnavailableError('it cannot be reached or failed.');
}

/** It may be there and have much to do: nobody can tell. */
export const tooLate = (): LakeUnavailableError =>
  new LakeUnavailableError('it did not answer in time.', 'busy');
