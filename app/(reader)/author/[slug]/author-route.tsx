import { AuthorPage } from '#components/list/author-page.tsx';
import { loadAuthorPage } from '#lib/content/list/author/load.ts';
import { authorJsonLd, authorMetadata } from '#lib/metadata/author.ts';
import { authorPath } from '#lib/routes.ts';
import { listRoute } from '../../list-route.tsx';

/** `/author/<slug>` and its numbered pages. */
export const authorRoute = listRoute({
  load: ({ slug, page }, viewing) => loadAuthorPage(slug, page, viewing),
  path: authorPath,
  metadata: authorMetadata,
  jsonLd: authorJsonLd,
  show: (view, settings) => <AuthorPage view={view} clock={settings} />,
});
