import { once } from 'node:events';
import { get } from 'node:http';
import { type Browser, expect, type Page, test } from '@playwright/test';
import type { SanityClient } from '@sanity/client';
import { liveStreamPath } from '#lib/routes.ts';
import { freePort } from '#lib/testing/ports.ts';
import { type Balancer, startBalancer } from './newsroom/balancer.ts';
import { shows } from './newsroom/headline.ts';
import { type Site, startSite } from './newsroom/sites.ts';
import {
  administrator,
  firstEditor,
  type Lake,
  removeFolder,
  startLake,
  temporaryFolder,
} from './newsroom/start.ts';
import { type Desk, paragraph, slug, story, withDesk } from './newsroom/story.ts';
import { field, signInByForm } from './newsroom/studio.ts';
import { becomesWhole } from './newsroom/whole.ts';

/** One lake, two sites, and a load balancer in front: whichever site somebody meets, it is one newsroom. */

test.describe.configure({ mode: 'serial' });

/** Milliseconds in which whatever changes reaches open pages. */
const promise = 2000;
const desk: Desk = { section: 's-section', author: 's-author', tag: 's-tag', tagSlug: 's-tag' };

let dir: string;
let lake: Lake;
let client: SanityClient;
let balancer: Balancer;
let sites: readonly [Site, Site];

test.beforeAll(async () => {
  dir = await temporaryFolder();
  balancer = await startBalancer(await freePort());
  const ports = { site: Number(new URL(balancer.url).port), lake: await freePort() };
  lake = await startLake(ports, dir);
  client = await administrator(lake);
  await withDesk(client, desk).create(story(desk, 'standing')).commit();
  const variables = { SITE_URL: balancer.url, DRAIN_SECONDS: '2' };
  sites = [await startSite(lake, variables), await startSite(lake, variables)];
});

test.afterAll(async () => {
  await balancer?.end();
  for (const site of sites ?? []) await site.remove();
  await lake?.stop();
  await removeFolder(dir);
});

/** A page in a browser of its own: no connection of another's is used. */
async function openPage(browser: Browser, address: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await followed(page, () => page.goto(address));
  return page;
}

/** Does something and waits until the page's stream is answered after it. */
async function followed(page: Page, act: () => Promise<unknown>): Promise<void> {
  const stream = page.waitForResponse(
    (response) => response.url().includes(`${liveStreamPath()}?`) && response.status() === 200,
  );
  await act();
  await stream;
}

/** The moment a headline is on an open page no longer. */
const hides = (page: Page, headline: string): Promise<number> =>
  page
    .waitForFunction((words) => !document.body.textContent?.includes(words), headline, {
      polling: 20,
    })
    .then(() => Date.now());

test('a publish, an embargo that ends and a withdrawal reach open pages of both sites in time', async ({
  browser,
}) => {
  const pages = await Promise.all(sites.map(({ url }) => openPage(browser, `${url}/latest`)));
  const took: Record<'publish' | 'embargo' | 'withdrawal', number[]> = {
    publish: [],
    embargo: [],
    withdrawal: [],
  };
  const onBoth = async (seen: (page: Page) => Promise<number>, since: number) =>
    Math.max(...(await Promise.all(pages.map(seen)))) - since;

  for (const round of [1, 2, 3]) {
    const headline = `The tide is in, ${round}`;
    const id = `news-${round}`;
    const began = Date.now();
    await client.create(story(desk, id, { headline }));
    took.publish.push(await onBoth((page) => shows(page, headline), began));

    const lifts = Date.now() + 3000;
    const later = `The tide turns, ${round}`;
    const publishedAt = new Date(lifts).toISOString();
    await client.create(story(desk, `later-${round}`, { headline: later, publishedAt }));
    took.embargo.push(await onBoth((page) => shows(page, later), lifts));

    const withdrawn = Date.now();
    await client.delete(id);
    took.withdrawal.push(await onBoth((page) => hides(page, headline), withdrawn));
    for (const { url } of sites) {
      expect((await fetch(`${url}/article/${id}`)).status).toBe(404);
    }
  }
  expect(Math.min(...took.embargo)).toBeGreaterThanOrEqual(0);
  // A machine that has other work may be late, though not each time.
  for (const [what, all] of Object.entries(took)) {
    expect(Math.min(...all), what).toBeLessThan(promise);
  }
  for (const page of pages) await page.context().close();
});

