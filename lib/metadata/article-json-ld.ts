import type { ArticleView, CorrectionView } from '#lib/content/article/view.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import type { StoryKind } from '#lib/content/story/view.ts';
import { toIsoWithOffset } from '#lib/dates.ts';
import { audioObjects } from './audio-object.ts';
import { claimReviews } from './claim-review.ts';
import {
  breadcrumbs,
  imageObjects,
  inContext,
  person,
  publisher,
  type StructuredData,
} from './json-ld.ts';
import { liveBlog } from './live-blog.ts';
import { publicUrl } from './site.ts';
import type { Unmarked } from './unmarked.ts';
import { videoObjects } from './video-object.ts';

/** What schema.org calls each kind of story. */
const types: Record<StoryKind, string> = {
  news: 'NewsArticle',
  analysis: 'AnalysisNewsArticle',
  opinion: 'OpinionNewsArticle',
  feature: 'NewsArticle',
  factCheck: 'NewsArticle',
  live: 'NewsArticle',
};

/** An instant as structured data writes it, on the newsroom's clock. */
type Writer = (instant: string) => string;

/** Structured data of a story's page: the story, and where it stands on the site. */
export function articleJsonLd(
  view: Unmarked<ArticleView>,
  settings: Unmarked<SettingsView>,
): StructuredData[] {
  const at: Writer = (instant) => toIsoWithOffset(instant, settings.timeZone);
  const steps = [
    ...(view.section ? [{ name: view.section.name, path: view.section.href }] : []),
    { name: view.headline, path: view.href },
  ];
  return [
    inContext(newsArticle(view, settings, at)),
    ...(view.kind === 'live' ? [inContext(liveBlog(view, settings, at))] : []),
    ...claimReviews(view, settings, at(view.publishedAt)).map(inContext),
    inContext(breadcrumbs(steps, settings)),
  ];
}

function newsArticle(
  view: ArticleView,
  settings: Unmarked<SettingsView>,
  at: Writer,
): StructuredData {
  const url = publicUrl(view.href);
  const corrections = view.corrections.filter(({ kind }) => kind !== 'update');
  return {
    '@type': types[view.kind],
    '@id': `${url}#story`,
    url,
    mainEntityOfPage: url,
    headline: view.headline,
    description: view.standfirst ?? undefined,
    image: view.leadImage ? imageObjects(view.leadImage) : undefined,
    audio: audioObjects(view.body),
    video: videoObjects(view.body, at(view.publishedAt)),
    datePublished: at(view.publishedAt),
    dateModified: at(view.modifiedAt),
    author: view.authors.map(person),
    publisher: publisher(settings),
    articleSection: view.section?.name,
    keywords: view.tags.length > 0 ? view.tags.map(({ name }) => name) : undefined,
    wordCount: view.wordCount > 0 ? view.wordCount : undefined,
    inLanguage: view.language ?? settings.language,
    ...translationsOf(view, settings),
    isAccessibleForFree: true,
    contentLocation: view.dateline ? place(view.dateline) : undefined,
    correction: corrections.length > 0 ? corrections.map((each) => comment(each, at)) : undefined,
  };
}

const comment = ({ text, at: instant }: CorrectionView, at: Writer): StructuredData => ({
  '@type': 'CorrectionComment',
  text,
  datePublished: at(instant),
});

const place = ({ city, country }: { city: string; country: string | null }): StructuredData => ({
  '@type': 'Place',
  name: country === null ? city : `${city}, ${country}`,
  address: {
    '@type': 'PostalAddress',
    addressLocality: city,
    addressCountry: country ?? undefined,
  },
});

/** The same story in other languages: which it was made from, or what was made from it. */
function translationsOf(
  { translations, translationOf }: ArticleView,
  settings: Unmarked<SettingsView>,
): Record<string, unknown> {
  const works = translations.map(({ id, href, headline, language }) => ({
    '@type': 'NewsArticle',
    '@id': `${publicUrl(href)}#story`,
    url: publicUrl(href),
    headline,
    inLanguage: language ?? settings.language,
    id,
  }));
  const told = (work: (typeof works)[number]) => ({ ...work, id: undefined });
  const original = works.find(({ id }) => id === translationOf);
  if (original) return { translationOfWork: told(original) };
  return works.length > 0 ? { workTranslation: works.map(told) } : {};
}
