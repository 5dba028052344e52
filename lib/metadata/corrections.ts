import type { Metadata } from 'next';
import type { CorrectionsPageView } from '#lib/content/list/view.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { correctionsPath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import { breadcrumbs, collectionPage, inContext, type StructuredData } from './json-ld.ts';
import { pageMetadata, pageOfList } from './page.ts';
import type { Unmarked } from './unmarked.ts';

function wordsOfPage({ name, language }: Unmarked<SettingsView>) {
  const t = wordsIn(language);
  return { title: t('corrections.longTitle'), description: t('corrections.description', { name }) };
}

/** Head data of a page of corrections. */
export function correctionsMetadata(
  view: Unmarked<CorrectionsPageView>,
  settings: Unmarked<SettingsView>,
): Metadata {
  const { title, description } = wordsOfPage(settings);
  const facts = pageOfList(title, correctionsPath(), view.page, settings.language);
  return pageMetadata({ ...facts, description }, settings);
}

/** Structured data of a page of corrections. */
export function correctionsJsonLd(
  view: Unmarked<CorrectionsPageView>,
  settings: Unmarked<SettingsView>,
): StructuredData[] {
  const { title, description } = wordsOfPage(settings);
  const { path } = pageOfList(title, correctionsPath(), view.page, settings.language);
  const stories = view.entries.map(({ story }) => story);
  const facts = { name: title, description, path };
  return [
    inContext(collectionPage(facts, stories, settings)),
    inContext(breadcrumbs([{ name: title, path: correctionsPath() }], settings)),
  ];
}
