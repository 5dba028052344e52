import type { Lake } from '../context.ts';
import type { HistoryQuestion } from '../groq/threads/messages.ts';
import { type Answer, refused } from '../wire/answer.ts';
import { refuse, tooMany } from '../wire/refusal.ts';
import { identityOf, type LakeRequest } from '../wire/request.ts';
import type { Handler } from './route.ts';

/** Documents that may be asked for at once, as at `/data/doc`. */
const mostIds = 1_000;

function idsOf(request: LakeRequest): string[] {
  const ids = (request.params.ids ?? '').split(',').filter((id) => id !== '');
  if (ids.length > mostIds) throw refuse('malformed', `At most ${mostIds} documents at once.`);
  return ids;
}

/** Asks a thread, as for a query: it may have a long way to go back. */
async function ask(
  request: LakeRequest,
  lake: Lake,
  question: Pick<HistoryQuestion, 'of' | 'ids'>,
): Promise<Answer> {
  const identity = identityOf(request);
  const asked = {
    kind: 'history',
    ...question,
    search: Object.fromEntries(request.search),
  } as const;
  const outcome = await lake.queries.ask(asked, {
    asker: identity.id,
    isSite: lake.isSite(identity),
    size: request.size(),
    signal: request.signal,
  });
  switch (outcome.kind) {
    case 'answer': {
      const type = question.of === 'transactions' ? 'application/x-ndjson' : 'application/json';
      return { kind: 'json text', status: 200, text: outcome.json, type };
    }
    case 'refusal':
      return refused(outcome.refusal);
    case 'busy':
    case 'in the making':
      throw tooMany('questions of yours are waiting to be answered');
    case 'too large':
      throw refuse(
        'too large',
        `The answer is longer than ${outcome.most} characters. Ask for less.`,
      );
    case 'stopped':
      throw refuse(
        'too slow',
        `Going through the history was stopped ${outcome.why}. Ask for less.`,
      );
    case 'failure':
      throw new Error(`The history could not be read: ${outcome.reason}`);
  }
}

/** `GET /data/history/:ds/documents/:ids`: documents as they once were. */
export const pastDocuments: Handler = (request, lake) =>
  ask(request, lake, { of: 'documents', ids: idsOf(request) });

/** `GET /data/history/:ds/transactions/:ids`: who changed what, one transaction a line. */
export const pastTransactions: Handler = (request, lake) =>
  ask(request, lake, { of: 'transactions', ids: idsOf(request) });

/** `GET /data/history/:ds/events/documents/:id`: what happened to a document. */
export const pastEvents: Handler = (request, lake) =>
  ask(request, lake, { of: 'events', ids: [request.params.id ?? ''] });

/** `GET /data/history/:ds/events/releases/:name`: what happened to a release. */
export const pastReleaseEvents: Handler = (request, lake) =>
  ask(request, lake, { of: 'release events', ids: [request.params.name ?? ''] });
