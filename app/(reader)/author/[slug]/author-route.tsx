import { AuthorPage } from '#components/list/author-page.tsx';
import { loadAuthorPage } from '#lib/content/list/author/load.ts';
import { loadListBefore } from '#lib/content/list/before/load.ts';
import { authorJsonLd, authorMetadata } from '#lib/metadata/author.ts';
import { authorPath } from '#lib/routes.ts';
import { beforeRoute } from '../../before-route.tsx';
import { listRoute } from '../../list-route.tsx';

/** `/author/<slug>` and its numbered pages. */
export const authorRoute = listRoute({
  load: ({ slug, page }, viewing) => loadAuthorPage(slug, page, viewing),
  path: authorPath,
  metadata: authorMetadata,
  steps: ({ name, path }) => [{ name, path }],
  jsonLd: authorJsonLd,
  show: (view, settings) => <AuthorPage view={view} clock={settings} />,
});

/** `/author/<slug>/before/<at>/<id>`: what follows a story in it. */
export const authorBeforeRoute = beforeRoute({
  load: ({ slug, boundary }, viewing) =>
    loadListBefore(loadAuthorPage(slug, 1, viewing), boundary, viewing),
  path: authorPath,
  metadata: authorMetadata,
  show: (view, settings) => <AuthorPage view={view} clock={settings} />,
});
