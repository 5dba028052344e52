import { setTimeout as pause } from 'node:timers/promises';

/**
 * An address of each kind of page, in the archive that `newsroomOf` makes of so many stories; its last
 * story is of December 2025.
 */
export const pagesOf = (stories: number): Readonly<Record<string, string>> => ({
  'a story': `/article/story-${Math.floor(stories / 2)}`,
  'front page': '/',
  latest: '/latest',
  'a tag on every second story': '/tag/hot',
  'page 20 of it': '/tag/hot/page/20',
  'a tag on twelve stories': '/tag/rare',
  'a section': '/section/section-3',
  'an author': '/author/author-7',
  corrections: '/corrections',
  'search, a frequent word': '/search?q=ferry',
  'search, a rare word': '/search?q=solstice',
  'a month': '/archive/2025/12',
  'all months': '/archive',
  'a feed': '/feed.xml',
  'news sitemap': '/news-sitemap.xml',
  'index of sitemaps': '/sitemap.xml',
});

/** Milliseconds a page may take to come up at all. */
const patience = 60 * 60_000;
const pace = 250;

export type CameUp = {
  /** Milliseconds from the beginning until it was first answered with 200, and that request alone. */
  after: number;
  request: number;
  /** Times it was told to come again before. */
  busy: number;
};

/** Asks for a page until it is there. @throws Error when it is anything but there or too early. */
export async function comesUp(address: string, since: number): Promise<CameUp> {
  for (let busy = 0; performance.now() - since < patience; busy += 1) {
    const asked = performance.now();
    const response = await fetch(address);
    await response.arrayBuffer();
    const now = performance.now();
    if (response.status === 200) return { after: now - since, request: now - asked, busy };
    if (response.status !== 503) throw new Error(`${address} was answered ${response.status}.`);
    await pause(pace);
  }
  throw new Error(`${address} did not come up.`);
}

/** When each kind of page is first there, all asked for at once, as after an opening. */
export async function allComeUp(
  url: string,
  pages: Readonly<Record<string, string>>,
  since: number,
): Promise<Map<string, CameUp>> {
  const asked = Object.entries(pages).map(
    async ([kind, path]) => [kind, await comesUp(url + path, since)] as const,
  );
  return new Map(await Promise.all(asked));
}

/** The same, one after the other: what the first reader of each waits. */
export async function eachInTurn(
  url: string,
  pages: Readonly<Record<string, string>>,
): Promise<Map<string, CameUp>> {
  const met = new Map<string, CameUp>();
  for (const [kind, path] of Object.entries(pages)) {
    met.set(kind, await comesUp(url + path, performance.now()));
  }
  return met;
}
