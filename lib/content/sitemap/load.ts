import 'server-only';
import { loadContent } from '../load.ts';
import { readerViewing } from '../viewing.ts';
import { newsSitemapContent } from './news.ts';
import { sitemapContent } from './sitemap.ts';
import type { NewsEntryView, SitemapEntryView } from './view.ts';

/** Every page search engines may list. @throws LakeUnavailableError */
export const loadSitemap = async (): Promise<SitemapEntryView[]> =>
  (await loadContent(sitemapContent, {}, readerViewing)).view ?? [];

/** The newest stories, for news search. @throws LakeUnavailableError */
export const loadNewsSitemap = async (): Promise<NewsEntryView[]> =>
  (await loadContent(newsSitemapContent, {}, readerViewing)).view?.stories ?? [];
