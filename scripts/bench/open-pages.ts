import { Agent, get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { marksName } from '#components/open-page/shown.ts';
import type { Newsroom } from '#e2e/newsroom/start.ts';
import { liveStreamPath } from '#lib/routes.ts';

/** Milliseconds from a publish until open pages have what they show by then. */
export type Spread = { pages: number; p50: number; p95: number; slowest: number };

const rounds = 5;

const opened = (url: string, agent: Agent, headers: Record<string, string> = {}) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { agent, headers }, resolve).on('error', reject);
  });

const marksIn = (page: string): string => {
  const marks = new RegExp(`<meta name="${marksName}" content="([^"]+)"`).exec(page)?.[1];
  if (marks === undefined) throw new Error('The page does not say what it shows.');
  return marks;
};

/**
 * Publishes a changed headline while `count` pages show the story. Each is a connection that listens as
 * the script of a page does, and asks for the page once it is told.
 */
export async function measureOpenPages(
  { client, url }: Newsroom,
  slug: string,
  count: number,
): Promise<Spread> {
  const address = `${url}/article/${slug}`;
  const story = await client.fetch<{ _id: string; headline: string }>(
    '*[_type == "article" && slug.current == $slug][0]{_id, headline}',
    { slug },
  );
  const streams = new Agent({ keepAlive: true, maxSockets: count });
  const pages = new Agent({ keepAlive: true, maxSockets: 64 });
  const marks = marksIn(await fetch(address).then((answer) => answer.text()));
  let told = (_page: number) => {};
  for (let n = 0; n < count; n += 1) {
    const stream = await opened(`${url}${liveStreamPath()}?of=${marks}`, streams);
    if (stream.statusCode !== 200) throw new Error(`A stream was answered ${stream.statusCode}.`);
    stream.setEncoding('utf8').on('data', (message: string) => {
      if (/^data:/m.test(message)) told(n);
    });
    stream.on('error', () => {});
  }

  const times: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const headline = `Seen by all, change ${round}`;
      const all = Promise.withResolvers<void>();
      const missing = new Set(Array.from({ length: count }, (_, n) => n));
      let published = 0;
      told = (n) =>
        void opened(address, pages)
          .then(text)
          .then((page) => {
            if (!page.includes(headline) || !missing.delete(n)) return;
            times.push(performance.now() - published);
            if (missing.size === 0) all.resolve();
          }, all.reject);
      await client.patch(story._id).set({ headline }).commit();
      published = performance.now();
      await all.promise;
    }
  } finally {
    streams.destroy();
    pages.destroy();
    await client.patch(story._id).set({ headline: story.headline }).commit();
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
  return { pages: count, p50: at(0.5), p95: at(0.95), slowest: Math.round(sorted.at(-1) ?? 0) };
}
