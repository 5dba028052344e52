import { documentsInHistory } from '../history/documents.ts';
import { eventsOfDocument } from '../history/events.ts';
import { eventsOfRelease } from '../history/release-events.ts';
import { transactionsInHistory } from '../history/transactions.ts';
import { json } from './answer.ts';
import type { LakeRequest } from './request.ts';
import type { Handler } from './route.ts';

const idsOf = (request: LakeRequest): string[] =>
  (request.params.ids ?? '').split(',').filter((id) => id !== '');

const searchOf = (request: LakeRequest): Record<string, string> =>
  Object.fromEntries(request.search);

/** `GET /data/history/:ds/documents/:ids`: documents as they once were. */
export const pastDocuments: Handler = (request, lake) => {
  const { db, documents } = lake;
  const answer = documentsInHistory(db, documents, idsOf(request), searchOf(request));
  return answer.ok ? json(answer.body) : json({ error: answer.error }, answer.status);
};

/** `GET /data/history/:ds/transactions/:ids`: who changed what, one transaction a line. */
export const pastTransactions: Handler = (request, lake) => {
  const answer = transactionsInHistory(lake.db, idsOf(request), searchOf(request));
  return answer.ok
    ? { kind: 'lines', lines: answer.records }
    : json({ error: answer.error }, answer.status);
};

/** `GET /data/history/:ds/events/documents/:id`: what happened to a document. */
export const pastEvents: Handler = (request, lake) => {
  const { db, documents } = lake;
  const answer = eventsOfDocument(db, documents, request.params.id ?? '', searchOf(request));
  return answer.ok ? json(answer.body) : json({ error: answer.error }, answer.status);
};

/** `GET /data/history/:ds/events/releases/:name`: what happened to a release. */
export const pastReleaseEvents: Handler = (request, lake) => {
  const { db, documents } = lake;
  const answer = eventsOfRelease(db, documents, request.params.name ?? '', searchOf(request));
  return answer.ok ? json(answer.body) : json({ error: answer.error }, answer.status);
};
