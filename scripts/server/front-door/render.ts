import type { IncomingMessage, ServerResponse } from 'node:http';
import inject from 'light-my-request';
import { MakingNote, withNote } from '#lib/keep/making.ts';
import { beginSpan, withinSpan } from '#lib/traces/spans.ts';
import type { Rendered } from './page.ts';

export type NextHandler = (
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void> | void;

/** Milliseconds after which a page that is not made yet is given up. */
const patience = 20_000;

/** What readers' browsers say makes no other page. */
export const ownHeaders = { accept: '*/*', 'user-agent': 'Dateline' };

/** What Next answered, and what was noted while it did. */
export type Outcome = { rendered: Rendered; note: MakingNote };

/** The page was not made in time. */
export class TooSlowError extends Error {
  override name = 'TooSlowError';
}

/**
 * Asks Next for a page, apart from any reader's connection: what it answers is whole before anyone
 * gets it, and nobody who goes away takes it with them.
 *
 * @param headers all that the page may depend on.
 * @throws TooSlowError
 */
export async function render(
  next: NextHandler,
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const note = new MakingNote();
  const abort = new AbortController();
  const span = beginSpan('making', 'make a page');
  const timer = setTimeout(() => abort.abort(), patience);
  try {
    // Awaited within: it begins when it is waited for.
    const answer = await withNote(note, async () =>
      withinSpan(span, () =>
        inject((request, response) => void answerBy(next, request, response), {
          method: 'GET',
          url,
          headers,
          signal: abort.signal,
        }).then((whole) => whole),
      ),
    );
    span?.end({ 'http.response.status_code': answer.statusCode }, 'well');
    const rendered = {
      status: answer.statusCode,
      headers: answer.headers,
      body: answer.rawPayload,
    };
    return { rendered, note };
  } catch (error) {
    span?.end({}, 'failed');
    if (abort.signal.aborted) throw new TooSlowError(`${url} was not made in ${patience} ms.`);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Asks Next; what it throws ends its answer, which is then waited for no longer. */
async function answerBy(
  next: NextHandler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await next(request, response);
  } catch (error) {
    response.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}
