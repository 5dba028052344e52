import type { Metadata } from 'next';
import type { ArchiveView, MonthPageView } from '#lib/content/list/view.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { monthName } from '#lib/months.ts';
import { archiveMonthPath, archivePath } from '#lib/routes.ts';
import { breadcrumbs, collectionPage, inContext, type StructuredData } from './json-ld.ts';
import { pageMetadata, pageOfList } from './page.ts';
import type { Unmarked } from './unmarked.ts';

type Settings = Unmarked<SettingsView>;

const archive = { name: 'Archive', path: archivePath() };

const archiveDescription = ({ name }: Settings): string =>
  `Every story of ${name}, by the month it was published.`;

/** Head data of the page of all months. */
export const archiveMetadata = (settings: Settings): Metadata =>
  pageMetadata(
    { title: archive.name, path: archive.path, description: archiveDescription(settings) },
    settings,
  );

/** Structured data of the page of all months, which are the parts of it. */
export function archiveJsonLd(view: Unmarked<ArchiveView>, settings: Settings): StructuredData[] {
  const description = archiveDescription(settings);
  const months = view.months.map(({ month }) => ({
    href: archiveMonthPath(month),
    headline: monthName(month, settings),
  }));
  return [
    inContext(collectionPage({ ...archive, description }, months, settings)),
    inContext(breadcrumbs([archive], settings)),
  ];
}

const monthTitle = ({ month }: Unmarked<MonthPageView>, settings: Settings): string =>
  `Archive: ${monthName(month, settings)}`;

const monthDescription = ({ month }: Unmarked<MonthPageView>, settings: Settings): string =>
  `What ${settings.name} published in ${monthName(month, settings)}.`;

/** Head data of a page of a month's stories. */
export const monthMetadata = (view: Unmarked<MonthPageView>, settings: Settings): Metadata =>
  pageMetadata(
    {
      ...pageOfList(monthTitle(view, settings), view.path, view.list.page),
      description: monthDescription(view, settings),
    },
    settings,
  );

/** Structured data of a page of a month's stories. */
export function monthJsonLd(view: Unmarked<MonthPageView>, settings: Settings): StructuredData[] {
  const { path } = pageOfList('', view.path, view.list.page);
  const name = monthName(view.month, settings);
  const description = monthDescription(view, settings);
  return [
    inContext(collectionPage({ name, description, path }, view.list.stories, settings)),
    inContext(breadcrumbs([archive, { name, path: view.path }], settings)),
  ];
}
