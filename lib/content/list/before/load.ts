import 'server-only';
import { cache } from 'react';
import { type ListPath, listBeforePath } from '#lib/routes.ts';
import { type Loaded, loadContent } from '../../load.ts';
import type { Viewing } from '../../viewing.ts';
import type { StoryListView } from '../view.ts';
import { listedBefore, pageOf, paramsOf, storiesBefore } from './before.ts';
import type { Boundary } from './boundary.ts';

/** Stories from a boundary on, and where the next ones are; null when there are none. */
const loadBefore = cache(
  async (
    of: string | null,
    path: ListPath,
    at: string,
    id: string,
    viewing: Viewing,
  ): Promise<Loaded<StoryListView | null>> => {
    const params = paramsOf({ at, id });
    const { view, marks } =
      of === null
        ? await loadContent(storiesBefore, params, viewing)
        : await loadContent(listedBefore, { ...params, list: of }, viewing);
    const found = view?.stories ?? [];
    if (found.length === 0) return { view: null, marks };
    const { stories, next } = pageOf(found);
    const turn = { newest: path, older: next && listBeforePath(path, next) };
    return { view: { stories, page: 1, pageCount: 1, total: stories.length, turn }, marks };
  },
);

/** All stories from a boundary on. @throws LakeUnavailableError */
export const loadLatestBefore = (path: ListPath, { at, id }: Boundary, viewing: Viewing) =>
  loadBefore(null, path, at, id, viewing);

/** A list with a page of its own, from a boundary on: its head is that of its first page. */
type Headed = { id: string; path: ListPath; list: StoryListView };

/**
 * The stories of a list from a boundary on, under the list's own head; null when there is no such list,
 * and past its end.
 *
 * @throws LakeUnavailableError
 */
export async function loadListBefore<View extends Headed>(
  head: Promise<Loaded<View | null>>,
  { at, id }: Boundary,
  viewing: Viewing,
): Promise<Loaded<View | null>> {
  const { view, marks } = await head;
  if (view === null) return { view, marks };
  const older = await loadBefore(view.id, view.path, at, id, viewing);
  const list = older.view;
  return {
    view: list && { ...view, list },
    marks: [...new Set([...marks, ...older.marks])],
  };
}
