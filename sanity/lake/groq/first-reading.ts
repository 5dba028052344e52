import { compareSortValues } from '../store/ordered-lists.ts';
import type { IndexKey, SortValue, StoredDocument } from '../store/types.ts';
import { type DocumentView, inOrderOfId, type ShownEntry } from './document-view.ts';
import { outerName } from './outer-values.ts';
import { type CallValue, exactValue } from './plan-calls.ts';
import type { First } from './planner.ts';
import type { Test } from './source-reading.ts';

export type FirstAsked = {
  types: readonly string[];
  keys: readonly IndexKey[];
  /** The values around the filter, for the parameters of its test. */
  outer: readonly CallValue[];
  view: DocumentView;
  test: Test;
};

/**
 * Reads an ordered list until enough of its documents pass the test, and then those that share the
 * last one's place, whose order among themselves is for the query to say. Gives every document on
 * the way, in order of `_id`; null when no such list is kept.
 */
export function readFirst(first: First, asked: FirstAsked): StoredDocument[] | null {
  const { types, keys, view, outer } = asked;
  const params = paramsOf(outer);
  if (params === null || !keys.every(isOfList)) return null;
  const { field, descending, upTo } = first;
  const pages = view.inOrder({ types, keys, field, descending });
  if (pages === null) return null;
  const documents = new Map<string, StoredDocument>();
  const counted = new Set<string>();
  if (upTo === 0) return [];
  let last: SortValue | null = null;
  for (const page of pages) {
    const passed = asked.test(first.test, documentsInPlace(page), params);
    for (const { document, sort, inPlace } of page) {
      if (last !== null && compareSortValues(last, sort) !== 0) {
        return inOrderOfId([...documents.values()]);
      }
      documents.set(document._id, document);
      if (inPlace && passed.has(document._id)) counted.add(document._id);
      if (last === null && counted.size >= upTo) last = sort;
    }
  }
  return inOrderOfId([...documents.values()]);
}

const isOfList = (key: IndexKey): boolean => key.startsWith('type:') || key.startsWith('ref:');

const documentsInPlace = (page: readonly ShownEntry[]): StoredDocument[] =>
  page.filter(({ inPlace }) => inPlace).map(({ document }) => document);

/** The outer values as parameters; null when one is neither missing, a text, nor some texts. */
function paramsOf(values: readonly CallValue[]): Record<string, unknown> | null {
  const params: Record<string, unknown> = {};
  for (const [index, value] of values.entries()) {
    const exact = exactValue(value);
    if (exact === undefined) return null;
    params[outerName(index)] = exact;
  }
  return params;
}
