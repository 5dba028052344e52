import { SectionPage } from '#components/list/section-page.tsx';
import { loadSectionPage } from '#lib/content/list/section/load.ts';
import { titledListJsonLd, titledListMetadata } from '#lib/metadata/titled-list.ts';
import { sectionPath } from '#lib/routes.ts';
import { listRoute } from '../../list-route.tsx';

/** `/section/<slug>` and its numbered pages. */
export const sectionRoute = listRoute({
  load: ({ slug, page }, viewing) => loadSectionPage(slug, page, viewing),
  path: sectionPath,
  metadata: titledListMetadata,
  jsonLd: titledListJsonLd,
  show: (view, settings) => <SectionPage view={view} clock={settings} />,
});
