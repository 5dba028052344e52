import type { Metadata } from 'next';
import { Article } from '#components/article/article.tsx';
import { Frame } from '#components/frame/frame.tsx';
import { JsonLd } from '#components/json-ld.tsx';
import { Marks } from '#components/open-page/marks.tsx';
import { loadArticle } from '#lib/content/article/load.ts';
import { loadSettings } from '#lib/content/settings/load.ts';
import { currentViewing, type Viewing } from '#lib/content/viewing.ts';
import { articleMetadata } from '#lib/metadata/article.ts';
import { articleJsonLd } from '#lib/metadata/article-json-ld.ts';
import { unmarked } from '#lib/metadata/unmarked.ts';
import { articlePath } from '#lib/routes.ts';
import { missingMetadata } from '../../missing-metadata.ts';
import { movedOrMissing } from '../../moved-or-missing.ts';
import { slugOf } from '../../params.ts';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { article, settings } = await load(slugOf((await params).slug), await currentViewing());
  return article.view
    ? articleMetadata(unmarked(article.view), unmarked(settings.view))
    : missingMetadata;
}

export default async function Page({ params }: Props) {
  const slug = slugOf((await params).slug);
  const viewing = await currentViewing();
  const { article, settings } = await load(slug, viewing);
  const { view } = article;
  if (view === null) return movedOrMissing(articlePath(slug));
  return (
    <Frame settings={settings.view} viewing={viewing} path={view.href} section={view.section?.href}>
      <Article view={view} clock={settings.view} />
      <JsonLd data={articleJsonLd(unmarked(view), unmarked(settings.view))} />
      <Marks marks={[...settings.marks, ...article.marks]} viewing={viewing} />
    </Frame>
  );
}

async function load(slug: string, viewing: Viewing) {
  const [article, settings] = await Promise.all([
    loadArticle(slug, viewing),
    loadSettings(viewing),
  ]);
  return { article, settings };
}
