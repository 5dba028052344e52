import type { SavedSelection } from '../../store/saved-selections.ts';
import type { PlanStep } from '../evaluation.ts';
import type { QueryRequest } from '../query.ts';
import type { QueryError } from '../query-error.ts';

/** What a thread is started with. */
export type ThreadSettings = { dir: string };

/** A query for a thread. `echo`: the answer begins with the query, as the client asked for. */
export type Question = QueryRequest & { echo: boolean };

/** What a thread says first: it has opened the lake and takes queries. */
export type Ready = { kind: 'ready' };

/** What a thread says of a query: the answer as text, so that the main thread only passes it on. */
export type Reply =
  | { kind: 'answer'; json: string; plan: readonly PlanStep[] }
  | { kind: 'refusal'; status: 400; error: QueryError }
  /** The documents could not be read, or the thread is at its end: the query may be fine. */
  | { kind: 'failure'; reason: string };

/** What a thread, which may not write, asks to be kept for later. */
export type ToSave = { kind: 'to save'; selections: readonly SavedSelection[] };
