import { once } from 'node:events';
import { createServer } from 'node:http';
import { lakeCommand } from '@dateline/lake/programs';
import { expect, test } from '@playwright/test';
import { freePort } from '#lib/testing/ports.ts';
import { freePorts } from './newsroom/ports.ts';
import {
  administrator,
  type Lake,
  type Newsroom,
  removeFolder,
  runScript,
  startLake,
  startNewsroom,
  temporaryFolder,
} from './newsroom/start.ts';
import { slug, story } from './newsroom/story.ts';
import { isWhole } from './newsroom/whole.ts';
import { honest, wire } from './newsroom/wire.ts';

/** What happens when the lake goes away, is killed, or comes back; in a newsroom of its own. */

const desk = {
  section: 'trouble-section',
  author: 'trouble-author',
  tag: 'trouble-tag',
  tagSlug: 't',
};

test.describe.configure({ mode: 'serial' });

let dir: string;
let lake: Lake;
let newsroom: Newsroom;
let cutWire: () => Promise<void>;

test.beforeAll(async () => {
  dir = await temporaryFolder();
  const ports = await freePorts();
  const behindTheWire = await freePort();
  lake = await startLake({ site: ports.site, lake: behindTheWire }, dir);
  // A newsroom whose lake is gone starts another. Here the lake comes and goes when the tests say so.
  cutWire = await wire({ from: ports.lake, to: behindTheWire, dir }, () => honest);
  newsroom = await startNewsroom(ports, dir);
});

test.afterAll(async () => {
  await newsroom?.stop();
  await cutWire?.();
  await lake?.stop();
  await removeFolder(dir);
});

test('an empty newsroom says how to write the first story', async ({ page }) => {
  const statusAt = async (address: string) => (await page.request.get(address)).status();
  // One that was just started may have too much to do at first, and says so.
  await expect.poll(() => statusAt(newsroom.url)).toBe(200);
  await page.goto(newsroom.url);
  await expect(page.getByRole('link', { name: /studio/i }).first()).toHaveAttribute(
    'href',
    /\/studio/,
  );
  for (const address of [
    '/latest',
    '/archive',
    '/corrections',
    '/search?q=anything',
    '/feed.xml',
    '/sitemap.xml',
    '/sitemap/pages.xml',
    '/news-sitemap.xml',
  ]) {
    await expect.poll(() => statusAt(newsroom.url + address), { message: address }).toBe(200);
  }
});

test('acknowledged edits survive kill -9, and so does who is signed in', async () => {
  const acknowledged: string[] = [];
  await newsroom.client
    .transaction()
    .createOrReplace({
      _id: desk.section,
      _type: 'section',
      title: 'Harbour',
      slug: slug('harbour'),
    })
    .createOrReplace({
      _id: desk.author,
      _type: 'author',
      name: 'Ada Brine',
      slug: slug('ada-brine'),
    })
    .createOrReplace({ _id: desk.tag, _type: 'tag', title: 'Tides', slug: slug('tides') })
    .commit();
  for (let n = 0; n < 20; n += 1) {
    await newsroom.client.createOrReplace(story(desk, `kept-${n}`));
    acknowledged.push(`kept-${n}`);
    if (n === 14) {
      // Edits are under way when the power goes.
      const pending = Array.from({ length: 10 }, (_, i) =>
        newsroom.client
          .createOrReplace(story(desk, `pending-${i}`))
          .then(() => acknowledged.push(`pending-${i}`))
          .catch(() => {}),
      );
      await lake.kill();
      await Promise.all(pending);
      await lake.start();
    }
  }
  const found = await newsroom.client.fetch<string[]>('*[_id in $ids]._id', { ids: acknowledged });
  expect(found.toSorted()).toEqual(acknowledged.toSorted());
  expect(await lake.command('check')).toMatch(/is whole/);
});

test('pages already served are served on, others are a plain 503, and it heals by itself', async ({
  request,
}) => {
  const at = (path: string) => request.get(`${newsroom.url}${path}`);
  const statusAt = async (path: string) => (await at(path)).status();
  const textAt = async (path: string) => (await at(path)).text();
  // What the site has still to hear of, or a page has to go without, makes it another one: it is not served yet.
  await expect.poll(() => statusAt('/api/health')).toBe(200);
  await expect.poll(() => textAt('/')).toContain('Story kept-19');
  for (const path of ['/article/kept-0', '/'])
    await expect.poll(async () => isWhole(await textAt(path)), { message: path }).toBe(true);

  await lake.kill();
  await expect.poll(() => statusAt('/api/health')).toBe(503);

  const served = await at('/article/kept-0');
  expect(served.status()).toBe(200);
  expect(await served.text()).toContain('Story kept-0');
  expect(await statusAt('/')).toBe(200);

  const unseen = await at('/article/kept-7');
  expect(unseen.status()).toBe(503);
  const text = await unseen.text();
  expect(text).toContain('We cannot show this page right now');
  expect(text).not.toMatch(/\bat \S+ \(|node_modules|Error:/);

  await lake.start();
  await expect.poll(() => statusAt('/api/health')).toBe(200);
  await expect.poll(() => statusAt('/article/kept-7')).toBe(200);
  expect(await textAt('/article/kept-7')).toContain('Story kept-7');
});

test('what was published while the site had lost the lake is seen once it is back', async ({
  page,
}) => {
  await page.goto(`${newsroom.url}/article/kept-3`);
  await lake.stop();
  await lake.start();
  const client = await administrator(lake);
  await client.patch('kept-3').set({ headline: 'Changed while nobody looked' }).commit();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Changed while nobody looked');
});

test('a taken port and a wrong setting are one sentence each', async () => {
  const port = String(await freePort());
  const blocker = createServer().listen(port);
  await once(blocker, 'listening');
  const taken = await runScript('scripts/start.ts', [], { PORT: port, LAKE_DIR: `${dir}/none` });
  blocker.close();
  expect(taken.code).toBe(1);
  expect(taken.output.trim()).toBe(
    `Port ${port} is already in use; end what listens there or set PORT to another one.`,
  );

  const wrong = await runScript('scripts/start.ts', [], { PORT: 'eighty' });
  expect(wrong.code).toBe(1);
  expect(wrong.output.trim()).toBe('PORT ("eighty") has to be a port number from 1 to 65535.');

  const twice = await runScript(lakeCommand, ['serve'], {
    LAKE_PORT: String(await freePort()),
    LAKE_DIR: dir,
  });
  expect(twice.code).toBe(1);
  expect(twice.output.trim().split('\n')).toHaveLength(1);
});
