import { publicUrl } from '#lib/metadata/site.ts';
import { newsSitemapPath, sitemapPath, studioPath } from '#lib/routes.ts';

/**
 * What crawlers may visit: readers' pages and pictures, not the Studio nor the interfaces behind it.
 * Search pages are open, since only a crawler that reads them sees that they are not to be listed.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9309
 */
export const robots = (): string =>
  [
    'User-agent: *',
    'Allow: /',
    'Allow: /lake/images/',
    'Disallow: /lake/',
    'Disallow: /api/',
    `Disallow: ${studioPath()}`,
    '',
    `Sitemap: ${publicUrl(sitemapPath())}`,
    `Sitemap: ${publicUrl(newsSitemapPath())}`,
    '',
  ].join('\n');
