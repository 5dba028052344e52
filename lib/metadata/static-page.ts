import { stegaClean } from '@sanity/client/stega';
import type { Metadata } from 'next';
import { bodyText } from '#lib/content/body/plain-text.ts';
import type { StaticPageView } from '#lib/content/list/view.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { breadcrumbs, inContext, type JsonLd } from './json-ld.ts';
import { pageMetadata } from './page.ts';
import { publicUrl } from './site.ts';

/** As much of a page's text as search results show. */
const descriptionLength = 200;

/** Head data of a page of the newsroom's own. */
export function staticPageMetadata(marked: StaticPageView, settings: SettingsView): Metadata {
  const view: StaticPageView = stegaClean(marked);
  const description = bodyText(view.body).replace(/\s+/g, ' ').slice(0, descriptionLength).trim();
  return pageMetadata({ title: view.title, description, path: view.path }, stegaClean(settings));
}

/** Structured data of a page of the newsroom's own. */
export function staticPageJsonLd(marked: StaticPageView, markedSettings: SettingsView): JsonLd[] {
  const view: StaticPageView = stegaClean(marked);
  const settings: SettingsView = stegaClean(markedSettings);
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
