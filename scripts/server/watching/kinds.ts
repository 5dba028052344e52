import { isLive, isPicture } from '../gate/asked.ts';

/**
 * What is asked for, in few words: labels of what is counted are these, and nothing that a visitor could make
 * more of.
 */
export type RequestKind =
  | 'page'
  /** Feeds, sitemaps, stories as Markdown: what machines read. */
  | 'document'
  | 'file'
  | 'search'
  | 'live'
  | 'api'
  | 'studio'
  | 'shared'
  | 'picture'
  | 'lake'
  | 'metrics';

const bySegment: ReadonlyMap<string, RequestKind> = new Map([
  ['_next', 'file'],
  ['icon', 'file'],
  ['search', 'search'],
  ['api', 'api'],
  ['studio', 'studio'],
  ['preview', 'shared'],
  ['lake', 'lake'],
  ['metrics', 'metrics'],
  ['sitemap', 'document'],
  ['.well-known', 'document'],
]);

const segment = /^\/([^/]*)/;
const byEnding: readonly (readonly [RegExp, RequestKind])[] = [
  [/\.(?:xml|json|txt|md|webmanifest)$/, 'document'],
  [/\.(?:png|svg|ico)$/, 'file'],
];

/** The kind of what an address asks for. */
export function kindOf(url: string): RequestKind {
  const path = withoutQuery(url);
  const kind = bySegment.get(segment.exec(path)?.[1] ?? '');
  if (kind === 'api') return isLive(path) ? 'live' : kind;
  if (kind === 'lake') return isPicture(path) ? 'picture' : kind;
  return kind ?? byEnding.find(([ending]) => ending.test(path))?.[1] ?? 'page';
}

/** An address as it came, without what follows its path. */
export function withoutQuery(url: string): string {
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
}
