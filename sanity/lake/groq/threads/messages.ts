import type { HistoryParams } from '../../history/request.ts';
import type { SavedSelection } from '../../store/saved-selections.ts';
import type { StoredDocument } from '../../store/types.ts';
import type { Refusal } from '../../wire/refusal.ts';
import type { QueryParams } from '../planning/parse.ts';
import type { ChangedDocument, ChangeExpressions } from '../running/change.ts';
import type { PlanStep } from '../running/evaluation.ts';
import type { QueryRequest } from '../running/query.ts';

/** What a thread is started with. `atOnce`: documents it may test for the selections of one question. */
export type ThreadSettings = { dir: string; atOnce: number };

/** A client's query. `echo`: the answer begins with the query, as the client asked for. */
export type QueryQuestion = { kind: 'query'; echo: boolean } & QueryRequest;

/** Which documents a mutation's query selects, after what its transaction did before it. */
export type SelectionQuestion = {
  kind: 'selection';
  query: string;
  params: QueryParams;
  /** Documents that the transaction has changed, null: deleted. */
  changed: ReadonlyMap<string, StoredDocument | null>;
};

/** The answer to it. `position` is the place of the snapshot: see `store/changes.ts`. */
export type SelectionAnswer = { ids: string[] | null; position: number };

/** What a webhook tells of a change. */
export type ChangeQuestion = { kind: 'change' } & ChangeExpressions & ChangedDocument;

/** The answer to it; without `payload`, nothing. */
export type ChangeReply = { payload?: unknown };

/** Which of some documents a listener's query lists. */
export type MatchQuestion = {
  kind: 'match';
  query: string;
  params: QueryParams;
  identity: string;
  documents: readonly StoredDocument[];
};

/** The answer to it, in the order of the documents. */
export type MatchAnswer = { passes: boolean[] };

/** What was once: going back through a long history takes as long as a query may. */
export type HistoryQuestion = {
  kind: 'history';
  of: 'documents' | 'transactions' | 'events' | 'release events';
  /** Ids of documents, or the name of a release. */
  ids: readonly string[];
  search: HistoryParams;
};

/** Something for a thread to evaluate. */
export type Question =
  | QueryQuestion
  | SelectionQuestion
  | ChangeQuestion
  | MatchQuestion
  | HistoryQuestion;

/** What a thread says first: it has opened the lake and takes questions. */
export type Ready = { kind: 'ready'; number: number | null };

/** What a thread says of a question: the answer as text, so that the main thread only passes it on. */
export type Reply =
  | { kind: 'answer'; json: string; plan: readonly PlanStep[] }
  /** It cannot be asked so. */
  | { kind: 'refusal'; refusal: Refusal }
  /** What was asked for is more than an answer may be. */
  | { kind: 'too large'; most: number }
  /** Selections have to be made first, of these names. */
  | { kind: 'not ready'; toBeMade: readonly string[] }
  /** The text index has to be made first. */
  | InTheMaking
  /** The documents could not be read, or the thread is at its end: the query may be fine. */
  | { kind: 'failure'; reason: string };

/**
 * What comes of a question: a thread's reply, or that it was stopped, not even taken in, or has to be
 * asked again, since what it needs is still in the making.
 */
export type Outcome =
  | Exclude<Reply, { kind: 'not ready' }>
  | { kind: 'stopped'; why: string }
  | { kind: 'busy' };

/** How many documents have been looked at, of how many, and in about how many seconds that is done. */
export type InTheMaking = { kind: 'in the making'; tested: number; of: number; seconds: number };

/** What a thread, which may not write, asks to be kept for later: selections made for a question, and which were of use. */
export type ToSave = {
  kind: 'to save';
  selections: readonly SavedSelection[];
  used: readonly string[];
  asked: string;
};
