import type { Metadata } from 'next';
import { cardSize } from '#lib/card/look.ts';
import { cardVersion } from '#lib/card/words.ts';
import { fixedImage } from '#lib/content/image/sources.ts';
import type { ImageView } from '#lib/content/image/view.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { contentUsage } from '#lib/machine/machine-use.ts';
import {
  cardPath,
  frontPath,
  type ListPath,
  listFeedPath,
  listJsonFeedPath,
  listPagePath,
  manifestPath,
  siteFeedPath,
  siteJsonFeedPath,
  touchIconPath,
} from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import { publicUrl, siteOrigin } from './site.ts';
import type { Unmarked } from './unmarked.ts';

/** What every page says about itself in its head. Texts without preview marks. */
export type PageFacts = {
  /** Without the newsroom's name; null on the front page, whose title is the newsroom's. */
  title: string | null;
  description: string | null;
  /** The one address of this page, with its page number. */
  path: string;
  image?: ImageView | null;
  /** The page whose card stands for it where there is no picture: its list's, else the newsroom's own. */
  cardOf?: string;
  /** Where it is another than the newsroom's. */
  language?: string;
  /** Kept out of search engines; links are followed all the same. */
  noIndex?: boolean;
  /** The list whose feeds belong to it, besides the site's. */
  list?: { title: string; path: ListPath };
};

/** As Open Graph writes a language: with a country, the one it is mostly spoken in where none is said. */
export function openGraphLocale(language: string): string {
  const { language: code, region } = new Intl.Locale(language).maximize();
  return region === undefined ? code : `${code}_${region}`;
}

/** The shape of a picture that stands for a page elsewhere, as most services cut it. */
const sharedAspect = cardSize.width / cardSize.height;

/** Head data of a page: title, canonical address, sharing, robots, feeds. */
export function pageMetadata(facts: PageFacts, settings: Unmarked<SettingsView>): Metadata {
  const { name, language } = settings;
  const title = facts.title ?? name;
  const description = facts.description ?? settings.description ?? settings.tagline ?? undefined;
  const url = publicUrl(facts.path);
  const images = [facts.image ? sharedImage(facts.image) : card(facts, settings)];
  return {
    title: { absolute: facts.title === null ? frontTitle(settings) : `${title} – ${name}` },
    description,
    alternates: { canonical: url, types: feedLinks(facts, settings) },
    openGraph: {
      title,
      description,
      url,
      images,
      siteName: name,
      locale: openGraphLocale(facts.language ?? language),
      type: 'website',
    },
    twitter: {
      title,
      description,
      images,
      card: 'summary_large_image',
    },
    robots: { index: !facts.noIndex, follow: true, 'max-image-preview': 'large' },
    other: contentUsage(settings.machineUse),
    manifest: manifestPath(),
    icons: { apple: touchIconPath() },
  };
}

/** Head data of a draft that somebody was given a link to: nothing that search engines or messages show. */
export const sharedDraftMetadata = (headline: string, language: string): Metadata => ({
  title: { absolute: wordsIn(language)('preview.titleOf', { headline }) },
  robots: { index: false, follow: false, noarchive: true, nosnippet: true, noimageindex: true },
  referrer: 'no-referrer',
});

/** Head data of an address where nothing is. */
export const missingPageMetadata = ({ name, language }: Unmarked<SettingsView>): Metadata => ({
  title: { absolute: `${wordsIn(language)('missing.title')} – ${name}` },
  robots: { index: false },
});

const frontTitle = ({ name, tagline }: Unmarked<SettingsView>): string =>
  tagline === null ? name : `${name} – ${tagline}`;

const sharedImage = (image: ImageView) => ({
  ...fixedImage(image, siteOrigin(), sharedAspect),
  alt: image.alt,
});

/** The card's address changes with its words: services keep what they have once fetched. */
function card(
  { title, list, cardOf = list?.path ?? frontPath() }: PageFacts,
  { name }: Unmarked<SettingsView>,
) {
  const version = cardVersion({ kicker: null, headline: title ?? name, name });
  const url = `${publicUrl(cardPath(cardOf))}?v=${version}`;
  return { url, ...cardSize, type: 'image/png', alt: title ?? name };
}

const feedLinks = ({ list }: PageFacts, { name }: Unmarked<SettingsView>) => ({
  'application/rss+xml': [
    { title: name, url: publicUrl(siteFeedPath()) },
    ...(list ? [{ title: list.title, url: publicUrl(listFeedPath(list.path)) }] : []),
  ],
  'application/feed+json': [
    { title: name, url: publicUrl(siteJsonFeedPath()) },
    ...(list ? [{ title: list.title, url: publicUrl(listJsonFeedPath(list.path)) }] : []),
  ],
});

/** Title and path of page `page` (from 1) of a list. */
export const pageOfList = (title: string, path: ListPath, page: number, language: string) => ({
  title: page === 1 ? title : wordsIn(language)('list.pageTitle', { title, page }),
  path: listPagePath(path, page),
});
