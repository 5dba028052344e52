import type { Metadata } from 'next';
import type { AuthorPageView } from '#lib/content/list/view.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import {
  breadcrumbs,
  collectionPage,
  imageObject,
  inContext,
  publisher,
  type StructuredData,
} from './json-ld.ts';
import { pageMetadata, pageOfList } from './page.ts';
import { publicUrl } from './site.ts';
import type { Unmarked } from './unmarked.ts';

/** Head data of a page of an author's stories. */
export function authorMetadata(
  view: Unmarked<AuthorPageView>,
  settings: Unmarked<SettingsView>,
): Metadata {
  return pageMetadata(
    {
      ...pageOfList(view.name, view.path, view.list.page, settings.language),
      description: view.bio,
      image: view.portrait,
      list: { title: view.name, path: view.path },
    },
    settings,
  );
}

/** Structured data of an author's page: who they are; on further pages, the list alone. */
export function authorJsonLd(
  view: Unmarked<AuthorPageView>,
  settings: Unmarked<SettingsView>,
): StructuredData[] {
  const { title, path } = pageOfList(view.name, view.path, view.list.page, settings.language);
  const facts = { name: title, description: view.bio, path };
  const page =
    view.list.page === 1
      ? profilePage(view, settings)
      : collectionPage(facts, view.list.stories, settings);
  return [
    inContext(page),
    inContext(breadcrumbs([{ name: view.name, path: view.path }], settings)),
  ];
}

const profilePage = (view: AuthorPageView, settings: Unmarked<SettingsView>): StructuredData => ({
  '@type': 'ProfilePage',
  url: publicUrl(view.path),
  inLanguage: settings.language,
  mainEntity: {
    '@type': 'Person',
    name: view.name,
    url: publicUrl(view.path),
    jobTitle: view.role ?? undefined,
    description: view.bio ?? undefined,
    image: view.portrait ? imageObject(view.portrait, 1) : undefined,
    sameAs: view.sameAs.length > 0 ? view.sameAs : undefined,
    worksFor: publisher(settings),
  },
});
