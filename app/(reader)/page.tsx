import { notFound } from 'next/navigation';
import { FrontPage } from '#components/front/front-page.tsx';
import { loadFrontPage } from '#lib/content/front-page/load.ts';
import type { FrontPageView } from '#lib/content/front-page/view.ts';
import { frontPageJsonLd, frontPageMetadata } from '#lib/metadata/front-page.ts';
import { frontPath } from '#lib/routes.ts';
import { readerPage } from './reader-page.tsx';

const front = readerPage<null, FrontPageView>({
  load: (_, viewing) => loadFrontPage(viewing),
  path: frontPath,
  metadata: frontPageMetadata,
  jsonLd: frontPageJsonLd,
  show: (view, settings) => <FrontPage view={view} clock={settings} />,
  missing: async () => notFound(),
});

export const generateMetadata = () => front.metadata(null);

export default function Page() {
  return front.page(null);
}
