import 'server-only';
import { cache } from 'react';
import { type Month, spanOf } from '#lib/months.ts';
import { archiveMonthPath } from '#lib/routes.ts';
import { askingFor, type Loaded, loadContent } from '../../load.ts';
import { loadSettings } from '../../settings/load.ts';
import { readerViewing, type Viewing } from '../../viewing.ts';
import { storyListView } from '../list.ts';
import { isPageNumber, pageCount, sliceOfPage } from '../page-number.ts';
import type { ArchiveView, MonthPageView } from '../view.ts';
import { archiveExtentContent, monthContent, spanParams } from './archive.ts';
import { isInArchive, monthsWithStories, totalOf } from './months.ts';

/**
 * The months that have stories, as readers see them: what is not published is in none. An open page
 * learns when the archive begins or ends at another moment.
 *
 * @throws LakeUnavailableError
 */
export const loadArchive = cache(async (): Promise<Loaded<ArchiveView>> => {
  const { timeZone } = (await loadSettings(readerViewing)).view;
  const { marks } = await loadContent(archiveExtentContent, {}, readerViewing);
  return { view: { months: await monthsWithStories(askingFor(readerViewing), timeZone) }, marks };
});

/**
 * A month's stories, newest first; null when it has none, and past the end.
 *
 * @param page from 1.
 * @throws LakeUnavailableError
 */
export const loadMonthPage = cache(
  async (month: Month, page: number, viewing: Viewing): Promise<Loaded<MonthPageView | null>> => {
    if (!isPageNumber(page)) return { view: null, marks: [] };
    const { timeZone } = (await loadSettings(viewing)).view;
    if (viewing.mode === 'reader' && !(await hasPage(month, page, timeZone))) {
      return { view: null, marks: [] };
    }
    const params = { ...spanParams(spanOf(month, timeZone)), ...sliceOfPage(page) };
    const { view: raw, marks } = await loadContent(monthContent, params, viewing);
    const list = raw && storyListView(raw, page);
    if (!list || list.total === 0) return { view: null, marks };
    return { view: { month, path: archiveMonthPath(month), list }, marks };
  },
);

/** Asked before the page is: one that nobody links to is not to be looked for in the whole archive. */
async function hasPage(month: Month, page: number, timeZone: string): Promise<boolean> {
  const ask = askingFor(readerViewing);
  if (!(await isInArchive(month, ask, timeZone))) return false;
  return page <= pageCount(await totalOf(month, ask, timeZone));
}
