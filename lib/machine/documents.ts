import 'server-only';
import { loadArticle } from '#lib/content/article/load.ts';
import { loadTexts } from '#lib/content/feed/load.ts';
import { loadAuthorPage } from '#lib/content/list/author/load.ts';
import { loadLatest } from '#lib/content/list/latest/load.ts';
import { loadSectionPage } from '#lib/content/list/section/load.ts';
import { loadTagPage } from '#lib/content/list/tag/load.ts';
import { loadSettings } from '#lib/content/settings/load.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { loadNewsSitemap, loadSitemap, loadSitemapPart } from '#lib/content/sitemap/load.ts';
import { leaving } from '#lib/content/sitemap/news.ts';
import { readerViewing } from '#lib/content/viewing.ts';
import { currentNote } from '#lib/keep/making.ts';
import { publicUrl } from '#lib/metadata/site.ts';
import {
  frontPath,
  type ListPath,
  listFeedPath,
  listJsonFeedPath,
  markdownPath,
  siteFeedPath,
  siteJsonFeedPath,
} from '#lib/routes.ts';
import { enclosuresOf } from './enclosures.ts';
import type { Feed } from './feed.ts';
import { jsonFeed } from './json-feed.ts';
import { llmsText } from './llms-text.ts';
import { contentUsage } from './machine-use.ts';
import { manifest } from './manifest.ts';
import type { MachineDocument } from './respond.ts';
import { robots } from './robots.ts';
import { rssFeed } from './rss.ts';
import { securityText } from './security-text.ts';
import { newsSitemap, sitemap, sitemapIndex } from './sitemap.ts';
import { storyMarkdown } from './story/markdown.ts';
import { trustText } from './trust-text.ts';

/**
 * Every document machines read, made from the views of the pages. Always a reader's view: an editor in
 * preview gets the same. All throw LakeUnavailableError; null is a 404.
 */
type Making = Promise<MachineDocument | null>;

const tenSeconds = 10_000;
const oneDay = 24 * 60 * 60 * 1000;

async function rss({ feed, settings }: Told): Promise<MachineDocument> {
  const { enclosures, isWhole } = await enclosuresOf(feed.stories);
  // What could not be told in time is told soon.
  if (!isWhole) currentNote().goodUntil(Date.now() + tenSeconds);
  const body = rssFeed(feed, settings, enclosures);
  return { body, type: 'application/rss+xml', headers: feedHeaders(feed, settings) };
}

const json = ({ feed, settings }: Told): MachineDocument => ({
  body: jsonFeed(feed, settings),
  type: 'application/feed+json',
  headers: feedHeaders(feed, settings),
});

/** Where a feed is passed on, and what machines may do with it. */
function feedHeaders({ feedPath }: Feed, { feedHub, machineUse }: SettingsView) {
  const links = [`<${publicUrl(feedPath)}>; rel="self"`, `<${feedHub}>; rel="hub"`];
  return { ...contentUsage(machineUse), ...(feedHub === null ? {} : { link: links.join(', ') }) };
}

const xml = (body: string): MachineDocument => ({ body, type: 'application/xml' });

const newsroom = async (): Promise<SettingsView> => (await loadSettings(readerViewing)).view;

/** A feed, and the newsroom that tells it. */
type Told = { feed: Feed; settings: SettingsView };

async function siteFeed(feedPath: string): Promise<Told> {
  const [settings, { view }] = await Promise.all([newsroom(), loadLatest(1, readerViewing)]);
  const description = settings.description ?? settings.tagline ?? settings.name;
  const stories = view?.stories ?? [];
  const texts = await loadTexts(stories);
  const { name: title } = settings;
  return {
    feed: { title, description, pagePath: frontPath(), feedPath, stories, texts },
    settings,
  };
}

export const siteRss = async (): Making => rss(await siteFeed(siteFeedPath()));

export const siteJson = async (): Making => json(await siteFeed(siteJsonFeedPath()));

/** What the pages with feeds of their own have in common. */
type Listed = Pick<Feed, 'stories'> & {
  path: ListPath;
  title: string;
  description: string | null;
};

/** The feeds of one list. */
export type ListFeeds = { rss(slug: string): Making; json(slug: string): Making };

const feedsOf = (load: (slug: string) => Promise<Listed | null>): ListFeeds => {
  const told = async (slug: string, pathOf: (list: ListPath) => string): Promise<Told | null> => {
    const listed = await load(slug);
    if (listed === null) return null;
    const { path, stories } = listed;
    const [settings, texts] = await Promise.all([newsroom(), loadTexts(stories)]);
    const title = `${listed.title} – ${settings.name}`;
    const description = listed.description ?? title;
    const feed = { title, description, pagePath: path, feedPath: pathOf(path), stories, texts };
    return { feed, settings };
  };
  return {
    rss: async (slug) => {
      const feed = await told(slug, listFeedPath);
      return feed && rss(feed);
    },
    json: async (slug) => {
      const feed = await told(slug, listJsonFeedPath);
      return feed && json(feed);
    },
  };
};

export const tagFeeds = feedsOf(async (slug) => {
  const { view } = await loadTagPage(slug, 1, readerViewing);
  return view && { ...view, stories: view.list.stories };
});

export const sectionFeeds = feedsOf(async (slug) => {
  const { view } = await loadSectionPage(slug, 1, readerViewing);
  return view && { ...view, stories: view.list.stories };
});

export const authorFeeds = feedsOf(async (slug) => {
  const { view } = await loadAuthorPage(slug, 1, readerViewing);
  return view && { ...view, title: view.name, description: view.bio, stories: view.list.stories };
});

/** A story as Markdown, by its slug. */
export async function articleMarkdown(slug: string): Making {
  const [settings, { view }] = await Promise.all([newsroom(), loadArticle(slug, readerViewing)]);
  if (view === null) return null;
  const headers = {
    ...contentUsage(settings.machineUse),
    link: `<${publicUrl(view.href)}>; rel="canonical"`,
    'content-location': markdownPath(view.href),
    'x-robots-tag': 'noindex',
    // It may have been asked for at the page's address.
    vary: 'Accept',
  };
  return { body: storyMarkdown(view, settings), type: 'text/markdown', headers };
}

export async function siteSitemap(): Making {
  return xml(await sitemapIndex(await loadSitemap()));
}

/** A part of the sitemap, by its name. */
export async function siteSitemapPart(name: string): Making {
  const entries = await loadSitemapPart(name);
  return entries && xml(await sitemap(entries));
}

export async function siteNewsSitemap(): Making {
  const [settings, stories] = await Promise.all([newsroom(), loadNewsSitemap()]);
  currentNote().goodUntil(leaving(stories));
  return xml(await newsSitemap(stories, settings));
}

export async function siteRobots(): Making {
  return { body: robots(await newsroom()), type: 'text/plain' };
}

export async function siteManifest(): Making {
  return { body: manifest(await newsroom()), type: 'application/manifest+json' };
}

export async function siteLlmsText(): Making {
  const [settings, { view }] = await Promise.all([newsroom(), loadLatest(1, readerViewing)]);
  const headers = contentUsage(settings.machineUse);
  return { body: llmsText(settings, view?.stories ?? []), type: 'text/plain', headers };
}

export async function siteTrustText(): Making {
  return { body: trustText(await newsroom()), type: 'text/plain' };
}

export async function siteSecurityText(): Making {
  const body = securityText(await newsroom(), new Date().toISOString());
  currentNote().goodUntil(Date.now() + oneDay);
  return body === null ? null : { body, type: 'text/plain' };
}
