import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import type { SanityClient } from '@sanity/client';
import { freePort } from '#lib/testing/ports.ts';
import {
  administrator,
  type Lake,
  removeFolder,
  type Site,
  startLake,
  startSite,
  temporaryFolder,
} from './newsroom/start.ts';
import { slug, story } from './newsroom/story.ts';
import { field, signIn } from './newsroom/studio.ts';
import { openWay, type Way } from './newsroom/two-sites.ts';

/** Two sites of one lake, which share no folder with it, behind one address that leads to either of them. */

const desk = {
  section: 'shared-section',
  author: 'shared-author',
  tag: 'shared-tag',
  tagSlug: 't',
};

test.describe.configure({ mode: 'serial' });

let dir: string;
let lake: Lake;
let client: SanityClient;
let address: Way;
let wayToLake: Way;
let first: Site;
let second: Site;
let secrets: Record<string, string>;

test.beforeAll(async () => {
  dir = await temporaryFolder();
  const ports = { site: await freePort(), lake: await freePort() };
  address = await openWay(ports.site);
  lake = await startLake({ site: address.port, lake: ports.lake }, dir);
  client = await administrator(lake);
  await client
    .transaction()
    .createOrReplace({ _id: desk.section, _type: 'section', title: 'Port', slug: slug('port') })
    .createOrReplace({ _id: desk.author, _type: 'author', name: 'Ada Brine', slug: slug('ada') })
    .createOrReplace({ _id: desk.tag, _type: 'tag', title: 'Tides', slug: slug('t') })
    .commit();
  const said = await lake.command('for-site');
  secrets = Object.fromEntries(
    [...said.matchAll(/^(SANITY_\w+)=(\S+)$/gm)].map(([, name, value]) => [name, value]),
  );
  wayToLake = await openWay(ports.lake);
  first = await startSite(ports.site, variablesOf('first'));
  second = await startSite(await freePort(), variablesOf('second'));
});

/** The first has its lake before it, the second a way to it that can be cut. */
const variablesOf = (home: 'first' | 'second') => ({
  ...secrets,
  LAKE_URL: home === 'first' ? lake.url : `http://127.0.0.1:${wayToLake.port}`,
  LAKE_DIR: `${dir}/${home}`,
  SITE_URL: `http://localhost:${address.port}`,
  // A story under embargo is looked for as fast as it goes.
  VISITOR_LIMITS: 'missing:0,live:0',
  DRAIN_SECONDS: '2',
});

test.afterAll(async () => {
  await Promise.all([first?.stop(), second?.stop()]);
  await Promise.all([address?.close(), wayToLake?.close(), lake?.stop()]);
  await removeFolder(dir);
});

const read = (site: Site, path: string) =>
  fetch(site.url + path, { redirect: 'manual' }).then(async (answer) => ({
    status: answer.status,
    etag: answer.headers.get('etag'),
    text: await answer.text(),
  }));
/** What both say of an address, as long as it takes. */
const bothSay = (path: string, status: number, timeout = 10_000) =>
  expect
    .poll(
      async () =>
        (await Promise.all([first, second].map((site) => read(site, path)))).map(
          (answer) => answer.status,
        ),
      { timeout },
    )
    .toEqual([status, status]);
/** How far a site has heard the lake, as its streams tell; what it tells all sites understand. */
async function placeOf(site: Site): Promise<string | undefined> {
  const leave = new AbortController();
  const stream = await fetch(`${site.url}/api/live?of=`, { signal: leave.signal });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  const beginning = (await reader?.read())?.value ?? '';
  leave.abort();
  await reader?.cancel().catch(() => {});
  return /^id: (\S+)$/m.exec(beginning)?.[1];
}

const publish = (id: string, fields = {}) => client.createOrReplace(story(desk, id, fields));

test('what is published, lifted and withdrawn is so on both, and a page of both is one', async () => {
  await publish('one');
  await bothSay('/article/one', 200);
  const [here, there] = await Promise.all([
    read(first, '/article/one'),
    read(second, '/article/one'),
  ]);
  expect(there).toEqual(here);

  const lifts = new Date(Date.now() + 4_000);
  await publish('later', { publishedAt: lifts.toISOString() });
  while (Date.now() < lifts.getTime() - 300) {
    for (const site of [first, second]) {
      const { status } = await read(site, '/article/later');
      // Asked before, answered after: nobody can tell.
      if (Date.now() < lifts.getTime()) expect(status).toBe(404);
    }
  }
  await bothSay('/article/later', 200);
  for (const site of [first, second])
    expect((await read(site, '/latest')).text).toContain('Story later');

  await client.delete('one');
  await bothSay('/article/one', 404);
  for (const site of [first, second])
    expect((await read(site, '/feed.xml')).text).not.toContain('Story one');
});

test('a reader whose stream moves to another site asks for nothing again, and misses nothing', async ({
  page,
}) => {
  await publish('moving', { headline: 'It lies at the quay' });
  await bothSay('/article/moving', 200);
  const asked: string[] = [];
  const streams: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname === '/api/live') streams.push(pathname);
    if (pathname === '/article/moving') asked.push(pathname);
  });
  await page.goto(`http://localhost:${address.port}/article/moving`);
  await expect.poll(() => streams.length).toBe(1);

  // Nobody has read it there: the other site knows nothing of it yet.
  address.leadTo(second.port);
  await expect.poll(() => streams.length).toBe(2);
  await publish('another');
  await bothSay('/article/another', 200);
  expect(asked).toHaveLength(1);

  await publish('moving', { headline: 'It has left the quay' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('It has left the quay');

  address.leadTo(null);
  await publish('moving', { headline: 'It is at sea' });
  await expect
    .poll(async () => (await read(first, '/article/moving')).text)
    .toContain('It is at sea');
  address.leadTo(first.port);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('It is at sea');
});

