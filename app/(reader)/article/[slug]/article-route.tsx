import { Article } from '#components/article/article.tsx';
import { loadArticlePage } from '#lib/content/article/page/load.ts';
import type { ArticlePageView } from '#lib/content/article/view.ts';
import { articleMetadata } from '#lib/metadata/article.ts';
import { articleJsonLd } from '#lib/metadata/article-json-ld.ts';
import { publicUrl } from '#lib/metadata/site.ts';
import { articlePath, listPagePath } from '#lib/routes.ts';
import { movedOrMissing } from '../../moved-or-missing.ts';
import { readerPage } from '../../reader-page.tsx';

/** A story, and the page of its updates when it is a live one. */
type Place = { slug: string; page: number };

/** `/article/<slug>`, and of a live story the further pages of its updates. */
export const articleRoute = readerPage<Place, ArticlePageView>({
  load: ({ slug, page }, viewing) => loadArticlePage(slug, page, viewing),
  path: ({ href }, { page }) => listPagePath(href, page),
  section: ({ section }) => section?.href,
  language: ({ language }) => language,
  steps: ({ section, headline, href }) => [
    ...(section ? [{ name: section.name, path: section.href }] : []),
    { name: headline, path: href },
  ],
  metadata: articleMetadata,
  jsonLd: articleJsonLd,
  show: (view, settings) => (
    <Article
      view={view}
      clock={settings}
      coverage={view.coverage}
      onward={view.onward}
      url={publicUrl(view.href)}
    />
  ),
  missing: ({ slug, page }) => movedOrMissing(listPagePath(articlePath(slug), page)),
});
