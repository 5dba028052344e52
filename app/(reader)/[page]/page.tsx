import { StaticPage } from '#components/static-page.tsx';
import { loadStaticPage } from '#lib/content/static-page/load.ts';
import type { StaticPageView } from '#lib/content/static-page/view.ts';
import { staticPageJsonLd, staticPageMetadata } from '#lib/metadata/static-page.ts';
import { pagePath } from '#lib/routes.ts';
import { movedOrMissing } from '../moved-or-missing.ts';
import { slugOf } from '../params.ts';
import { readerPage } from '../reader-page.tsx';

type Props = { params: Promise<{ page: string }> };

const staticPage = readerPage<string, StaticPageView>({
  load: loadStaticPage,
  path: ({ path }) => path,
  metadata: staticPageMetadata,
  jsonLd: staticPageJsonLd,
  show: (view, { language }) => <StaticPage view={view} language={language} />,
  missing: (slug) => movedOrMissing(pagePath(slug)),
});

export const generateMetadata = async ({ params }: Props) =>
  staticPage.metadata(slugOf((await params).page));

export default async function Page({ params }: Props) {
  return staticPage.page(slugOf((await params).page));
}
