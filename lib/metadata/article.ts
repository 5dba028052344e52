import type { Metadata } from 'next';
import type { ArticleView, CoverageView } from '#lib/content/article/view.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { toIsoWithOffset } from '#lib/dates.ts';
import { markdownPath } from '#lib/routes.ts';
import { openGraphLocale, pageMetadata, pageOfList } from './page.ts';
import { publicUrl } from './site.ts';
import type { Unmarked } from './unmarked.ts';

/** A story's page, or one of the pages of its updates. */
type Told = ArticleView & { coverage?: CoverageView | null };

/** Head data of a story's page. */
export function articleMetadata(view: Unmarked<Told>, settings: Unmarked<SettingsView>): Metadata {
  const at = (instant: string) => toIsoWithOffset(instant, settings.timeZone);
  const page = view.coverage?.page ?? 1;
  const metadata = pageMetadata(
    {
      ...pageOfList(
        view.seo.title ?? view.headline,
        view.href,
        page,
        view.language ?? settings.language,
      ),
      description: view.seo.description ?? view.standfirst,
      image: view.seo.image ?? view.leadImage,
      cardOf: view.href,
      noIndex: view.seo.noIndex,
      language: view.language,
    },
    settings,
  );
  return {
    ...metadata,
    alternates: {
      ...metadata.alternates,
      languages: page === 1 ? languagesOf(view, settings) : undefined,
      types: {
        ...metadata.alternates?.types,
        'text/markdown': publicUrl(markdownPath(view.href)),
      },
    },
    authors: view.authors.map(({ name, href }) => ({ name, url: publicUrl(href) })),
    openGraph: {
      ...metadata.openGraph,
      type: 'article',
      alternateLocale: view.translations.map(({ language }) =>
        openGraphLocale(language ?? settings.language),
      ),
      publishedTime: at(view.publishedAt),
      modifiedTime: at(view.modifiedAt),
      authors: view.authors.map(({ href }) => publicUrl(href)),
      section: view.section?.name,
      tags: view.tags.map(({ name }) => name),
    },
  };
}

/**
 * The addresses of a story by their languages, its own among them, as search engines want it. Whoever reads
 * none of them is sent to the one it was first written in, where that is still there.
 */
function languagesOf(
  view: Unmarked<ArticleView>,
  { language: ours }: Unmarked<SettingsView>,
): Record<string, string> | undefined {
  const { id, translations, translationOf = id } = view;
  if (translations.length === 0) return undefined;
  const original = [view, ...translations].find((one) => one.id === translationOf);
  const all = [...translations, view].map(
    ({ language = ours, href }) => [language, publicUrl(href)] as const,
  );
  const first = original ? [['x-default', publicUrl(original.href)] as const] : [];
  return Object.fromEntries([...all, ...first]);
}
