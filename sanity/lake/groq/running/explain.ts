import type { DocumentReader } from '../../store/types.ts';
import type { Refusal } from '../../wire/refusal.ts';
import type { QueryError } from '../planning/query-error.ts';
import type { PlanStep } from './evaluation.ts';
import { type QueryRequest, runQuery } from './query.ts';

/** Past this many documents it is said what would help. */
const MANY = 1_000;

/** How a query is answered, in lines; or what is wrong with it. */
export function explainQuery(
  reader: DocumentReader,
  request: QueryRequest,
): { ok: true; lines: string[] } | Refusal<QueryError> {
  let tested = 0;
  const counting: DocumentReader = {
    ...reader,
    select: (asked, wish) =>
      reader.select(
        { ...asked, test: (documents) => count(asked.test(documents), documents) },
        wish,
      ),
  };
  const count = <T>(passing: T, documents: readonly unknown[]): T => {
    tested += documents.length;
    return passing;
  };
  const first = runQuery(counting, request);
  if (!first.ok) return first;
  const testedAtFirst = tested;
  const second = runQuery(counting, request);
  if (!second.ok) return second;
  const lines = second.plan.map(lineOf);
  if (testedAtFirst > 0) {
    lines.push(
      `Known by heart from now on, kept true by each commit: made once by looking at ${testedAtFirst} documents.`,
    );
  }
  if (second.plan.length === 0) lines.push('It reads no documents.');
  const read = second.plan.reduce((sum, { documents }) => sum + documents, 0);
  lines.push(`${read} documents are read in all.`);
  if (read > MANY) lines.push(HELP);
  return { ok: true, lines };
}

function lineOf({ access, keys, orderedBy, documents, counted, reads }: PlanStep): string {
  const by = access === 'everything' ? 'every document' : `by ${access} (${keys.join(', ')})`;
  const order = orderedBy === null ? '' : `, in the order of ${orderedBy} as far as needed`;
  const times = reads === 1 ? '' : `, in ${reads} goes`;
  return `*: ${by}${order}: ${documents} documents read, ${counted} counted${times}`;
}

const HELP = `That is many. What helps: a condition that stands by itself on _type, _id, slug.current, a
reference, or a field that holds one word; a slice after order() of a date at the top of the document, or of
_updatedAt; conditions that hang on the document and the time alone (no -> and no sub-query), which are
known by heart.`;
