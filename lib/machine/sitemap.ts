import type { SettingsView } from '#lib/content/settings/view.ts';
import type { NewsEntryView, SitemapEntryView } from '#lib/content/sitemap/view.ts';
import { toIsoWithOffset } from '#lib/dates.ts';
import { publicUrl } from '#lib/metadata/site.ts';
import { element, xmlDocument } from './xml.ts';

const namespace = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' };

/** @see https://www.sitemaps.org/protocol.html */
export const sitemap = (entries: readonly SitemapEntryView[], settings: SettingsView): string =>
  xmlDocument(
    element(
      'urlset',
      entries.map(({ path, modifiedAt }) =>
        element('url', [
          element('loc', publicUrl(path)),
          modifiedAt === null
            ? null
            : element('lastmod', toIsoWithOffset(modifiedAt, settings.timeZone)),
        ]),
      ),
      namespace,
    ),
  );

/** @see https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap */
export function newsSitemap(stories: readonly NewsEntryView[], settings: SettingsView): string {
  const publication = element('news:publication', [
    element('news:name', settings.name),
    element('news:language', newsLanguage(settings.language)),
  ]);
  const entries = stories.map(({ path, headline, publishedAt }) =>
    element('url', [
      element('loc', publicUrl(path)),
      element('news:news', [
        publication,
        element('news:publication_date', toIsoWithOffset(publishedAt, settings.timeZone)),
        element('news:title', headline),
      ]),
    ]),
  );
  return xmlDocument(
    element('urlset', entries, {
      ...namespace,
      'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
    }),
  );
}

/** ISO 639; only Chinese is told apart by region. */
function newsLanguage(language: string): string {
  const { language: code, script, region } = new Intl.Locale(language).maximize();
  if (code !== 'zh') return code;
  return script === 'Hant' || region === 'TW' ? 'zh-tw' : 'zh-cn';
}
