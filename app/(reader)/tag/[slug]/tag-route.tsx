import { TagPage } from '#components/list/tag-page.tsx';
import { loadTagPage } from '#lib/content/list/tag/load.ts';
import { titledListJsonLd, titledListMetadata } from '#lib/metadata/titled-list.ts';
import { tagPath } from '#lib/routes.ts';
import { listRoute } from '../../list-route.tsx';

/** `/tag/<slug>` and its numbered pages. */
export const tagRoute = listRoute({
  load: ({ slug, page }, viewing) => loadTagPage(slug, page, viewing),
  path: tagPath,
  metadata: titledListMetadata,
  jsonLd: titledListJsonLd,
  show: (view, settings) => <TagPage view={view} clock={settings} />,
});
