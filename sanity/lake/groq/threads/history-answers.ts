import { documentsInHistory } from '../../history/documents.ts';
import { eventsOfDocument } from '../../history/events.ts';
import { eventsOfRelease } from '../../history/release-events.ts';
import type { HistoryRefusal } from '../../history/request.ts';
import { transactionsInHistory } from '../../history/transactions.ts';
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
      return found.ok ? text(boundedLines(found.records)) : invalid(found);
    }
  }
}

const replyOf = (answer: { ok: true; body: unknown } | HistoryRefusal): Reply =>
  answer.ok ? text(boundedJson(answer.body)) : invalid(answer);

const text = (json: string): Reply => ({ kind: 'answer', json, plan: [] });

const invalid = ({ status, error }: HistoryRefusal): Reply => ({ kind: 'invalid', status, error });
