import 'server-only';
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
import { frontPath, listFeedPath, siteFeedPath, siteJsonFeedPath } from '#lib/routes.ts';
import { enclosuresOf } from './enclosures.ts';
import type { Feed } from './feed.ts';
import { jsonFeed } from './json-feed.ts';
import { manifest } from './manifest.ts';
import type { MachineDocument } from './respond.ts';
import { robots } from './robots.ts';
import { rssFeed } from './rss.ts';
import { securityText } from './security-text.ts';
import { newsSitemap, sitemap, sitemapIndex } from './sitemap.ts';

/**
 * Every document machines read, made from the views of the pages. Always a reader's view: an editor in
 * preview gets the same. All throw LakeUnavailableError; null is a 404.
 */
type Making = Promise<MachineDocument | null>;

const tenSeconds = 10_000;
const oneDay = 24 * 60 * 60 * 1000;

async function rss(feed: Feed, settings: SettingsView): Promise<MachineDocument> {
  const { enclosures, isWhole } = await enclosuresOf(feed.stories);
  // What could not be told in time is told soon.
  if (!isWhole) currentNote().goodUntil(Date.now() + tenSeconds);
  return { body: rssFeed(feed, settings, enclosures), type: 'application/rss+xml' };
}

const xml = (body: string): MachineDocument => ({ body, type: 'application/xml' });

const newsroom = async (): Promise<SettingsView> => (await loadSettings(readerViewing)).view;

async function siteFeed(feedPath: string): Promise<{ feed: Feed; settings: SettingsView }> {
  const [settings, { view }] = await Promise.all([newsroom(), loadLatest(1, readerViewing)]);
  const description = settings.description ?? settings.tagline ?? settings.name;
  const stories = view?.stories ?? [];
  return {
    feed: { title: settings.name, description, pagePath: frontPath(), feedPath, stories },
    settings,
  };
}

export async function siteRss(): Making {
  const { feed, settings } = await siteFeed(siteFeedPath());
  return rss(feed, settings);
}

export async function siteJson(): Making {
  const { feed, settings } = await siteFeed(siteJsonFeedPath());
  return { body: jsonFeed(feed, settings), type: 'application/feed+json' };
}

/** What the pages with a feed of their own have in common. */
type Listed = Pick<Feed, 'stories'> & {
  path: `/${string}`;
  title: string;
  description: string | null;
};

async function listRss(listed: Listed | null): Making {
  if (listed === null) return null;
  const settings = await newsroom();
  const title = `${listed.title} – ${settings.name}`;
  const feed: Feed = {
    title,
    description: listed.description ?? title,
    pagePath: listed.path,
    feedPath: listFeedPath(listed.path),
    stories: listed.stories,
  };
  return rss(feed, settings);
}

export async function tagRss(slug: string): Making {
  const { view } = await loadTagPage(slug, 1, readerViewing);
  return listRss(view && { ...view, stories: view.list.stories });
}

export async function sectionRss(slug: string): Making {
  const { view } = await loadSectionPage(slug, 1, readerViewing);
  return listRss(view && { ...view, stories: view.list.stories });
}

export async function authorRss(slug: string): Making {
  const { view } = await loadAuthorPage(slug, 1, readerViewing);
  return listRss(
    view && { ...view, title: view.name, description: view.bio, stories: view.list.stories },
  );
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
  return { body: robots(), type: 'text/plain' };
}

export async function siteManifest(): Making {
  return { body: manifest(await newsroom()), type: 'application/manifest+json' };
}

export async function siteSecurityText(): Making {
  const body = securityText(await newsroom(), new Date().toISOString());
  currentNote().goodUntil(Date.now() + oneDay);
  return body === null ? null : { body, type: 'text/plain' };
}
