import type { ExprNode } from 'groq-js';
import type { FieldSpan } from '../../store/types.ts';
import type { Access } from './access.ts';
import type { MomentPage } from './moment-page.ts';
import type { Ordering } from './ordering.ts';
import type { PureTest } from './pure-test.ts';
import type { TextQuery } from './text-query.ts';

/** One `*` of a query: how its documents are found, and by type if that way is closed at run time. */
export type Source = {
  access: Access | null;
  types: readonly string[] | null;
  /** When only the first documents of an order are asked for. */
  ordering?: Ordering | undefined;
  /** When only those on a page of such a list are asked for. */
  page?: MomentPage;
  /** When they are put in the order of their scores, how many are asked for. */
  bestScored?: number | undefined;
  /** When only what the first of an order has in the field it goes by is asked for. */
  top?: Pick<Ordering, 'field' | 'descending'>;
  /** Whether only their number is asked for. */
  counted?: boolean;
  /** What to test documents with before they are handed over: there may be many. */
  test?: SourceTest;
};

/**
 * A source's filter, with parameters `outerName(0)`… for the values around it, which the source is
 * called with after those of its parts.
 */
export type SourceTest = {
  condition: ExprNode;
  outerValues: number;
  pure: PureTest | null;
  /** Of documents that pass: their types, and between which values some of their fields stand. */
  types: readonly string[] | null;
  spans: readonly FieldSpan[];
  /** Whether values from around the filter say more of where fields stand. */
  hasOuterSpans: boolean;
};

/**
 * A query whose every `*` asks for just the documents its filter can let through. The filters stand
 * as they were written: a source may give too many documents, never too few.
 */
export type Plan = {
  tree: ExprNode;
  sources: readonly Source[];
  /** Sub-queries that are the same wherever they stand, evaluated once and only if asked for. */
  subqueries: readonly ExprNode[];
  /** Searches of whole documents, answered by the text index. */
  texts: readonly TextQuery[];
  /** The nodes of `tree` that ask for a sub-query, with its place in `subqueries`. */
  subqueryNodes: WeakMap<ExprNode, number>;
};
