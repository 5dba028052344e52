import { type AddressedType, documentTypes } from './content/document-types.ts';
import type { Month } from './months.ts';

/**
 * Every address of the site is made here, and only here: pages, feeds, sitemaps, metadata and the
 * Studio's Presentation tool all call these functions, so no link can drift from its page.
 *
 * All return an absolute path on the site (`/article/…`); `absoluteUrl` puts the public origin before it.
 */

/** A list page that exists in several pages, as a path without its page number. */
export type ListPath = `/${string}`;

/** The path segment of a slug. Percent-encoded, so that an emoji or a right-to-left slug is a valid address. */
const segment = (slug: string): string => encodeURIComponent(slug.toWellFormed());

/** The page of a document of a type that has an address for each. */
export function documentPath(type: AddressedType, slug: string): ListPath {
  const { under } = documentTypes[type].page;
  return under === null ? `/${segment(slug)}` : `/${under}/${segment(slug)}`;
}

export const frontPath = (): string => '/';
export const articlePath = (slug: string): ListPath => documentPath('article', slug);
/** An update of a live story, on whatever page it has gone to, by the story's page. */
export const liveUpdatePath = (article: string, key: string): string =>
  `${article}/update/${segment(key)}`;
/** An anchor on the page at hand. Keys that programs gave may have any sign in them. */
export const fragment = (anchor: string): string => `#${segment(anchor)}`;
export const tagPath = (slug: string): ListPath => documentPath('tag', slug);
export const sectionPath = (slug: string): ListPath => documentPath('section', slug);
export const authorPath = (slug: string): ListPath => documentPath('author', slug);
export const pagePath = (slug: string): ListPath => documentPath('page', slug);
export const latestPath = (): ListPath => '/latest';
export const correctionsPath = (): ListPath => '/corrections';
export const topicsPath = (): ListPath => '/topics';
export const archivePath = (): ListPath => '/archive';
/** The stories of a month (`2026-02`). */
export const archiveMonthPath = (month: Month): ListPath =>
  `${archivePath()}/${month.replace('-', '/')}`;

/** Page `n` of a list, counted from 1. Page 1 is the list itself. */
export const listPagePath = (list: ListPath, n: number): string =>
  n <= 1 ? list : `${list}/page/${n}`;

/** What follows a story in a list, by its moment and its id. Holds still when newer ones are published. */
export const listBeforePath = (list: ListPath, { at, id }: { at: string; id: string }): string =>
  `${list}/before/${at}/${segment(id)}`;

/** The picture of words that stands for a page without one, by the page's path. */
export const cardPath = (page: string): string => `${page === frontPath() ? '' : page}/card.png`;
export const manifestPath = (): string => '/manifest.webmanifest';
export const touchIconPath = (): string => '/apple-touch-icon.png';
/** An icon of the site, by its size in pixels; one that may be cut to any shape. */
export const iconPath = (size: number): string => `/icon/${size}.png`;
export const maskableIconPath = (size: number): string => `/icon/maskable-${size}.png`;

/** Of a search: the only section that is shown, by its slug, and whether the newest come first. */
export type Sifted = { section?: string | null; newest?: boolean };

/** The search page, with its query and page number (from 1) when given. */
export function searchPath(
  query?: string,
  n = 1,
  { section = null, newest = false }: Sifted = {},
): string {
  const params = new URLSearchParams();
  if (query) params.set('q', query.toWellFormed());
  if (section) params.set('section', section);
  if (newest) params.set('sort', 'newest');
  if (n > 1) params.set('page', String(n));
  const text = params.toString();
  return text === '' ? '/search' : `/search?${text}`;
}

/** Where a link leads that shows one draft to somebody without an account. */
export const sharedDraftPath = (link: string): string => `/preview/${segment(link)}`;

export const siteFeedPath = (): string => '/feed.xml';
export const siteJsonFeedPath = (): string => '/feed.json';
/** The feeds of a tag, section or author page. */
export const listFeedPath = (list: ListPath): string => `${list}/feed.xml`;
export const listJsonFeedPath = (list: ListPath): string => `${list}/feed.json`;
/** A story as Markdown, by its page's path. */
export const markdownPath = (article: string): string => `${article}.md`;
/** The index of the sitemap, and a part of it by name (`stories-2026-02`). */
export const sitemapPath = (): string => '/sitemap.xml';
export const sitemapPartPath = (part: string): string => `/sitemap/${part}.xml`;
export const newsSitemapPath = (): string => '/news-sitemap.xml';
export const llmsTextPath = (): string => '/llms.txt';
export const trustTextPath = (): string => '/trust.txt';
export const securityTextPath = (): string => '/.well-known/security.txt';

export const studioPath = (): string => '/studio';
export const draftModeEnablePath = (): string => '/api/draft-mode/enable';
export const draftModeDisablePath = (): string => '/api/draft-mode/disable';
export const revalidatePath = (): string => '/api/revalidate';
export const liveStreamPath = (): string => '/api/live';
export const healthPath = (): string => '/api/health';
/** What the site counts of itself, for who has a token. */
export const metricsPath = (): string => '/metrics';

/** A path on the site as an absolute address under `origin` (`https://example.org`, no trailing slash needed). */
export const absoluteUrl = (origin: string, path: string): string => new URL(path, origin).href;
