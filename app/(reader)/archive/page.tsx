import { ArchivePage } from '#components/list/archive-page.tsx';
import { loadArchive } from '#lib/content/list/archive/load.ts';
import { archiveJsonLd, archiveMetadata } from '#lib/metadata/archive.ts';
import { archivePath } from '#lib/routes.ts';
import { listRoute } from '../list-route.tsx';

const archiveRoute = listRoute({
  load: loadArchive,
  path: archivePath,
  metadata: (_, settings) => archiveMetadata(settings),
  jsonLd: archiveJsonLd,
  show: (view, settings) => <ArchivePage view={view} clock={settings} />,
});

const only = Promise.resolve({});

export const generateMetadata = () => archiveRoute.metadata(only);

export default function Page() {
  return archiveRoute.page(only);
}
