import { type EvaluateOptions, type ExprNode, evaluateSync } from 'groq-js';
import type { DocumentReader, IndexKey, Selection, StoredDocument } from '../../store/types.ts';
import { outerName } from '../planning/outer-values.ts';
import { type CallValue, exactValue } from '../planning/plan-calls.ts';
import type { SourceTest } from '../planning/planner.ts';
import { momentsIn } from '../planning/pure-test.ts';
import { type DocumentView, isForReaders } from './document-view.ts';

/** A source's test with the values around it. */
export type BoundTest = SourceTest & { params: Readonly<Record<string, unknown>> };

/** Tests documents by themselves, outside the query they are for. */
export type Tester = {
  /** Null when the values around the filter are none that can be handed over. */
  bind(test: SourceTest, values: readonly CallValue[]): BoundTest | null;
  /** The ids of the documents that pass. */
  passing(test: BoundTest, documents: readonly StoredDocument[]): ReadonlySet<string>;
  /** All that pass under some keys; null when they are not kept for such a test. */
  select(test: BoundTest, keys: readonly IndexKey[]): Selection | null;
};

/** Makes the tester of a query. `options`: what the query itself is evaluated with. */
export function createTester(
  view: DocumentView,
  reader: DocumentReader,
  now: Date,
  options: () => EvaluateOptions,
): Tester {
  const passing: Tester['passing'] = ({ condition, params }, documents) => {
    const given = { ...options(), params: { ...params } };
    const found: unknown = evaluateSync(idsOfPassing(condition, documents), given).data;
    return new Set(Array.isArray(found) ? found : []);
  };
  return {
    bind(test, values) {
      const params = paramsOf(values.slice(values.length - test.outerValues));
      return params && { ...test, params };
    },
    passing,
    select(test, keys) {
      const { pure, params } = test;
      if (pure === null || view.shows !== 'published' || !keys.every(isOfList)) return null;
      return reader.select({
        name: JSON.stringify([pure.name, params]),
        keys,
        includes: isForReaders,
        test: (documents) => passing(test, documents),
        momentsOf: (document) => momentsIn(document, pure.moments),
        now: now.getTime(),
      });
    },
  };
}

/** Whether a key is one that lists and selections are kept under. */
export const isOfList = (key: IndexKey): boolean =>
  key.startsWith('type:') || key.startsWith('ref:');

/** `documents[condition]._id` */
function idsOfPassing(expr: ExprNode, documents: readonly StoredDocument[]): ExprNode {
  const base: ExprNode = { type: 'Filter', base: { type: 'Value', value: documents }, expr };
  const id: ExprNode = { type: 'AccessAttribute', base: { type: 'This' }, name: '_id' };
  return { type: 'Map', base, expr: id };
}

/** Outer values as parameters; null when one is neither missing, a text, nor some texts. */
function paramsOf(values: readonly CallValue[]): Record<string, unknown> | null {
  const params: Record<string, unknown> = {};
  for (const [index, value] of values.entries()) {
    const exact = exactValue(value);
    if (exact === undefined) return null;
    params[outerName(index)] = exact;
  }
  return params;
}
