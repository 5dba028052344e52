import { stegaClean } from '@sanity/client/stega';
import type { Metadata } from 'next';
import type { StoryListView } from '#lib/content/list/view.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { latestPath } from '#lib/routes.ts';
import { breadcrumbs, collectionPage, inContext, type JsonLd } from './json-ld.ts';
import { pageMetadata, pageOfList } from './page.ts';

const title = 'Latest';

/** Head data of a page of all stories. */
export const latestMetadata = (view: StoryListView, settings: SettingsView): Metadata =>
  pageMetadata(
    { ...pageOfList(title, latestPath(), view.page), description: null },
    stegaClean(settings),
  );

/** Structured data of a page of all stories. */
export function latestJsonLd(marked: StoryListView, markedSettings: SettingsView): JsonLd[] {
  const view: StoryListView = stegaClean(marked);
  const settings: SettingsView = stegaClean(markedSettings);
  const { path } = pageOfList(title, latestPath(), view.page);
  return [
    inContext(collectionPage({ name: title, description: null, path }, view.stories, settings)),
    inContext(breadcrumbs([{ name: title, path: latestPath() }], settings)),
  ];
}
