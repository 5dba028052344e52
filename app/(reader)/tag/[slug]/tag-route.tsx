import { TagPage } from '#components/list/tag-page.tsx';
import { loadListBefore } from '#lib/content/list/before/load.ts';
import { loadTagPage } from '#lib/content/list/tag/load.ts';
import { titledListMetadata } from '#lib/metadata/titled-list.ts';
import { tagJsonLd, topicsStep } from '#lib/metadata/topics.ts';
import { tagPath } from '#lib/routes.ts';
import { beforeRoute } from '../../before-route.tsx';
import { listRoute } from '../../list-route.tsx';

/** `/tag/<slug>` and its numbered pages. */
export const tagRoute = listRoute({
  load: ({ slug, page }, viewing) => loadTagPage(slug, page, viewing),
  path: tagPath,
  metadata: titledListMetadata,
  steps: ({ title, path }, _, settings) => [topicsStep(settings), { name: title, path }],
  jsonLd: tagJsonLd,
  show: (view, settings) => <TagPage view={view} clock={settings} />,
});

/** `/tag/<slug>/before/<at>/<id>`: what follows a story in it. */
export const tagBeforeRoute = beforeRoute({
  load: ({ slug, boundary }, viewing) =>
    loadListBefore(loadTagPage(slug, 1, viewing), boundary, viewing),
  path: tagPath,
  metadata: titledListMetadata,
  show: (view, settings) => <TagPage view={view} clock={settings} />,
});
