import type { Metadata } from 'next';
import type { CorrectionsPageView } from '#lib/content/list/view.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { correctionsPath } from '#lib/routes.ts';
import { breadcrumbs, collectionPage, inContext, type StructuredData } from './json-ld.ts';
import { pageMetadata, pageOfList } from './page.ts';
import type { Unmarked } from './unmarked.ts';

const title = 'Corrections and clarifications';

const description = (settings: Unmarked<SettingsView>): string =>
  `What ${settings.name} has put right in its stories.`;

/** Head data of a page of corrections. */
export function correctionsMetadata(
  view: Unmarked<CorrectionsPageView>,
  settings: Unmarked<SettingsView>,
): Metadata {
  return pageMetadata(
    { ...pageOfList(title, correctionsPath(), view.page), description: description(settings) },
    settings,
  );
}

/** Structured data of a page of corrections. */
export function correctionsJsonLd(
  view: Unmarked<CorrectionsPageView>,
  settings: Unmarked<SettingsView>,
): StructuredData[] {
  const { path } = pageOfList(title, correctionsPath(), view.page);
  const stories = view.entries.map(({ story }) => story);
  const facts = { name: title, description: description(settings), path };
  return [
    inContext(collectionPage(facts, stories, settings)),
    inContext(breadcrumbs([{ name: title, path: correctionsPath() }], settings)),
  ];
}
