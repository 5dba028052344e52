import type { EvaluateOptions } from 'groq-js';
import type { DocumentReader, IndexKey, StoredDocument, Wish } from '../../store/types.ts';
import { fieldSpansOf } from '../planning/field-span.ts';
import { outerName, withOuterValues } from '../planning/outer-values.ts';
import type { SourceTest } from '../planning/plan.ts';
import { type CallValue, exactValue } from '../planning/plan-calls.ts';
import { pureTestOf } from '../planning/pure-test.ts';
import type { DocumentView } from './document-view.ts';
import { idsOfPassing, selectionRequest } from './selection-recipe.ts';

/** A source's test with the values around it. */
export type BoundTest = SourceTest & { params: Readonly<Record<string, unknown>> };

/** Tests documents by themselves, outside the query they are for. */
export type Tester = {
  /** Null when the values around the filter are none that can be handed over. */
  bind(test: SourceTest, values: readonly CallValue[]): BoundTest | null;
  /** The ids of the documents that pass. */
  passing(test: BoundTest, documents: readonly StoredDocument[]): ReadonlySet<string>;
  /** All that pass under some keys; null when they are not kept for such a test: see `DocumentReader.select`. */
  select(
    test: BoundTest,
    keys: readonly IndexKey[],
    wish: Wish,
  ): ReturnType<DocumentReader['select']>;
};

/** Makes the tester of a query. `options`: what the query itself is evaluated with. */
export function createTester(
  view: DocumentView,
  reader: DocumentReader,
  now: Date,
  options: () => EvaluateOptions,
): Tester {
  return {
    bind(test, values) {
      const params = paramsOf(values.slice(values.length - test.outerValues));
      if (params === null || !test.hasOuterSpans) return params && { ...test, params };
      const condition = withOuterValues(test.condition, (name) => params[name] ?? null);
      const [pure, spans] = [pureTestOf(condition), fieldSpansOf([condition])];
      return { ...test, condition, pure, spans, params: {} };
    },
    passing: ({ condition, params }, documents) =>
      idsOfPassing(condition, documents, { ...options(), params: { ...params } }),
    select({ condition, params, pure, types, spans }, keys, wish) {
      const { shows } = view;
      // A form without the key may hide one that has it, and is then of interest though it fails.
      const isKept = shows === 'layers' ? isOfType : isOfList;
      if (pure === null || !keys.every(isKept)) return null;
      const selecting = { condition, shows, params, keys, types, spans, pure };
      return reader.select(selectionRequest(selecting, now.getTime()), wish);
    },
  };
}

const isOfType = (key: IndexKey): boolean => key.startsWith('type:');

/** Whether a key is one that lists and selections are kept under. */
export const isOfList = (key: IndexKey): boolean =>
  key.startsWith('type:') || key.startsWith('ref:');

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
