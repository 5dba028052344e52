import { TopicsPage } from '#components/list/topics-page.tsx';
import { loadTopics } from '#lib/content/list/topics/load.ts';
import { topicsJsonLd, topicsMetadata } from '#lib/metadata/topics.ts';
import { topicsPath } from '#lib/routes.ts';
import { listRoute } from '../list-route.tsx';

/** `/topics` and its numbered pages. */
export const topicsRoute = listRoute({
  load: ({ page }, viewing) => loadTopics(page, viewing),
  path: topicsPath,
  metadata: topicsMetadata,
  jsonLd: topicsJsonLd,
  show: (view, settings) => <TopicsPage view={view} clock={settings} />,
});
