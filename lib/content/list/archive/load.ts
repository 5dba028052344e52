import 'server-only';
import { cache } from 'react';
import { type Month, spanOf } from '#lib/months.ts';
import { archiveMonthPath } from '#lib/routes.ts';
import { isLakeBusy } from '../../ask-lake.ts';
import { askingFor, type Loaded, loadContent } from '../../load.ts';
import { loadSettings } from '../../settings/load.ts';
import { readerViewing, type Viewing } from '../../viewing.ts';
import { storyListView } from '../list.ts';
import { loadPage } from '../load-page.ts';
import type { ArchiveView, MonthPageView, MonthTotalView } from '../view.ts';
import { archiveExtentContent, monthContent, monthTotalContent, spanParams } from './archive.ts';
import { isInArchive, monthsInUse, monthsWithStories } from './months.ts';

/**
 * The months that have stories, as readers see them: what is not published is in none. An open page
 * learns when the archive begins or ends at another moment.
 *
 * @throws LakeUnavailableError
 */
export const loadArchive = cache(async (): Promise<Loaded<ArchiveView>> => {
  const { timeZone } = (await loadSettings(readerViewing)).view;
  const { marks } = await loadContent(archiveExtentContent, {}, readerViewing);
  const months = await monthsOfArchive(timeZone);
  return { view: { months }, marks };
});

/** With how many stories each has, where the lake can say so at once. */
async function monthsOfArchive(timeZone: string): Promise<MonthTotalView[]> {
  try {
    return await monthsWithStories(askingFor(readerViewing, { spared: true }), timeZone);
  } catch (error) {
    if (!isLakeBusy(error)) throw error;
    return monthsInUse(askingFor(readerViewing), timeZone);
  }
}

/**
 * A month's stories, newest first; null when it has none, and past the end.
 *
 * @param page from 1.
 * @throws LakeUnavailableError
 */
export const loadMonthPage = cache(
  async (month: Month, page: number, viewing: Viewing): Promise<Loaded<MonthPageView | null>> => {
    const { timeZone } = (await loadSettings(viewing)).view;
    const isAny =
      viewing.mode === 'draft' || (await isInArchive(month, askingFor(viewing), timeZone));
    // One that nobody links to is not to be looked for in the whole archive.
    if (!isAny) return { view: null, marks: [] };
    const params = spanParams(spanOf(month, timeZone));
    return loadPage(
      { content: monthContent, total: monthTotalContent, params, page },
      viewing,
      async (raw, count) => {
        const list = await storyListView(raw, page, count);
        return list && list.total !== 0 ? { month, path: archiveMonthPath(month), list } : null;
      },
    );
  },
);
