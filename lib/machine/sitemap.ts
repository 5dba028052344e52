import { type Duplex, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { ErrorLevel, SitemapIndexStream, type SitemapItemLoose, SitemapStream } from 'sitemap';
import { fixedImage } from '#lib/content/image/sources.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import type {
  NewsEntryView,
  SitemapEntryView,
  SitemapPartView,
} from '#lib/content/sitemap/view.ts';
import { toIsoWithOffset } from '#lib/dates.ts';
import { publicUrl, siteOrigin } from '#lib/metadata/site.ts';
import { sitemapPartPath } from '#lib/routes.ts';
import { element, xmlDocument } from './xml.ts';

/**
 * What a file may have: addresses shorter than this, and no more than 50 MB, of which addresses take less
 * than half.
 *
 * @see https://www.sitemaps.org/protocol.html
 */
const longestAddress = 2047;
const roomForPictures = 25_000_000;
/** Pictures of a page that are looked at. */
const mostPictures = 1000;

/** What is written is made here: nothing is left for the writer to warn of. */
const level = ErrorLevel.SILENT;

/** The index: which files there are. */
export const sitemapIndex = (parts: readonly SitemapPartView[]): Promise<string> =>
  written(
    new SitemapIndexStream({ level }),
    parts.map(({ name, modifiedAt }) => ({
      url: publicUrl(sitemapPartPath(name)),
      ...lastmod(modifiedAt),
    })),
  );

/** A file of the sitemap, with the pictures of its pages. */
export const sitemap = (entries: readonly SitemapEntryView[]): Promise<string> =>
  urlset({ image: true }, items(entries));

/** Pictures give way before a file is too large; addresses never do. */
function* items(entries: readonly SitemapEntryView[]): Generator<SitemapItemLoose> {
  let room = roomForPictures;
  for (const { path, modifiedAt, pictures } of entries) {
    const url = addressOf(path);
    if (url === null) continue;
    const img: { url: string }[] = [];
    for (const picture of pictures.slice(0, mostPictures)) {
      if (room <= 0) break;
      const { url } = fixedImage(picture, siteOrigin(), null);
      room -= url.length + roomAround;
      if (room > 0) img.push({ url });
    }
    yield { url, ...lastmod(modifiedAt), img };
  }
}

/** Bytes of a picture's elements and of what is escaped in its address. */
const roomAround = 120;

/** @see https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap */
export function newsSitemap(
  stories: readonly NewsEntryView[],
  settings: SettingsView,
): Promise<string> {
  const news = stories.flatMap(({ path, headline, publishedAt, language }) => {
    const publication = {
      name: settings.name,
      language: newsLanguage(language ?? settings.language),
    };
    const url = addressOf(path);
    const publication_date = toIsoWithOffset(publishedAt, settings.timeZone);
    const about = { publication, publication_date, title: headline.toWellFormed() };
    return url === null ? [] : [{ url, news: about }];
  });
  return urlset({ news: true }, news);
}

type Namespace = 'image' | 'news';

/** A file of addresses; the writer makes none without any. */
async function urlset(
  namespace: Partial<Record<Namespace, true>>,
  items: Iterable<SitemapItemLoose>,
): Promise<string> {
  const others = items[Symbol.iterator]();
  const first = others.next();
  if (first.done) return xmlDocument(element('urlset', '', emptyNamespace));
  const xmlns = { news: false, image: false, video: false, xhtml: false, ...namespace };
  return written(new SitemapStream({ level, xmlns }), chained(first.value, others));
}

function* chained<Item>(first: Item, others: Iterator<Item>): Generator<Item> {
  yield first;
  for (let next = others.next(); !next.done; next = others.next()) yield next.value;
}

const emptyNamespace = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' };

const written = (writer: Duplex, items: Iterable<unknown>): Promise<string> =>
  pipeline(Readable.from(items), writer, (xml) => text(xml));

const lastmod = (modifiedAt: string | null) => (modifiedAt === null ? {} : { lastmod: modifiedAt });

/** The address of a page; null, and told to the log, when a sitemap cannot have it. */
function addressOf(path: string): string | null {
  const url = publicUrl(path);
  if (url.length <= longestAddress) return url;
  const place = { event: 'not-in-sitemap', reason: 'its address is too long' };
  console.warn(JSON.stringify({ level: 'warn', ...place, path: path.slice(0, 200) }));
  return null;
}

/** ISO 639; only Chinese is told apart by region. */
function newsLanguage(language: string): string {
  const { language: code, script, region } = new Intl.Locale(language).maximize();
  if (code !== 'zh') return code;
  return script === 'Hant' || region === 'TW' ? 'zh-tw' : 'zh-cn';
}
