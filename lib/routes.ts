/**
 * Every address of the site is made here, and only here: pages, feeds, sitemaps, metadata and the
 * Studio's Presentation tool all call these functions, so no link can drift from its page.
 *
 * All return an absolute path on the site (`/article/…`); `absoluteUrl` puts the public origin before it.
 */

/** A list page that exists in several pages, as a path without its page number. */
export type ListPath = `/${string}`;

/** The path segment of a slug. Percent-encoded, so that an emoji or a right-to-left slug is a valid address. */
const segment = (slug: string): string => encodeURIComponent(slug);

export const frontPath = (): string => '/';
export const articlePath = (slug: string): ListPath => `/article/${segment(slug)}`;
export const tagPath = (slug: string): ListPath => `/tag/${segment(slug)}`;
export const sectionPath = (slug: string): ListPath => `/section/${segment(slug)}`;
export const authorPath = (slug: string): ListPath => `/author/${segment(slug)}`;
export const latestPath = (): ListPath => '/latest';
export const correctionsPath = (): ListPath => '/corrections';
export const pagePath = (slug: string): ListPath => `/${segment(slug)}`;

/** Page `n` of a list, counted from 1. Page 1 is the list itself. */
export const listPagePath = (list: ListPath, n: number): string =>
  n <= 1 ? list : `${list}/page/${n}`;

/** The search page, with its query and page number (from 1) when given. */
export function searchPath(query?: string, n = 1): string {
  const params = new URLSearchParams();
  if (query) params.set('q', query);
  if (n > 1) params.set('page', String(n));
  const text = params.toString();
  return text === '' ? '/search' : `/search?${text}`;
}

export const siteFeedPath = (): string => '/feed.xml';
export const siteJsonFeedPath = (): string => '/feed.json';
/** The feed of a tag, section or author page. */
export const listFeedPath = (list: ListPath): string => `${list}/feed.xml`;
export const sitemapPath = (): string => '/sitemap.xml';
export const newsSitemapPath = (): string => '/news-sitemap.xml';
export const manifestPath = (): string => '/manifest.webmanifest';
export const securityTextPath = (): string => '/.well-known/security.txt';

export const studioPath = (): string => '/studio';
/** An intent link that opens one document in the Studio, at a field when `path` is given. */
export const studioDocumentPath = (id: string, type: string, path?: string): string =>
  `/studio/intent/edit/id=${segment(id)};type=${segment(type)}${path ? `;path=${segment(path)}` : ''}`;

export const draftModeEnablePath = (): string => '/api/draft-mode/enable';
export const draftModeDisablePath = (returnTo?: string): string =>
  returnTo
    ? `/api/draft-mode/disable?${new URLSearchParams({ returnTo })}`
    : '/api/draft-mode/disable';
export const revalidatePath = (): string => '/api/revalidate';
export const liveStreamPath = (): string => '/api/live';
export const healthPath = (): string => '/api/health';

/** A path on the site as an absolute address under `origin` (`https://example.org`, no trailing slash needed). */
export const absoluteUrl = (origin: string, path: string): string => new URL(path, origin).href;

/** First path segments that pages of the CMS (`/<page-slug>`) may not take, since a route stands there. */
export const reservedSegments = [
  'article',
  'tag',
  'section',
  'author',
  'latest',
  'search',
  'corrections',
  'studio',
  'api',
  'lake',
  'feed.xml',
  'feed.json',
  'sitemap.xml',
  'news-sitemap.xml',
  'robots.txt',
  'manifest.webmanifest',
  '.well-known',
] as const;
