import { LatestPage } from '#components/list/latest-page.tsx';
import { loadLatestBefore } from '#lib/content/list/before/load.ts';
import { loadLatest } from '#lib/content/list/latest/load.ts';
import { latestJsonLd, latestMetadata } from '#lib/metadata/latest.ts';
import { latestPath } from '#lib/routes.ts';
import { beforeRoute } from '../before-route.tsx';
import { listRoute } from '../list-route.tsx';

/** `/latest` and its numbered pages. */
export const latestRoute = listRoute({
  load: ({ page }, viewing) => loadLatest(page, viewing),
  path: latestPath,
  metadata: latestMetadata,
  jsonLd: latestJsonLd,
  show: (list, settings) => <LatestPage list={list} clock={settings} />,
});

/** `/latest/before/<at>/<id>`: what follows a story in it. */
export const latestBeforeRoute = beforeRoute({
  load: ({ boundary }, viewing) => loadLatestBefore(latestPath(), boundary, viewing),
  path: latestPath,
  metadata: latestMetadata,
  show: (list, settings) => <LatestPage list={list} clock={settings} />,
});
