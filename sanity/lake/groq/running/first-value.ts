import { tellsAll } from '../../store/ordered-lists.ts';
import type { SortValue } from '../../store/types.ts';
import type { Source } from '../planning/plan.ts';
import type { CallValue } from '../planning/plan-calls.ts';
import { lookUp, type SourceAsked, type SourceReading } from './source-documents.ts';
import { isOfList } from './tester.ts';

/**
 * What the first document of an order has in the field it goes by, as the list itself says it; null where
 * it does not, or where it is not known which documents there are.
 */
export function readFirstValue(
  source: Source,
  { field, descending }: NonNullable<Source['top']>,
  values: readonly CallValue[],
  { view, reader, tester }: SourceAsked,
): { value: string | number; reading: SourceReading } | null {
  const { types, test } = source;
  const looked = lookUp(source, values, reader);
  const bound = test ? tester.bind(test, values) : null;
  if (view.shows !== 'published' || types === null || looked === null || bound === null)
    return null;
  const { access, keys, words } = looked;
  if (looked.found !== null || !keys.every(isOfList)) return null;
  const selection = tester.select(bound, keys, 'at hand');
  if (selection === null || selection === 'to be made') return null;
  const value = wholeValue(selection.top({ types, keys, field, descending, spans: bound.spans }));
  if (value === null) return null;
  const nothing = { documents: [], tested: false, read: 0, count: null };
  return { value, reading: { access, keys, words, ...nothing, orderedBy: field } };
}

/** Longer texts are cut off where lists are kept. */
const wholeValue = (sort: SortValue | null): string | number | null =>
  sort === null || typeof sort === 'object' || !tellsAll(sort) ? null : sort;
