import type { ListEntry } from '../../store/types.ts';
import type { MomentPage } from '../planning/moment-page.ts';
import type { Source } from '../planning/plan.ts';
import type { CallValue } from '../planning/plan-calls.ts';
import { lookUp, type SourceAsked, type SourceReading } from './source-documents.ts';
import { isOfList } from './tester.ts';

/** Past this many documents before the end of a page, it has to be known which there are. */
const FAR = 2_000;

/** The documents of a page, in its order; null where it is not known which they are. */
export function readMomentPage(
  source: Source,
  page: MomentPage,
  values: readonly CallValue[],
  { view, reader, tester }: SourceAsked,
): SourceReading | null {
  const { types, test } = source;
  const looked = lookUp(source, values, reader);
  const bound = test ? tester.bind(test, values) : null;
  if (view.shows !== 'published' || types === null || looked === null || bound === null)
    return null;
  const { access, keys, words } = looked;
  if (looked.found !== null || !keys.every(isOfList)) return null;
  const { field, within } = page;
  const selection = tester.select(bound, keys, within > FAR ? 'surely' : 'at hand');
  if (selection === null) return null;
  const list = { types, keys, field, descending: true, spans: bound.spans };
  const places = selection === 'to be made' ? [] : selection.places(list, within);
  const ids = places && idsOnPage(places, page);
  if (ids === null) return null;
  const documents = ids.map((id) => view.get(id)).filter((one) => one !== null);
  const whole = { access, keys, words, documents, tested: true, count: null };
  return { ...whole, read: documents.length, orderedBy: field };
}

/** Null when one is no moment that is whole in its list. */
function idsOnPage(
  places: readonly ListEntry[],
  { within, from, to }: MomentPage,
): string[] | null {
  const moments: { id: string; text: string; at: number }[] = [];
  for (const { id, sort } of places) {
    const at = typeof sort === 'string' && MOMENT.test(sort) ? Date.parse(sort) : Number.NaN;
    if (typeof sort !== 'string' || Number.isNaN(at)) return null;
    moments.push({ id, text: sort, at });
  }
  return moments
    .sort((a, b) => compare(b.text, a.text) || compare(a.id, b.id))
    .slice(0, within)
    .sort((a, b) => b.at - a.at || compare(a.id, b.id))
    .slice(from, to)
    .map(({ id }) => id);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** As GROQ takes a moment, and no longer than a list holds whole: see `sortValueOf`. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,5})?(Z|[+-]\d\d:\d\d)$/;
