import { join } from 'node:path';
import { lakeCommand } from '@dateline/lake/programs';
import type { Browser } from '@playwright/test';
import type { SanityClient } from '@sanity/client';
import { sign, signatureHeader } from '#lib/live/signature.ts';
import { expect, test } from './newsroom/fixtures.ts';
import { canMakeCertificates } from './newsroom/hosted/authority.ts';
import { isCounted } from './newsroom/hosted/counted.ts';
import {
  type HostedProject,
  type HostedSite,
  startHostedProject,
  webhookSecret,
} from './newsroom/hosted/hosted.ts';
import { runScript } from './newsroom/start.ts';
import { anyDesk, type Desk, story } from './newsroom/story.ts';

/**
 * A site on a hosted project, by the commands of the README: Sanity's names over TLS, which lead to a
 * lake of ours. Nothing of the site knows that. What editors do is in `hosted-studio.spec.ts`.
 */

test.describe.configure({ mode: 'serial' });

let project: HostedProject;
let site: HostedSite;
let browser: Browser;
let client: SanityClient;
let desk: Desk;

/** Before anything the clock has still to bring. */
const publishedAt = new Date(Date.now() - 3_600_000).toISOString();

const count = (sanity: SanityClient) =>
  sanity.fetch<number>('count(*[!(_id in path("_.**"))])', {}, { perspective: 'raw' });

/** How often the project's API is asked while something is done, streams besides, which stay open. */
async function asksDuring(what: () => Promise<unknown>, tag = ''): Promise<number> {
  const from = project.front.asked.length;
  await what();
  return project.front.asked.slice(from).filter((one) => isCounted(one) && one.tag.includes(tag))
    .length;
}

/** A page as a reader gets it, who comes again while a busy machine has not made it. */
async function page(path: string): Promise<string> {
  let text = '';
  await expect(async () => {
    const response = await fetch(project.siteUrl + path);
    expect(response.status, path).toBe(200);
    text = await response.text();
  }).toPass();
  return text;
}

/** Whether, after `from` requests, the site has asked for the readers' stream of changes from where it broke off. */
const hasGoneOn = (from: number): boolean =>
  project.front.asked
    .slice(from)
    .some(
      ({ path, goesOn }) => path.includes('/live/events/') && !/includeDrafts/.test(path) && goesOn,
    );

/** Breaks all streams off, and waits until the site hears the lake again. */
async function breakOff(): Promise<void> {
  const health = async () => (await fetch(`${project.siteUrl}/api/health`)).ok;
  const from = project.front.asked.length;
  project.front.cutStreams();
  await expect.poll(() => hasGoneOn(from)).toBe(true);
  await expect.poll(health).toBe(true);
}

const webhook = async (body: unknown, secret = webhookSecret) => {
  const text = JSON.stringify(body);
  return fetch(`${project.siteUrl}/api/revalidate`, {
    method: 'POST',
    headers: { [signatureHeader]: await sign(text, secret) },
    body: text,
  });
};

test.beforeAll(async () => {
  test.skip(
    !(await canMakeCertificates()),
    'A hosted project needs certificates: openssl is not installed.',
  );
  project = await startHostedProject();
  client = await project.lake.client('administrator');
  browser = await project.browser();
});
test.afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await project?.remove();
});

test('a newsroom moves in by Sanity’s own command', async ({ newsroom }) => {
  const file = join(project.dir, 'newsroom.tar.gz');
  const { code, output } = await runScript(lakeCommand, ['export', file], {
    LAKE_DIR: newsroom.dir,
    LAKE_PORT: String(newsroom.ports.lake),
  });
  expect(code, output).toBe(0);
  await project.sanity('dataset', 'import', file, '-d', 'production');
  expect(await count(client)).toBe(await count(newsroom.client));
  desk = await anyDesk(client);
});

test('a site whose dataset anybody can read says so at its start, and one of a private one does not', async () => {
  project.front.manners.anybody = await project.lake.token('viewer');
  const open = await project.startSite();
  await open.stop();
  project.front.manners.anybody = null;
  expect(open.output()).toMatch(/ANYBODY CAN READ dataset "production" of project dateline/);
  expect(open.output()).toContain('sanity dataset visibility set production private');
  site = await project.startSite();
  expect(site.output()).not.toContain('ANYBODY');
  expect(site.output()).toContain('with your Sanity account');
});

