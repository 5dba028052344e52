import { LatestPage } from '#components/list/latest-page.tsx';
import { loadLatest } from '#lib/content/list/latest/load.ts';
import { latestJsonLd, latestMetadata } from '#lib/metadata/latest.ts';
import { latestPath } from '#lib/routes.ts';
import { listRoute } from '../list-route.tsx';

/** `/latest` and its numbered pages. */
export const latestRoute = listRoute({
  load: ({ page }, viewing) => loadLatest(page, viewing),
  path: latestPath,
  metadata: latestMetadata,
  jsonLd: latestJsonLd,
  show: (list, settings) => <LatestPage list={list} clock={settings} />,
});
