import { addressedTypes, documentTypes } from './content/document-types.ts';

/** First path segments that pages of the CMS (`/<page-slug>`) may not take, since a route stands there. */
export const reservedSegments: readonly string[] = [
  // Where documents of a type stand, each under its slug.
  ...addressedTypes().flatMap((type) => documentTypes[type].page.under ?? []),
  'latest',
  'search',
  'corrections',
  'archive',
  'topics',
  'preview',
  'studio',
  'api',
  'lake',
  'metrics',
  'feed.xml',
  'feed.json',
  'sitemap',
  'sitemap.xml',
  'news-sitemap.xml',
  'robots.txt',
  'llms.txt',
  'trust.txt',
  'manifest.webmanifest',
  '.well-known',
  'icon.svg',
  'icon',
  'card.png',
  'favicon.ico',
  'apple-touch-icon.png',
  '_next',
  '_missing',
  '_workshop',
];

const reserved: ReadonlySet<string> = new Set(reservedSegments);

/** Whether a route of the site stands where a page of the CMS with this slug would. */
export const isReserved = (slug: string): boolean => reserved.has(slug);