test('pages, lists, feeds and pictures are read', async () => {
  await client.createOrReplace(
    story(desk, 'hosted-one', { headline: 'Read from a hosted lake', publishedAt }),
  );
  for (const path of ['/article/hosted-one', `/tag/${desk.tagSlug}`, '/latest', '/feed.xml']) {
    await expect.poll(() => page(path), { message: path }).toContain('Read from a hosted lake');
  }
  expect(await page('/sitemap.xml')).toContain('<sitemapindex');
  const reader = await browser.newPage();
  await reader.goto(`${project.siteUrl}/`);
  const picture = reader.locator('main img').first();
  await expect(picture).toHaveJSProperty('complete', true);
  const shown = await picture.evaluate((image) =>
    image instanceof HTMLImageElement
      ? { from: image.currentSrc, width: image.naturalWidth }
      : null,
  );
  expect(shown?.from).toMatch(/^https:\/\/cdn\.sanity\.io\/images\/dateline\/production\//);
  expect(shown?.width).toBeGreaterThan(0);
  await reader.close();
});

test('a publish reaches an open page; what it costs is counted', async () => {
  const path = '/article/hosted-one';
  const reader = await browser.newPage();
  await reader.goto(project.siteUrl + path);
  await expect(reader.locator('h1')).toHaveText('Read from a hosted lake');
  const from = project.front.asked.length;
  // A little later the hub of the feeds is told, if the settings name one.
  const looksForHub = () =>
    project.front.asked.slice(from).some(({ path: asked }) => asked.includes('feedHub'));
  const publishing = await asksDuring(async () => {
    await client.patch('hosted-one').set({ headline: 'Changed while it is read' }).commit();
    await expect(reader.locator('h1')).toHaveText('Changed while it is read');
    await expect.poll(() => page('/latest')).toContain('Changed while it is read');
    await expect.poll(looksForHub).toBe(true);
  });
  await reader.close();
  // Whoever comes first after the publish has the page made.
  await expect.poll(() => asksDuring(() => page(path), 'reader')).toBe(0);
  const reading = await asksDuring(async () => {
    for (let n = 0; n < 50; n += 1) await Promise.all(Array.from({ length: 20 }, () => page(path)));
  }, 'reader');
  console.log(
    `hosted: a publish with its story open and a list read: ${publishing} requests to the API`,
  );
  console.log(`hosted: a thousand readers of a page: ${reading} requests to the API`);
  expect(reading).toBe(0);
  expect(publishing).toBeLessThan(30);
});

test('a webhook is signed, and expires no more than what has changed', async () => {
  const read = () => Promise.all(['/', '/latest', '/article/hosted-one'].map(page));
  await read();
  expect((await webhook({ _id: 'hosted-one' }, 'another-secret')).status).toBe(401);
  const told = await webhook({ _id: 'hosted-one', _type: 'article' });
  expect(await told.json()).toEqual({ revalidated: 'as the lake says' });
  expect(await asksDuring(read, 'reader')).toBe(0);
  const vague = await webhook({ anything: true });
  expect(await vague.json()).toEqual({ revalidated: 'everything' });
  expect(await asksDuring(read, 'reader')).toBeGreaterThan(0);
});

test('a stream that breaks off goes on where it was, and all is asked again only after a restart', async () => {
  const { front } = project;
  const read = () => Promise.all(['/', `/tag/${desk.tagSlug}`].map(page));
  await client.createOrReplace(
    story(desk, 'hosted-two', { headline: 'Before the break', publishedAt }),
  );
  await expect.poll(() => page('/article/hosted-two')).toContain('Before the break');
  await read();
  await breakOff();
  expect(await asksDuring(read, 'reader'), 'after a break').toBe(0);

  front.manners.streams = 'refused';
  front.cutStreams();
  await client.patch('hosted-two').set({ headline: 'Told during the break' }).commit();
  front.manners.streams = 'heard';
  await expect.poll(() => page('/article/hosted-two')).toContain('Told during the break');

  await read();
  front.manners.streams = 'begun anew';
  await breakOff();
  front.manners.streams = 'heard';
  expect(await asksDuring(read, 'reader'), 'after a restart').toBeGreaterThan(0);
});

test('where the stream keeps silent, the webhook of the README tells that it is lost', async () => {
  const { front, lake, siteUrl } = project;
  const about =
    '_type in ["article", "author", "section", "tag", "page", "redirect", "siteSettings"]';
  const added = ['--filter', about, '--projection', '{_id, _type}', '--secret', webhookSecret];
  await lake.command('webhook', 'add', '--url', `${siteUrl}/api/revalidate`, ...added);
  expect(await page('/article/hosted-two')).toContain('Told during the break');
  // Of what was heard of late nobody doubts it: a stream that has been taken up again has told nothing yet.
  await site.stop();
  site = await project.startSite();
  expect(await page('/article/hosted-two')).toContain('Told during the break');
  front.manners.streams = 'silent';
  const from = front.asked.length;
  await client.patch('hosted-two').set({ headline: 'Told by nobody' }).commit();
  await expect
    .poll(() => front.asked.slice(from).some(({ path }) => path.includes('/live/events/')))
    .toBe(true);
  front.manners.streams = 'heard';
  front.cutStreams();
  await expect.poll(() => page('/article/hosted-two')).toContain('Told by nobody');
});