test('one that was cut off from the lake serves what it has, and no reader goes back by it', async ({
  page,
}) => {
  const before = await placeOf(first);
  await publish('cut', { headline: 'Before the cut' });
  // Both have heard of it: what is made from now on stays true.
  await expect
    .poll(async () => {
      const [here, there] = await Promise.all([first, second].map(placeOf));
      return here !== before && here === there;
    })
    .toBe(true);
  expect((await read(second, '/article/cut')).text).toContain('Before the cut');
  wayToLake.leadTo(null);
  await expect.poll(async () => (await fetch(`${second.url}/api/health`)).status).toBe(503);
  await publish('cut', { headline: 'During the cut' });
  await publish('withdrawn');
  await expect
    .poll(async () => (await read(first, '/article/cut')).text)
    .toContain('During the cut');
  expect((await read(second, '/article/cut')).text).toContain('Before the cut');

  address.leadTo(first.port);
  await page.goto(`http://localhost:${address.port}/article/cut`);
  const seen: string[] = [];
  page.on('console', (message) => seen.push(message.text()));
  await page.evaluate(() => {
    const note = () => console.log(document.querySelector('h1')?.textContent);
    const what = { subtree: true, childList: true, characterData: true };
    new MutationObserver(note).observe(document.documentElement, what);
  });
  address.leadTo(second.port);
  await publish('cut', { headline: 'After the cut' });
  wayToLake.leadTo(Number(new URL(lake.url).port));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('After the cut');
  expect(seen).not.toContain('Before the cut');
  await expect.poll(async () => (await fetch(`${second.url}/api/health`)).status).toBe(200);
});

test('an editor signs in and writes through either of them', async ({ page }) => {
  address.leadTo(first.port);
  const [email = '', password = ''] = (await lake.signIn()).split('\n');
  await signIn(page, { url: `http://localhost:${address.port}`, editor: { email, password } });
  await publish('typed', { headline: 'Typed by one' });
  address.leadTo(second.port);
  await page.goto(`http://localhost:${address.port}/studio/intent/edit/id=typed;type=article`);
  const headline = field(page, 'headline').locator('textarea, input').first();
  await expect(headline).toHaveValue('Typed by one');
  await headline.fill('Typed by the other');
  await expect
    .poll(() => client.fetch('*[_type == "article" && _id == "drafts.typed"][0].headline'))
    .toBe('Typed by the other');
});

test('a site that is told to end says so, and nobody is cut off who is sent to the other one then', async ({
  page,
}) => {
  await publish('leaving', { headline: 'It casts off' });
  await bothSay('/article/leaving', 200);
  address.leadTo(first.port);
  await page.goto(`http://localhost:${address.port}/article/leaving`);
  const asked: number[] = [];
  let toward = first;
  let hasEnded = false;
  const reading = (async () => {
    while (!hasEnded) asked.push((await read(toward, '/article/leaving')).status);
  })();
  const ended = first.stop();
  await expect.poll(async () => (await fetch(`${first.url}/api/health`)).status).toBe(503);
  toward = second;
  address.leadTo(second.port);
  await ended;
  await publish('leaving', { headline: 'It is on its way' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('It is on its way');
  hasEnded = true;
  await reading;
  expect(new Set(asked)).toEqual(new Set([200]));
  first = await startSite(first.port, variablesOf('first'));
});

test.describe('attack: a lake elsewhere', () => {
  test('the lake is killed and started again → both sites go on, and hear what is published then', async () => {
    await publish('kept');
    await bothSay('/article/kept', 200);
    await lake.kill();
    await bothSay('/article/kept', 200);
    await lake.start();
    await publish('kept', { headline: 'Kept and changed' });
    for (const site of [first, second]) {
      await expect
        .poll(async () => (await read(site, '/article/kept')).text)
        .toContain('Kept and changed');
    }
  });

  test('a site is started with another secret → one sentence, and it ends', async () => {
    const started = startSite(await freePort(), {
      ...secrets,
      SANITY_REVALIDATE_SECRET: randomUUID(),
      LAKE_URL: lake.url,
    });
    await expect(started).rejects.toThrow(/SANITY_REVALIDATE_SECRET is not the secret of the lake/);
  });

  test('a site is started while the lake is away → it serves once the lake is there', async () => {
    const way = await openWay(1);
    way.leadTo(null);
    const starting = startSite(
      await freePort(),
      { ...secrets, LAKE_URL: `http://127.0.0.1:${way.port}`, LAKE_DIR: `${dir}/third` },
      /starts without it/,
    );
    const third = await starting;
    await expect.poll(async () => (await read(third, '/article/kept')).status).toBe(503);
    way.leadTo(Number(new URL(lake.url).port));
    await expect.poll(async () => (await read(third, '/article/kept')).status).toBe(200);
    await third.stop();
    await way.close();
  });
});
