import type { Browser } from '@playwright/test';
import type { Newsroom } from '#e2e/newsroom/start.ts';
import { median, quantile } from './quantile.ts';

export type PublishTimes = { median: number; slowest: number };

const rounds = 20;

const summary = (values: readonly number[]): PublishTimes => ({
  median: Math.round(median(values)),
  slowest: Math.round(quantile(values, 1)),
});

/**
 * Publishes a changed headline again and again and waits until an open page shows it, and until a
 * fresh request does while no page is open.
 */
export async function measurePublishing(
  browser: Browser,
  newsroom: Newsroom,
  slug: string,
): Promise<Record<string, PublishTimes>> {
  const { client, url } = newsroom;
  const address = `${url}/article/${slug}`;
  const story = await client.fetch<{ _id: string; headline: string }>(
    '*[_type == "article" && slug.current == $slug][0]{_id, headline}',
    { slug },
  );
  const publish = (headline: string) => client.patch(story._id).set({ headline }).commit();

  const page = await browser.newPage();
  await page.goto(address);
  const open: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const headline = `Open page, change ${round}`;
    await publish(headline);
    const published = performance.now();
    await page.waitForFunction(
      (expected) => document.querySelector('h1')?.textContent?.includes(expected),
      headline,
      { polling: 10 },
    );
    open.push(performance.now() - published);
  }
  await page.close();

  const fresh: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const headline = `Fresh request, change ${round}`;
    await publish(headline);
    const published = performance.now();
    while (!(await fetch(address).then((response) => response.text())).includes(headline));
    fresh.push(performance.now() - published);
  }
  await publish(story.headline);
  return { 'an open page shows it': summary(open), 'a fresh request gets it': summary(fresh) };
}
