import type { DocumentReader, IndexKey, StoredDocument } from '../../store/types.ts';
import type { DocumentView, ReadDocuments } from './document-view.ts';
import type { BoundTest, Tester } from './tester.ts';

export type FirstAsked = {
  keys: readonly IndexKey[];
  view: DocumentView;
  tester: Tester;
  reader: DocumentReader;
};

/** Fewer than these are as soon read as gone through. */
const FEW = 500;
/** Documents tested in vain, after which it is worth knowing which pass at all. */
const MANY_IN_VAIN = 300;

/**
 * The first documents that pass, in the order of `_id`, where there are many under some keys and most
 * pass; null where they are better found another way.
 */
export function readFirst(
  upTo: number,
  test: BoundTest,
  { keys, view, tester, reader }: FirstAsked,
): ReadDocuments | null {
  // Where forms lie over each other, a document stands elsewhere than its form.
  if (view.shows === 'layers' || !reader.areMany(keys, FEW)) return null;
  const documents: StoredDocument[] = [];
  let read = 0;
  for (const ids of reader.idsUnder(keys)) {
    const shown = ids.map((id) => view.get(id)).filter((one) => one !== null);
    const passed = tester.passing(test, shown);
    read += shown.length;
    documents.push(...shown.filter(({ _id }) => passed.has(_id)));
    if (documents.length >= upTo) break;
    if (read - documents.length > MANY_IN_VAIN) return null;
  }
  return { documents, tested: true, read };
}
