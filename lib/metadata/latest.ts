import type { Metadata } from 'next';
import type { StoryListView } from '#lib/content/list/view.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { latestPath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import { breadcrumbs, collectionPage, inContext, type StructuredData } from './json-ld.ts';
import { pageMetadata, pageOfList } from './page.ts';
import type { Unmarked } from './unmarked.ts';

const titleIn = ({ language }: Unmarked<SettingsView>): string => wordsIn(language)('list.latest');

/** Head data of a page of all stories. */
export function latestMetadata(
  view: Unmarked<StoryListView>,
  settings: Unmarked<SettingsView>,
): Metadata {
  const facts = pageOfList(titleIn(settings), latestPath(), view.page, settings.language);
  return pageMetadata({ ...facts, description: null }, settings);
}

/** Structured data of a page of all stories. */
export function latestJsonLd(
  view: Unmarked<StoryListView>,
  settings: Unmarked<SettingsView>,
): StructuredData[] {
  const title = titleIn(settings);
  const { path } = pageOfList(title, latestPath(), view.page, settings.language);
  return [
    inContext(collectionPage({ name: title, description: null, path }, view.stories, settings)),
    inContext(breadcrumbs([{ name: title, path: latestPath() }], settings)),
  ];
}
