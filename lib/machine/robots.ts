import type { MachineUse, SettingsView } from '#lib/content/settings/view.ts';
import { publicUrl } from '#lib/metadata/site.ts';
import { newsSitemapPath, sitemapPath, studioPath } from '#lib/routes.ts';
import { saidOf } from './machine-use.ts';

/**
 * What crawlers may visit: readers' pages and pictures, not the Studio nor the interfaces behind it.
 * Search pages are open, since only a crawler that reads them sees that they are not to be listed. Who
 * comes for nothing but what the newsroom does not allow may visit nothing.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9309
 */
export const robots = ({ machineUse }: Pick<SettingsView, 'machineUse'>): string =>
  [
    'User-agent: *',
    ...(machineUse === null ? [] : [`Content-Usage: ${saidOf[machineUse].contentUsage}`]),
    'Allow: /',
    'Allow: /lake/images/',
    'Disallow: /lake/',
    'Disallow: /api/',
    `Disallow: ${studioPath()}`,
    '',
    ...(machineUse === null ? [] : turnedAway(machineUse)),
    `Sitemap: ${publicUrl(sitemapPath())}`,
    `Sitemap: ${publicUrl(newsSitemapPath())}`,
    '',
  ].join('\n');

function turnedAway(use: MachineUse): string[] {
  const { unwanted } = saidOf[use];
  if (unwanted.length === 0) return [];
  return [...unwanted.map((name) => `User-agent: ${name}`), 'Disallow: /', ''];
}
