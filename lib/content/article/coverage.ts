import { fragment, liveUpdatePath } from '#lib/routes.ts';
import { bodyText } from '../body/plain-text.ts';
import { storyLength } from '../story/length.ts';
import type { ArticleView, CoverageView, LiveUpdateView } from './view.ts';

/** Updates on a page of a live story, besides those that are kept at the top. */
export const updatesPerPage = 20;

/**
 * A page of a live story's updates, newest first: what the desk keeps at the top stands on the first.
 * Null past the end, and for a story that is none.
 *
 * @param page from 1.
 */
export function coverageOf(story: ArticleView, page: number): CoverageView | null {
  if (story.kind !== 'live') return null;
  const { pinned, others } = parted(story);
  const pageCount = Math.max(1, Math.ceil(others.length / updatesPerPage));
  if (page > pageCount) return null;
  const updates = others.slice((page - 1) * updatesPerPage, page * updatesPerPage);
  const shown = page === 1 ? [...pinned, ...updates] : updates;
  return {
    pinned: page === 1 ? pinned : [],
    updates,
    keyEvents: keyEventsOf(story, shown),
    page,
    pageCount,
    total: story.liveUpdates.length,
  };
}

/** The page an update stands on by now, from 1; null when there is no such update. */
export function pageOfUpdate(story: ArticleView, key: string): number | null {
  const { pinned, others } = parted(story);
  if (pinned.some((update) => update.key === key)) return 1;
  const place = others.findIndex((update) => update.key === key);
  return place === -1 ? null : Math.floor(place / updatesPerPage) + 1;
}

/** The story as a page of its updates tells it: those that stand there, and how long they take to read. */
export function storyOfPage(story: ArticleView, coverage: CoverageView): ArticleView {
  if (coverage.pageCount === 1) return story;
  const liveUpdates = [...coverage.pinned, ...coverage.updates];
  const texts = [story.body, ...liveUpdates.map(({ body }) => body)].map(bodyText);
  const headlines = liveUpdates.map(({ headline }) => headline);
  return { ...story, liveUpdates, ...storyLength({ texts: [...texts, ...headlines] }) };
}

const parted = ({ liveUpdates }: ArticleView) => ({
  pinned: liveUpdates.filter(({ pinned }) => pinned),
  others: liveUpdates.filter(({ pinned }) => !pinned),
});

/** What happened in a few lines, newest first, wherever it is told at length. */
function keyEventsOf(
  story: ArticleView,
  shown: readonly LiveUpdateView[],
): CoverageView['keyEvents'] {
  const here = new Set(shown.map(({ key }) => key));
  return story.liveUpdates
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .flatMap(({ key, anchor, headline, at, keyEvent }) => {
      if (!keyEvent || headline === null) return [];
      const href = here.has(key) ? fragment(anchor) : liveUpdatePath(story.href, key);
      return [{ key, headline, at, href }];
    });
}
