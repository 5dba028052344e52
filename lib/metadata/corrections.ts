import { stegaClean } from '@sanity/client/stega';
import type { Metadata } from 'next';
import type { CorrectionsPageView } from '#lib/content/list/view.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { correctionsPath } from '#lib/routes.ts';
import { breadcrumbs, collectionPage, inContext, type JsonLd } from './json-ld.ts';
import { pageMetadata, pageOfList } from './page.ts';

const title = 'Corrections and clarifications';

const description = (settings: SettingsView): string =>
  `What ${settings.name} has put right in its stories.`;

/** Head data of a page of corrections. */
export function correctionsMetadata(view: CorrectionsPageView, marked: SettingsView): Metadata {
  const settings: SettingsView = stegaClean(marked);
  return pageMetadata(
    { ...pageOfList(title, correctionsPath(), view.page), description: description(settings) },
    settings,
  );
}

/** Structured data of a page of corrections. */
export function correctionsJsonLd(
  marked: CorrectionsPageView,
  markedSettings: SettingsView,
): JsonLd[] {
  const view: CorrectionsPageView = stegaClean(marked);
  const settings: SettingsView = stegaClean(markedSettings);
  const { path } = pageOfList(title, correctionsPath(), view.page);
  const stories = view.entries.map(({ story }) => story);
  const facts = { name: title, description: description(settings), path };
  return [
    inContext(collectionPage(facts, stories, settings)),
    inContext(breadcrumbs([{ name: title, path: correctionsPath() }], settings)),
  ];
}
