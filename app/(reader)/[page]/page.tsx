import type { Metadata } from 'next';
import { Frame } from '#components/frame/frame.tsx';
import { JsonLd } from '#components/json-ld.tsx';
import { Marks } from '#components/open-page/marks.tsx';
import { StaticPage } from '#components/static-page.tsx';
import { loadSettings } from '#lib/content/settings/load.ts';
import { loadStaticPage } from '#lib/content/static-page/load.ts';
import { currentViewing, type Viewing } from '#lib/content/viewing.ts';
import { staticPageJsonLd, staticPageMetadata } from '#lib/metadata/static-page.ts';
import { unmarked } from '#lib/metadata/unmarked.ts';
import { pagePath } from '#lib/routes.ts';
import { missingMetadata } from '../missing-metadata.ts';
import { movedOrMissing } from '../moved-or-missing.ts';
import { slugOf } from '../params.ts';

type Props = { params: Promise<{ page: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { page, settings } = await load(slugOf((await params).page), await currentViewing());
  return page.view === null
    ? missingMetadata
    : staticPageMetadata(unmarked(page.view), unmarked(settings.view));
}

export default async function Page({ params }: Props) {
  const slug = slugOf((await params).page);
  const viewing = await currentViewing();
  const { page, settings } = await load(slug, viewing);
  if (page.view === null) return movedOrMissing(pagePath(slug));
  return (
    <Frame settings={settings.view} viewing={viewing} path={page.view.path}>
      <StaticPage view={page.view} language={settings.view.language} />
      <JsonLd data={staticPageJsonLd(unmarked(page.view), unmarked(settings.view))} />
      <Marks marks={[...settings.marks, ...page.marks]} viewing={viewing} />
    </Frame>
  );
}

async function load(slug: string, viewing: Viewing) {
  const [page, settings] = await Promise.all([
    loadStaticPage(slug, viewing),
    loadSettings(viewing),
  ]);
  return { page, settings };
}
