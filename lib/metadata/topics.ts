import type { Metadata } from 'next';
import type { TagPageView, TopicsView } from '#lib/content/list/view.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { topicsPath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import { breadcrumbs, collectionPage, inContext, type StructuredData } from './json-ld.ts';
import { pageMetadata, pageOfList } from './page.ts';
import { titledListJsonLd } from './titled-list.ts';
import type { Unmarked } from './unmarked.ts';

type Settings = Unmarked<SettingsView>;

/** The page of all tags, as a step on the way to one. */
export const topicsStep = ({ language }: Pick<Settings, 'language'>) => ({
  name: wordsIn(language)('list.topics'),
  path: topicsPath(),
});

const descriptionIn = ({ name, language }: Settings): string =>
  wordsIn(language)('list.topicsDescription', { name });

/** Head data of a page of all tags. */
export const topicsMetadata = ({ page }: Unmarked<TopicsView>, settings: Settings): Metadata =>
  pageMetadata(
    {
      ...pageOfList(topicsStep(settings).name, topicsPath(), page, settings.language),
      description: descriptionIn(settings),
    },
    settings,
  );

/** Structured data of a page of all tags, which are the parts of it. */
export function topicsJsonLd(view: Unmarked<TopicsView>, settings: Settings): StructuredData[] {
  const topics = topicsStep(settings);
  const { path } = pageOfList(topics.name, topicsPath(), view.page, settings.language);
  const facts = { name: topics.name, description: descriptionIn(settings), path };
  const tags = view.letters.flatMap((one) => one.topics);
  const parts = tags.map(({ href, name }) => ({ href, headline: name }));
  return [
    inContext(collectionPage(facts, parts, settings)),
    inContext(breadcrumbs([topics], settings)),
  ];
}

/** Structured data of a page of a tag's stories, which stands under all tags. */
export const tagJsonLd = (view: Unmarked<TagPageView>, settings: Settings): StructuredData[] =>
  titledListJsonLd(view, settings, [topicsStep(settings)]);
