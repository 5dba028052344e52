import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { MonthPage } from '#components/list/month-page.tsx';
import { loadMonthPage } from '#lib/content/list/archive/load.ts';
import { monthJsonLd, monthMetadata } from '#lib/metadata/archive.ts';
import { type Month, monthOfAddress } from '#lib/months.ts';
import { archiveMonthPath, listPagePath } from '#lib/routes.ts';
import { listRoute } from '../../../list-route.tsx';
import { missingMetadata } from '../../../missing-metadata.ts';
import { pageNumberOf } from '../../../params.ts';

/** The params of a month's pages, as they stand in the address. */
type Params = Promise<{ year: string; month: string; page?: string }>;

/** A month is known to the route by its name, as other lists are by their slug. */
const route = listRoute({
  load: ({ slug: month, page }, viewing) => loadMonthPage(month, page, viewing),
  path: archiveMonthPath,
  metadata: monthMetadata,
  jsonLd: monthJsonLd,
  show: (view, settings) => <MonthPage view={view} clock={settings} />,
});

/** `/archive/<yyyy>/<mm>` and its numbered pages. */
export const monthRoute = {
  async metadata(params: Params): Promise<Metadata> {
    const { year, month, page } = await params;
    const slug = monthOfAddress(year, month);
    return slug === null ? missingMetadata() : route.metadata(Promise.resolve({ slug, page }));
  },
  async page(params: Params): Promise<ReactNode> {
    const { year, month, page } = await params;
    const slug = monthOfAddress(year, month) ?? shortMonth(year, month, page);
    return route.page(Promise.resolve({ slug, page }));
  },
};

/** `/archive/2026/2` leads on to `/archive/2026/02`; anything else is no month. */
function shortMonth(year: string, month: string, page?: string): Month {
  const known = /^[1-9]$/.test(month) ? monthOfAddress(year, `0${month}`) : null;
  if (known === null) notFound();
  const number = page === undefined ? 1 : pageNumberOf(page);
  permanentRedirect(listPagePath(archiveMonthPath(known), number));
}
