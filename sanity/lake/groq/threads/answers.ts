import { lastChange } from '../../store/changes.ts';
import { readOverlaid } from '../../store/overlay.ts';
import type { DocumentReader } from '../../store/types.ts';
import type { Refusal } from '../../wire/refusal.ts';
import type { QueryError } from '../planning/query-error.ts';
import { evaluateChange } from '../running/change.ts';
import { createMatcher } from '../running/filter.ts';
import { runQuery } from '../running/query.ts';
import { selectIds } from '../running/selected-ids.ts';
import { boundedJson } from './bounded-json.ts';
import { answerHistory } from './history-answers.ts';
import type {
  ChangeQuestion,
  ChangeReply,
  MatchAnswer,
  MatchQuestion,
  QueryQuestion,
  Question,
  Reply,
  SelectionAnswer,
  SelectionQuestion,
} from './messages.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Answers one question from one moment of the lake.
 *
 * @throws what SQLite throws, or StoreFailure: the question may be fine.
 */
export function answerQuestion(snapshot: Snapshot, question: Question): Reply | Promise<Reply> {
  switch (question.kind) {
    case 'query':
      return answerQuery(snapshot, question);
    case 'selection':
      return answerSelection(snapshot, question);
    case 'change':
      return answerChange(snapshot, question);
    case 'match':
      return answerMatch(snapshot, question);
    case 'history':
      return answerHistory(snapshot, question);
  }
}

function answerQuery({ reader }: Snapshot, { kind, echo, ...request }: QueryQuestion): Reply {
  const answer = runQuery(reader, request);
  if (!answer.ok) return refusedBy(answer);
  const { ok, plan, ...rest } = answer;
  const body = echo ? { query: request.query, ...rest } : rest;
  return { kind: 'answer', json: boundedJson(body), plan };
}

function answerSelection(
  { db, reader }: Snapshot,
  { query, params, changed }: SelectionQuestion,
): Reply {
  const overlaid = changed.size === 0 ? atOnce(reader) : readOverlaid(reader, changed);
  const selected = selectIds(overlaid, query, params);
  if (!selected.ok) return refusedBy(selected);
  return answer({ ids: selected.ids, position: lastChange(db) } satisfies SelectionAnswer);
}

async function answerChange({ reader }: Snapshot, question: ChangeQuestion): Promise<Reply> {
  const told = await evaluateChange(question, question, atOnce(reader));
  if (!told.ok) return refusedBy(told);
  return answer({ payload: told.payload } satisfies ChangeReply);
}

function answerMatch({ reader }: Snapshot, question: MatchQuestion): Reply {
  const { query, params, identity, documents } = question;
  const matcher = createMatcher(query, params, { identity });
  if (!matcher.ok) return refusedBy(matcher);
  return answer({ passes: matcher.test(documents, atOnce(reader)) } satisfies MatchAnswer);
}

/** A reader for what cannot be asked again when something has been made for it. */
const atOnce = (reader: DocumentReader): DocumentReader => ({ ...reader, select: () => null });

const answer = (body: unknown): Reply => ({
  kind: 'answer',
  json: boundedJson(body),
  plan: [],
});

const refusedBy = (refusal: Refusal<QueryError>): Reply => ({ kind: 'refusal', refusal });
