import type { Socket } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import { marksName } from '#components/open-page/shown.ts';
import type { Newsroom } from '#e2e/newsroom/start.ts';
import { liveStreamPath } from '#lib/routes.ts';
import { connectTo, listen, Readers } from './lean-reader.ts';
import { quantile } from './quantile.ts';

/** Milliseconds from a publish until open pages have what they show by then. */
export type Spread = { pages: number; p50: number; p95: number; slowest: number };

const rounds = 5;

export const marksIn = (page: string): string => {
  const marks = new RegExp(`<meta name="${marksName}" content="([^"]+)"`).exec(page)?.[1];
  if (marks === undefined) throw new Error('The page does not say what it shows.');
  return marks;
};

/** Opens streams as the script of a page does, and waits until each is followed. */
export async function openStreams(url: string, count: number, told: (page: number) => void) {
  const streams: Socket[] = [];
  for (let n = 0; n < count; n += 1) {
    const socket = await connectTo(url);
    await new Promise<void>((followed, failed) => {
      listen(socket, url, { accept: 'text/event-stream' }, (text) => {
        if (/^HTTP\/1\.1 (?!200)/.test(text)) failed(new Error(`A stream was answered: ${text}`));
        if (/^id:/m.test(text)) followed();
        if (/^data: changed/m.test(text)) told(n);
      });
    });
    streams.push(socket);
  }
  return streams;
}

/** Whether a body is that of a page with a headline; looked at once for each body there is. */
export function showing(headline: string): (body: Buffer) => boolean {
  let known: Buffer | undefined;
  return (body) => {
    if (known?.equals(body)) return true;
    if (!brotliDecompressSync(body).includes(headline)) return false;
    known = body;
    return true;
  };
}

/**
 * Publishes a changed headline while `count` pages show the story. Each is a connection that listens as
 * the script of a page does, and asks for the page once it is told, as browsers do.
 */
export async function measureOpenPages(
  { client, url }: Pick<Newsroom, 'client' | 'url'>,
  slug: string,
  count: number,
): Promise<Spread> {
  const address = `${url}/article/${slug}`;
  const story = await client.fetch<{ _id: string; headline: string }>(
    '*[_type == "article" && slug.current == $slug][0]{_id, headline}',
    { slug },
  );
  const marks = marksIn(await fetch(address).then((answer) => answer.text()));
  let told = (_page: number) => {};
  const live = `${url}${liveStreamPath()}?of=${marks}`;
  const streams = await openStreams(live, count, (page) => told(page));
  const pages = await Readers.open(64, address, { 'accept-encoding': 'gzip, deflate, br' });

  const times: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const headline = `Seen by all, change ${round}`;
      const isNew = showing(headline);
      const all = Promise.withResolvers<void>();
      const missing = new Set(Array.from({ length: count }, (_, n) => n));
      let published = 0;
      told = (n) =>
        void pages.read().then((body) => {
          if (!isNew(body) || !missing.delete(n)) return;
          times.push(performance.now() - published);
          if (missing.size === 0) all.resolve();
        }, all.reject);
      published = performance.now();
      await client.patch(story._id).set({ headline }).commit();
      await all.promise;
    }
  } finally {
    for (const stream of streams) stream.destroy();
    pages.close();
    await client.patch(story._id).set({ headline: story.headline }).commit();
  }
  const at = (share: number) => Math.round(quantile(times, share));
  return { pages: count, p50: at(0.5), p95: at(0.95), slowest: at(1) };
}
