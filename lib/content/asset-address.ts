import { readEnvironment } from '#lib/env.ts';

/**
 * Address of an uploaded file as readers get it: on the site's own origin with the embedded lake, on
 * Sanity's CDN with a hosted one. Never taken from the document, whose `url` is that of upload time.
 */
export function assetAddress(kind: 'images' | 'files', file: string): string {
  const { lake, projectId, dataset } = readEnvironment().sanity;
  const base = lake === 'embedded' ? '/lake' : 'https://cdn.sanity.io';
  return `${base}/${kind}/${projectId}/${dataset}/${file}`;
}
