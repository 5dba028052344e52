import 'server-only';
import { fragment, listPagePath } from '#lib/routes.ts';
import type { Viewing } from '../../viewing.ts';
import { pageOfUpdate } from '../coverage.ts';
import { loadArticle } from '../load.ts';

/** Where an update of a live story stands by now. `no-story`: nothing stands at the story's address. */
export type UpdatePlace = { at: string } | 'no-update' | 'no-story';

/** @throws LakeUnavailableError */
export async function loadUpdatePlace(
  slug: string,
  key: string,
  viewing: Viewing,
): Promise<UpdatePlace> {
  const { view: story } = await loadArticle(slug, viewing);
  if (story === null) return 'no-story';
  const page = story.kind === 'live' ? pageOfUpdate(story, key) : null;
  const update = story.liveUpdates.find((one) => one.key === key);
  if (page === null || update === undefined) return 'no-update';
  return { at: listPagePath(story.href, page) + fragment(update.anchor) };
}
