import type { Newsroom } from '#e2e/newsroom/start.ts';
import { memoryOf, processorTime } from './process-figures.ts';

/** Megabytes before and after, and processor milliseconds that a page took to be made. */
export type Kept = { pages: number; before: number; after: number; making: number };

const inOne = 200;
const atATime = 8;

type Story = { _id: string; _type: string; slug: { current: string }; publishedAt: string };

/** Milliseconds between two stories: a newsroom does not publish ten thousand in the same moment. */
const apart = 6 * 60 * 60_000;

/** Milliseconds after which a page that had too much before it is asked for again. */
const again = 500;

/** Reads a page; a lake that was given ten thousand stories at once has too much to do at first. */
async function readOnce(address: string): Promise<void> {
  const answer = await fetch(address, { headers: { 'accept-encoding': 'gzip' } });
  await answer.arrayBuffer();
  if (answer.status === 200) return;
  if (answer.status !== 503) throw new Error(`${address} was answered ${answer.status}.`);
  await new Promise((resolve) => setTimeout(resolve, again));
  return readOnce(address);
}

/** Publishes copies of a story and has each one's page kept; what the server holds then. */
export async function measureManyPages(
  { client, url, pid }: Newsroom,
  slug: string,
  count: number,
): Promise<Kept> {
  const story = await client.fetch<Story>('*[_type == "article" && slug.current == $slug][0]', {
    slug,
  });
  const name = (n: number) => `copy-${n}`;
  const moment = (n: number) => new Date(Date.parse(story.publishedAt) - n * apart).toISOString();
  for (let from = 0; from < count; from += inOne) {
    const transaction = client.transaction();
    for (let n = from; n < Math.min(from + inOne, count); n += 1) {
      transaction.createOrReplace({
        ...story,
        _id: name(n),
        slug: { current: name(n) },
        publishedAt: moment(n),
      });
    }
    await transaction.commit({ visibility: 'async', returnDocuments: false });
  }
  const before = await memoryOf(pid);
  const began = await processorTime(pid);
  let next = 0;
  const read = async () => {
    for (let n = next++; n < count; n = next++) {
      await readOnce(`${url}/article/${name(n)}`);
    }
  };
  await Promise.all(Array.from({ length: atATime }, read));
  const making = ((await processorTime(pid)) - began) / count;
  return { pages: count, before, after: await memoryOf(pid), making };
}
