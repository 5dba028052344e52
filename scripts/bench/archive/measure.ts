import { fillArchive } from '#e2e/newsroom/archive.ts';
import { freePorts } from '#e2e/newsroom/ports.ts';
import {
  type Lake,
  type Newsroom,
  removeFolder,
  runScript,
  startLake,
  startNewsroom,
  temporaryFolder,
} from '#e2e/newsroom/start.ts';
import { memoryOf } from '../process-figures.ts';
import { allComeUp, type CameUp, eachInTurn, pagesOf } from './pages.ts';
import { listsAreKnown, type StudioTimes, studioTimes } from './studio.ts';
import { allSitemaps, publishedOnLists, type Sitemaps } from './work.ts';

export type ArchiveFigures = {
  stories: number;
  fillSeconds: number;
  /** The newsroom's first start over the archive, its build being there, and a later one. */
  first: Start;
  later: Start;
  /** From the first start until the Studio's lists can be had. */
  listsMs: number;
  /** After one more start, one page at a time. */
  inTurn: Map<string, CameUp>;
  publishMs: number;
  studio: StudioTimes;
  sitemaps: Sitemaps;
  check: { seconds: number; code: number | null };
  memory: { lake: number; site: number };
};

type Start = { openMs: number; pages: Map<string, CameUp> };

/** One visitor is many readers here. */
const unlimited = { VISITOR_LIMITS: 'fresh:0,missing:0,search:0' };

/** What is known before the table is: a million stories take their time. */
const shown = (pages: Map<string, CameUp>, what: 'after' | 'request'): string =>
  JSON.stringify([...pages].map(([kind, came]) => `${kind}: ${Math.round(came[what])} ms`));

const seconds = (since: number): number => (performance.now() - since) / 1000;

/** A whole newsroom over an archive of so many stories, from its making, or as it is `filled`, to its sitemaps. */
export async function measureArchive(
  stories: number,
  tell: (line: string) => void,
  filled?: string,
): Promise<ArchiveFigures> {
  const dir = filled ?? (await temporaryFolder());
  const pages = pagesOf(stories);
  const say = (what: string) => tell(`${stories} stories: ${what}`);
  try {
    say('filling');
    const filling = performance.now();
    if (filled === undefined) await fillArchive(dir, stories);
    const fillSeconds = filled === undefined ? seconds(filling) : Number.NaN;

    say('first start');
    const first = await during(dir, async (_, { url, client, began }) => {
      const cameUp = await allComeUp(url, pages, began);
      say(`first start ${shown(cameUp, 'after')}`);
      const listsMs = await listsAreKnown(client, began);
      say(`first start, lists ${Math.round(listsMs)} ms`);
      return { pages: cameUp, listsMs };
    });
    say('later start');
    const later = await during(dir, (_, { url, began }) => allComeUp(url, pages, began));
    say(`later start ${shown(later.result, 'after')}`);
    say('pages in turn, publishing, the Studio, sitemaps, content check');
    const { result } = await during(dir, async (lake, newsroom) => {
      const inTurn = await eachInTurn(newsroom.url, pages);
      say(`first readers ${shown(inTurn, 'request')}`);
      const publishMs = await publishedOnLists(newsroom, stories);
      say(`published in ${publishMs} ms`);
      const studio = await studioTimes(newsroom.client);
      say(`Studio ${JSON.stringify([...studio])}`);
      const memory = { lake: await memoryOf(lake.pid()), site: await memoryOf(newsroom.pid) };
      const sitemaps = await allSitemaps(newsroom.url);
      say(`sitemaps ${JSON.stringify(sitemaps)}`);
      const check = await checkContent(newsroom);
      say(`content check ${JSON.stringify(check)}, memory ${JSON.stringify(memory)}`);
      return { inTurn, publishMs, studio, sitemaps, check, memory };
    });
    const { listsMs, pages: atFirst } = first.result;
    return {
      ...{ stories, fillSeconds, listsMs, ...result },
      first: { openMs: first.openMs, pages: atFirst },
      later: { openMs: later.openMs, pages: later.result },
    };
  } finally {
    if (filled === undefined) await removeFolder(dir);
  }
}

/** Starts the newsroom over a folder, in whose lake's process one can look, and ends it after the work. */
async function during<Result>(
  dir: string,
  work: (lake: Lake, newsroom: Newsroom & { began: number }) => Promise<Result>,
): Promise<{ openMs: number; result: Result }> {
  const ports = await freePorts();
  const began = performance.now();
  const lake = await startLake(ports, dir);
  try {
    const newsroom = await startNewsroom(ports, dir, unlimited);
    try {
      const openMs = performance.now() - began;
      return { openMs, result: await work(lake, { ...newsroom, began }) };
    } finally {
      await newsroom.stop();
    }
  } finally {
    await lake.stop();
  }
}

async function checkContent({ dir, ports }: Newsroom): Promise<ArchiveFigures['check']> {
  const began = performance.now();
  const { code } = await runScript('scripts/content-check.ts', [], {
    LAKE_DIR: dir,
    LAKE_PORT: String(ports.lake),
    PORT: String(ports.site),
  });
  return { seconds: seconds(began), code };
}
