import { isDeepStrictEqual } from 'node:util';
import { evaluateSync, parse, toJS } from 'groq-js';
import type { PlanStep } from '../groq/running/evaluation.ts';
import { runQuery } from '../groq/running/query.ts';
import { createDocumentReader } from '../store/documents.ts';
import { openLakeReader } from '../store/open.ts';
import type { StoredDocument } from '../store/types.ts';
import type { BenchQuestion } from './questions.ts';
import { medianTime } from './timing.ts';

const apiVersion = 'v2026-02-01';

/** Milliseconds of one query, as the lake answers it and as groq-js alone does. */
export type QueryTimes = {
  name: string;
  median: number;
  /** Null: it would take too long. */
  plain: number | null;
  agrees: boolean | null;
  plan: PlanStep[];
};

/**
 * Measures queries over the lake in a folder, then over an array of the same documents by groq-js
 * alone, except where that is too slow to wait for.
 */
export async function measureQueries(
  dir: string,
  questions: readonly BenchQuestion[],
  isTooSlow: (name: string) => boolean,
): Promise<QueryTimes[]> {
  const now = new Date('2026-02-02T00:00:00Z');
  const db = openLakeReader(dir);
  const reader = createDocumentReader(db);
  const lake: { question: BenchQuestion; result: unknown; times: QueryTimes }[] = [];
  for (const question of questions) {
    const ask = () => runQuery(reader, { ...question, apiVersion, now });
    const median = await medianTime(ask);
    const answer = ask();
    if (!answer.ok) throw new Error(`${question.name}: ${answer.error.description}`);
    const { plan, result } = answer;
    const times = { name: question.name, median, plain: null, agrees: null, plan };
    lake.push({ question, result, times });
  }
  const documents = [...reader.all()];
  db.close();
  for (const { question, result, times } of lake) {
    if (isTooSlow(question.name)) continue;
    const plain = await askPlainly(question, documents, now);
    times.plain = plain.median;
    times.agrees = isDeepStrictEqual(plain.result, result);
  }
  return lake.map(({ times }) => times);
}

/** Past this many milliseconds once is enough. */
const SLOW = 1_000;

async function askPlainly(
  question: BenchQuestion,
  documents: readonly StoredDocument[],
  now: Date,
) {
  const { plainQuery = question.query, params, perspective } = question;
  const tree = parse(plainQuery, { params });
  const dataset =
    perspective === 'drafts'
      ? documents.map((document) => ({ ...document, _originalId: document._id }))
      : documents;
  const ask = () => toJS(evaluateSync(tree, { dataset, timestamp: now }));
  const started = performance.now();
  const result = ask();
  const first = performance.now() - started;
  return { median: first > SLOW ? first : await medianTime(ask), result };
}
