import type { Metadata } from 'next';
import { bodyText } from '#lib/content/body/plain-text.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import type { StaticPageView } from '#lib/content/static-page/view.ts';
import { breadcrumbs, inContext, type StructuredData } from './json-ld.ts';
import { pageMetadata } from './page.ts';
import { publicUrl } from './site.ts';
import type { Unmarked } from './unmarked.ts';

/** As much of a page's text as search results show. */
const descriptionLength = 200;

/** Head data of a page of the newsroom's own. */
export function staticPageMetadata(
  view: Unmarked<StaticPageView>,
  settings: Unmarked<SettingsView>,
): Metadata {
  const description = bodyText(view.body).replace(/\s+/g, ' ').slice(0, descriptionLength).trim();
  return pageMetadata(
    { title: view.title, description, path: view.path, cardOf: view.path },
    settings,
  );
}

/** Structured data of a page of the newsroom's own. */
export function staticPageJsonLd(
  view: Unmarked<StaticPageView>,
  settings: Unmarked<SettingsView>,
): StructuredData[] {
  return [
    inContext({
      '@type': 'WebPage',
      name: view.title,
      url: publicUrl(view.path),
      inLanguage: settings.language,
    }),
    inContext(breadcrumbs([{ name: view.title, path: view.path }], settings)),
  ];
}
