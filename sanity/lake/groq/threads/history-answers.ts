import { documentsInHistory } from '../../history/documents.ts';
import { eventsOfDocument } from '../../history/events.ts';
import { eventsOfRelease } from '../../history/release-events.ts';
import { transactionsInHistory } from '../../history/transactions.ts';
import type { Refusal } from '../../wire/refusal.ts';
import { boundedJson, boundedLines } from './bounded-json.ts';
import type { HistoryQuestion, Reply } from './messages.ts';
import type { Snapshot } from './snapshot.ts';

/** Answers a question about what was: JSON, of transactions a line each. */
export function answerHistory(
  { db, reader }: Snapshot,
  { of, ids, search }: HistoryQuestion,
): Reply {
  const [id = ''] = ids;
  switch (of) {
    case 'documents':
      return replyOf(documentsInHistory(db, reader, ids, search));
    case 'events':
      return replyOf(eventsOfDocument(db, reader, id, search));
    case 'release events':
      return replyOf(eventsOfRelease(db, reader, id, search));
    case 'transactions': {
      const found = transactionsInHistory(db, ids, search);
      return found.ok ? text(boundedLines(found.records)) : notAsked(found);
    }
  }
}

const replyOf = (answer: { ok: true; body: unknown } | Refusal): Reply =>
  answer.ok ? text(boundedJson(answer.body)) : notAsked(answer);

const text = (json: string): Reply => ({ kind: 'answer', json, plan: [] });

const notAsked = (refusal: Refusal): Reply => ({ kind: 'refusal', refusal });
