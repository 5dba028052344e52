import type { Metadata } from 'next';
import type { SectionPageView, TagPageView } from '#lib/content/list/view.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { breadcrumbs, collectionPage, inContext, type StructuredData } from './json-ld.ts';
import { pageMetadata, pageOfList } from './page.ts';
import type { Unmarked } from './unmarked.ts';

/** A list with a title and a description: what it is of makes no difference to its head. */
type TitledPageView = SectionPageView | TagPageView;

/** Head data of a page of a tag's or a section's stories. */
export function titledListMetadata(
  view: Unmarked<TitledPageView>,
  settings: Unmarked<SettingsView>,
): Metadata {
  return pageMetadata(
    {
      ...pageOfList(view.title, view.path, view.list.page, settings.language),
      description: view.description,
      list: view,
    },
    settings,
  );
}

/**
 * Structured data of a page of a tag's or a section's stories.
 *
 * @param above the pages it stands under.
 */
export function titledListJsonLd(
  view: Unmarked<TitledPageView>,
  settings: Unmarked<SettingsView>,
  above: readonly { name: string; path: string }[] = [],
): StructuredData[] {
  const { path } = pageOfList(view.title, view.path, view.list.page, settings.language);
  const facts = { name: view.title, description: view.description, path };
  return [
    inContext(collectionPage(facts, view.list.stories, settings)),
    inContext(breadcrumbs([...above, { name: view.title, path: view.path }], settings)),
  ];
}
