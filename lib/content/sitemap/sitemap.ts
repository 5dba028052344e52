import { laterOf } from '#lib/dates.ts';
import { spanOf } from '#lib/months.ts';
import {
  archiveMonthPath,
  archivePath,
  correctionsPath,
  frontPath,
  latestPath,
  topicsPath,
} from '#lib/routes.ts';
import type { Ask } from '../contract/content.ts';
import { spanParams } from '../list/archive/archive.ts';
import { isInArchive, monthsWithStories, totalOf } from '../list/archive/months.ts';
import type { MonthTotalView } from '../list/view.ts';
import type { Instant } from '../story/view.ts';
import type { MonthChanges } from './changes.ts';
import { listContents } from './lists.ts';
import { type ListedType, listedTypes, partName, type SitemapPart } from './part-name.ts';
import { newestStoryContent, sitemapStoriesContent } from './stories.ts';
import type { SitemapEntryView, SitemapPartView } from './view.ts';

/** Entries of a file. A search engine takes 50,000; fewer are made in less time, and out of less memory. */
export const entriesPerFile = 10_000;

/** What a sitemap is made of. */
export type SitemapSources = {
  ask: Ask;
  timeZone: string;
  perFile: number;
  /** The months of the archive and when each last changed: found out once for all files. */
  archive: () => Promise<ChangedMonth[]>;
};

type ChangedMonth = MonthTotalView & { changedAt: Instant | null };

/** @param perFile entries of a file, which a test may want few of. */
export function sitemapSources(
  ask: Ask,
  timeZone: string,
  changes: MonthChanges,
  perFile = entriesPerFile,
): SitemapSources {
  const findOut = async () => {
    const months = await monthsWithStories(ask, timeZone);
    const changed = await changes.of(months, ask, timeZone);
    return months.map((one) => ({ ...one, changedAt: changed.get(one.month) ?? null }));
  };
  let found: Promise<ChangedMonth[]> | undefined;
  const archive = () => {
    found ??= findOut();
    return found;
  };
  return { ask, timeZone, perFile, archive };
}

/** The files of the sitemap, whatever the size of the archive, each with its last change. */
export async function sitemapParts(sources: SitemapSources): Promise<SitemapPartView[]> {
  const parts: SitemapPartView[] = [];
  for (const type of listedTypes) {
    for (let n = 1, isLast = false; !isLast; n += 1) {
      const file = await listFile(type, n, sources);
      if (file.entries.length > 0) parts.push(partOf({ type, n }, latestOf(file.entries)));
      isLast = file.isLast;
    }
  }
  for (const { month, total, changedAt } of await sources.archive()) {
    for (let n = 1; (n - 1) * sources.perFile < total; n += 1) {
      parts.push(partOf({ type: 'article', month, n }, changedAt));
    }
  }
  return parts;
}

const partOf = (part: SitemapPart, modifiedAt: Instant | null): SitemapPartView => ({
  name: partName(part),
  modifiedAt,
});

const latestOf = (entries: readonly SitemapEntryView[]): Instant | null =>
  entries
    .map(({ modifiedAt }) => modifiedAt)
    .filter((at) => at !== null)
    .reduce<Instant | null>((latest, at) => laterOf(at, latest ?? at), null);

/** What a file of the sitemap lists; null when there is no such file. */
export async function sitemapEntries(
  part: SitemapPart,
  sources: SitemapSources,
): Promise<SitemapEntryView[] | null> {
  if (part.type === 'article') return storyEntries(part, sources);
  const { entries } = await listFile(part.type, part.n, sources);
  return entries.length === 0 ? null : entries;
}

async function storyEntries(
  { month, n }: Extract<SitemapPart, { type: 'article' }>,
  { ask, timeZone, perFile }: SitemapSources,
): Promise<SitemapEntryView[] | null> {
  if (!(await isInArchive(month, ask, timeZone))) return null;
  const total = await totalOf(month, ask, timeZone);
  const start = (n - 1) * perFile;
  if (start >= total) return null;
  // No further than the last one: what is asked for beyond it would be looked for in all that is older.
  const params = {
    ...spanParams(spanOf(month, timeZone)),
    start,
    end: Math.min(start + perFile, total),
  };
  const stories = (await ask(sitemapStoriesContent, params))?.stories ?? [];
  return eachOnce(stories);
}

/** A file of what is listed by number. The pages that are no documents stand before the first of those that are. */
async function listFile(
  type: ListedType,
  n: number,
  sources: SitemapSources,
): Promise<{ entries: SitemapEntryView[]; isLast: boolean }> {
  const { ask, perFile } = sources;
  const end = n * perFile;
  const found = await ask(listContents[type], { start: end - perFile, end });
  const own = type === 'page' && n === 1 ? await ownPages(sources) : [];
  return {
    entries: eachOnce([...own, ...(found?.documents ?? [])]),
    isLast: end >= (found?.total ?? 0),
  };
}

/** The site's own pages and the months of the archive. The first of them change with the newest story. */
async function ownPages({ ask, archive }: SitemapSources): Promise<SitemapEntryView[]> {
  const latest = (await ask(newestStoryContent, {}))?.newest ?? null;
  const months = await archive();
  const entry = (path: string, modifiedAt: Instant | null) => ({ path, modifiedAt, pictures: [] });
  return [
    entry(frontPath(), latest),
    entry(latestPath(), latest),
    entry(archivePath(), latest),
    entry(topicsPath(), latest),
    entry(correctionsPath(), null),
    ...months.map(({ month, changedAt }) => entry(archiveMonthPath(month), changedAt)),
  ];
}

/** What is to be listed, each address once: two documents may have taken the same. */
function eachOnce(entries: readonly (SitemapEntryView | null)[]): SitemapEntryView[] {
  const byPath = new Map<string, SitemapEntryView>();
  for (const entry of entries) {
    if (entry !== null && !byPath.has(entry.path)) byPath.set(entry.path, entry);
  }
  return [...byPath.values()];
}
