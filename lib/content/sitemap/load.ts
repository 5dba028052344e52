import 'server-only';
import { askingFor } from '../load.ts';
import { loadSettings } from '../settings/load.ts';
import { readerViewing } from '../viewing.ts';
import { newsOf } from './news.ts';
import { partOfName } from './part-name.ts';
import { sitemapEntries, sitemapParts, sitemapSources } from './sitemap.ts';
import type { NewsEntryView, SitemapEntryView, SitemapPartView } from './view.ts';

async function sources() {
  const { timeZone } = (await loadSettings(readerViewing)).view;
  return sitemapSources(askingFor(readerViewing), timeZone);
}

/** The files that name every page search engines may list. @throws LakeUnavailableError */
export const loadSitemap = async (): Promise<SitemapPartView[]> => sitemapParts(await sources());

/** What the file of a name lists; null when there is none. @throws LakeUnavailableError */
export async function loadSitemapPart(name: string): Promise<SitemapEntryView[] | null> {
  const part = partOfName(name);
  return part && sitemapEntries(part, await sources());
}

/** The stories of the last two days, for news search. @throws LakeUnavailableError */
export const loadNewsSitemap = (): Promise<NewsEntryView[]> =>
  newsOf(askingFor(readerViewing), new Date().toISOString());
