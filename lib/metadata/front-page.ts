import type { Metadata } from 'next';
import type { FrontPageView } from '#lib/content/front-page/view.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { frontPath, searchPath } from '#lib/routes.ts';
import { inContext, publisher, type StructuredData } from './json-ld.ts';
import { pageMetadata } from './page.ts';
import { publicUrl } from './site.ts';
import type { Unmarked } from './unmarked.ts';

/** Head data of the front page. */
export function frontPageMetadata(
  view: Unmarked<FrontPageView>,
  settings: Unmarked<SettingsView>,
): Metadata {
  return pageMetadata(
    { title: null, description: null, path: frontPath(), image: view.lead?.image },
    settings,
  );
}

/** Structured data of the front page: the site, how to search it, and who publishes it. */
export function frontPageJsonLd(
  _view: Unmarked<FrontPageView>,
  settings: Unmarked<SettingsView>,
): StructuredData[] {
  return [
    inContext({
      '@type': 'WebSite',
      '@id': `${publicUrl(frontPath())}#site`,
      name: settings.name,
      description: settings.description ?? settings.tagline ?? undefined,
      url: publicUrl(frontPath()),
      inLanguage: settings.language,
      publisher: publisher(settings),
      potentialAction: {
        '@type': 'SearchAction',
        target: {
          '@type': 'EntryPoint',
          urlTemplate: `${publicUrl(searchPath())}?q={search_term_string}`,
        },
        'query-input': 'required name=search_term_string',
      },
    }),
  ];
}
