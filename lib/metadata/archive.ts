import type { Metadata } from 'next';
import type { ArchiveView, MonthPageView } from '#lib/content/list/view.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { monthName } from '#lib/months.ts';
import { archiveMonthPath, archivePath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import { breadcrumbs, collectionPage, inContext, type StructuredData } from './json-ld.ts';
import { pageMetadata, pageOfList } from './page.ts';
import type { Unmarked } from './unmarked.ts';

type Settings = Unmarked<SettingsView>;

function archiveIn({ name, language }: Settings) {
  const t = wordsIn(language);
  return {
    name: t('list.archive'),
    path: archivePath(),
    description: t('list.archiveDescription', { name }),
  };
}

/** Head data of the page of all months. */
export function archiveMetadata(settings: Settings): Metadata {
  const { name, ...facts } = archiveIn(settings);
  return pageMetadata({ title: name, ...facts }, settings);
}

/** Structured data of the page of all months, which are the parts of it. */
export function archiveJsonLd(view: Unmarked<ArchiveView>, settings: Settings): StructuredData[] {
  const archive = archiveIn(settings);
  const months = view.months.map(({ month }) => ({
    href: archiveMonthPath(month),
    headline: monthName(month, settings),
  }));
  return [
    inContext(collectionPage(archive, months, settings)),
    inContext(breadcrumbs([archive], settings)),
  ];
}

const monthTitle = ({ month }: Unmarked<MonthPageView>, settings: Settings): string =>
  wordsIn(settings.language)('list.archiveOf', { month: monthName(month, settings) });

const monthDescription = ({ month }: Unmarked<MonthPageView>, settings: Settings): string =>
  wordsIn(settings.language)('list.monthDescription', {
    name: settings.name,
    month: monthName(month, settings),
  });

/** Head data of a page of a month's stories. */
export const monthMetadata = (view: Unmarked<MonthPageView>, settings: Settings): Metadata =>
  pageMetadata(
    {
      ...pageOfList(monthTitle(view, settings), view.path, view.list.page, settings.language),
      description: monthDescription(view, settings),
    },
    settings,
  );

/** Structured data of a page of a month's stories. */
export function monthJsonLd(view: Unmarked<MonthPageView>, settings: Settings): StructuredData[] {
  const { path } = pageOfList('', view.path, view.list.page, settings.language);
  const name = monthName(view.month, settings);
  const description = monthDescription(view, settings);
  return [
    inContext(collectionPage({ name, description, path }, view.list.stories, settings)),
    inContext(breadcrumbs([archiveIn(settings), { name, path: view.path }], settings)),
  ];
}
