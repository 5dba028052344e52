import { CorrectionsPage } from '#components/list/corrections-page.tsx';
import { loadCorrections } from '#lib/content/list/corrections/load.ts';
import { correctionsJsonLd, correctionsMetadata } from '#lib/metadata/corrections.ts';
import { correctionsPath } from '#lib/routes.ts';
import { listRoute } from '../list-route.tsx';

/** `/corrections` and its numbered pages. */
export const correctionsRoute = listRoute({
  load: ({ page }, viewing) => loadCorrections(page, viewing),
  path: correctionsPath,
  metadata: correctionsMetadata,
  jsonLd: correctionsJsonLd,
  show: (view, settings) => <CorrectionsPage view={view} settings={settings} />,
});
