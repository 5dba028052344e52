import { Article } from '#components/article/article.tsx';
import { loadArticle } from '#lib/content/article/load.ts';
import type { ArticleView } from '#lib/content/article/view.ts';
import { articleMetadata } from '#lib/metadata/article.ts';
import { articleJsonLd } from '#lib/metadata/article-json-ld.ts';
import { articlePath } from '#lib/routes.ts';
import { movedOrMissing } from '../../moved-or-missing.ts';
import { slugOf } from '../../params.ts';
import { readerPage } from '../../reader-page.tsx';

type Props = { params: Promise<{ slug: string }> };

const article = readerPage<string, ArticleView>({
  load: loadArticle,
  path: ({ href }) => href,
  section: ({ section }) => section?.href,
  language: ({ language }) => language,
  metadata: articleMetadata,
  jsonLd: articleJsonLd,
  show: (view, settings) => <Article view={view} clock={settings} />,
  missing: (slug) => movedOrMissing(articlePath(slug)),
});

export const generateMetadata = async ({ params }: Props) =>
  article.metadata(slugOf((await params).slug));

export default async function Page({ params }: Props) {
  return article.page(slugOf((await params).slug));
}
