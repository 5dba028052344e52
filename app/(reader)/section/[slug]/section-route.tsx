import { SectionPage } from '#components/list/section-page.tsx';
import { loadListBefore } from '#lib/content/list/before/load.ts';
import { loadSectionPage } from '#lib/content/list/section/load.ts';
import { titledListJsonLd, titledListMetadata } from '#lib/metadata/titled-list.ts';
import { sectionPath } from '#lib/routes.ts';
import { beforeRoute } from '../../before-route.tsx';
import { listRoute } from '../../list-route.tsx';

/** `/section/<slug>` and its numbered pages. */
export const sectionRoute = listRoute({
  load: ({ slug, page }, viewing) => loadSectionPage(slug, page, viewing),
  path: sectionPath,
  metadata: titledListMetadata,
  steps: ({ title, path }) => [{ name: title, path }],
  jsonLd: titledListJsonLd,
  show: (view, settings) => <SectionPage view={view} clock={settings} />,
});

/** `/section/<slug>/before/<at>/<id>`: what follows a story in it. */
export const sectionBeforeRoute = beforeRoute({
  load: ({ slug, boundary }, viewing) =>
    loadListBefore(loadSectionPage(slug, 1, viewing), boundary, viewing),
  path: sectionPath,
  metadata: titledListMetadata,
  show: (view, settings) => <SectionPage view={view} clock={settings} />,
});