for (const [how, end] of [
  ['is told to end', 'stop'],
  ['is killed', 'kill'],
] as const) {
  test(`a reader whose site ${how} misses nothing at the other, and asks again for nothing`, async ({
    browser,
  }) => {
    const [first, second] = sites;
    const id = `open-${end}`;
    const note = `note-${end}`;
    await client.create(story(desk, id, { headline: 'Before' }));
    await balancer.lead(first.port);
    const page = await openPage(browser, `${balancer.url}/article/${id}`);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'fetch') asked.push(request.url());
    });

    await test.step('it changes while the reader is at neither', async () => {
      balancer.hold();
      await first[end]();
      await client.patch(id).set({ headline: 'Between' }).commit();
      await followed(page, () => balancer.lead(second.port));
      await shows(page, 'Between');
      expect(asked.length).toBeGreaterThan(0);
    });

    await test.step('the site comes back, and nothing changes', async () => {
      await first.start();
      // What the page went without at the other site it has asked for by then.
      await becomesWhole(page);
      const before = asked.length;
      balancer.hold();
      await second[end]();
      // What the page does not show is published meanwhile.
      const body = [paragraph('Hours of the harbour office.')];
      await client.create({ _id: note, _type: 'page', title: 'Hours', slug: slug(note), body });
      await followed(page, () => balancer.lead(first.port));
      await expect.poll(async () => (await fetch(`${first.url}/${note}`)).status).toBe(200);
      expect(asked).toHaveLength(before);
    });

    await test.step('what changes from then on is heard', async () => {
      await client.patch(id).set({ headline: 'After' }).commit();
      await shows(page, 'After');
    });
    await second.start();
    await page.context().close();
  });
}

/** Asks over a connection of its own, as each new reader does. */
async function ask(address: string): Promise<number> {
  const [answer] = await once(get(address, { agent: false }), 'response');
  for await (const _ of answer) {
    // It is whole when it has ended.
  }
  return answer.statusCode;
}

test('no reader notices that a site is told to end', async () => {
  const [first, second] = sites;
  await balancer.lead(first.port, second.port);
  const before = sites.map(({ port }) => balancer.passed(port));
  let hasEnded = false;
  const ending = first.stop().then(() => {
    hasEnded = true;
  });
  const statuses = new Set<number>();
  while (!hasEnded) statuses.add(await ask(`${balancer.url}/article/standing`));
  await ending;
  expect([...statuses]).toEqual([200]);
  for (const [n, { port }] of sites.entries()) {
    expect(balancer.passed(port)).toBeGreaterThan(before[n] ?? 0);
  }
  await first.start();
});

test('an editor who has signed in at one site goes on at the other', async ({ page }) => {
  const [first, second] = sites;
  const id = 'edited';
  await client.create(story(desk, id, { headline: 'One' }));
  await balancer.lead(first.port);
  const door = { url: balancer.url, editor: await firstEditor(dir) };
  await signInByForm(page, door);
  await page.goto(`${door.url}/studio/intent/edit/id=${id};type=article`);
  const headline = field(page, 'headline').locator('input');
  await expect(headline).toHaveValue('One');
  const stored = () => client.getDocument(`drafts.${id}`).then((draft): unknown => draft?.headline);
  await headline.fill('One, two');
  await expect.poll(stored).toBe('One, two');

  const before = balancer.passed(second.port);
  await balancer.lead(first.port, second.port);
  const ending = first.stop();
  await headline.press('End');
  await headline.pressSequentially(', three, four, five', { delay: 100 });
  await ending;
  await headline.pressSequentially(', six');
  await expect.poll(stored).toBe('One, two, three, four, five, six');
  expect(balancer.passed(second.port)).toBeGreaterThan(before);
  await page.reload();
  await expect(headline).toHaveValue('One, two, three, four, five, six');
  await first.start();
});
