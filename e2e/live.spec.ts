import type { BrowserContext, Page } from '@playwright/test';
import { liveStreamPath } from '#lib/routes.ts';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { shows } from './newsroom/headline.ts';
import { anyDesk, story } from './newsroom/story.ts';

/** Promise 2, with nothing else going on: what is published reaches pages that are already open. */

const id = 'live-story';

test.afterAll(async () => {
  await sharedNewsroom().client.delete(id);
});

/** Opens a page and waits until it shows the story and listens: before, it is not open but being opened. */
async function openPage(context: BrowserContext, address: string, headline: string): Promise<Page> {
  const page = await context.newPage();
  const stream = page.waitForResponse(
    (response) => response.url().includes(`${liveStreamPath()}?`) && response.status() === 200,
  );
  await page.goto(address);
  await stream;
  await shows(page, headline);
  return page;
}

test('every publish reaches the open front page, tag page and story within two seconds', async ({
  newsroom,
  context,
}) => {
  const desk = await anyDesk(newsroom.client);
  await newsroom.client.createOrReplace(story(desk, id, { headline: 'Publish number 0' }));
  const pages = await Promise.all(
    ['/', `/tag/${desk.tagSlug}`, `/article/${id}`].map((path) =>
      openPage(context, newsroom.url + path, 'Publish number 0'),
    ),
  );
  for (let round = 1; round <= 5; round += 1) {
    const headline = `Publish number ${round}`;
    await newsroom.client.patch(id).set({ headline }).commit();
    const published = Date.now();
    const seen = await Promise.all(pages.map((page) => shows(page, headline)));
    expect(Math.max(...seen) - published, headline).toBeLessThan(2000);
  }
});
