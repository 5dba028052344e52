import { join } from 'node:path';
import { lakeCommand } from '@dateline/lake/programs';
import { startTestLake } from '@dateline/lake/testing/lake-process';
import type { Browser, Page } from '@playwright/test';
import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import { loadDemo } from '#sanity/demo/load.ts';
import { expect, test } from './newsroom/fixtures.ts';
import { canMakeCertificates } from './newsroom/hosted/authority.ts';
import { isCounted } from './newsroom/hosted/counted.ts';
import {
  type HostedProject,
  type HostedSite,
  startHostedProject,
} from './newsroom/hosted/hosted.ts';
import { openBeside, pageBeside } from './newsroom/presentation.ts';
import { runScript } from './newsroom/start.ts';
import { anyDesk, story } from './newsroom/story.ts';
import { field, publish } from './newsroom/studio.ts';

/**
 * The Studio of a hosted project, and the way back from it: at Sanity's names over TLS, as in
 * `hosted.spec.ts`. The Studio listens to each thing by a connection of its own there.
 */

test.describe.configure({ mode: 'serial' });

let project: HostedProject;
let site: HostedSite;
let browser: Browser;
let client: SanityClient;

test.beforeAll(async () => {
  test.skip(
    !(await canMakeCertificates()),
    'A hosted project needs certificates: openssl is not installed.',
  );
  project = await startHostedProject();
  client = await project.lake.client('administrator');
  await loadDemo(client, { now: new Date(), pictureWidth: 480 });
  site = await project.startSite();
  browser = await project.browser();
});
test.afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await project?.remove();
});

/** A page as readers get it. */
const page = async (path: string): Promise<string> => (await fetch(project.siteUrl + path)).text();

/** Signs in as a hosted Studio has it: at Sanity, and back with a token. */
async function signInHosted(studio: Page): Promise<void> {
  const { email, password } = project.lake.signIn();
  await studio.goto('/studio');
  await studio.getByRole('link', { name: 'Dateline' }).click();
  await studio.waitForURL(/^https:\/\/api\.sanity\.io\//);
  await studio.getByLabel('Email').fill(email);
  await studio.getByLabel('Password').fill(password);
  await studio.getByRole('button', { name: 'Sign in' }).click();
  await expect(studio.getByTestId('studio-navbar')).toBeVisible();
}

test('an editor signs in at Sanity, writes, previews and publishes', async () => {
  const [was, written] = ['As it was', 'Written in a hosted Studio'];
  const desk = await anyDesk(client);
  await client.createOrReplace(story(desk, 'hosted-three', { headline: was }));
  await expect.poll(() => page('/article/hosted-three')).toContain(was);
  const studio = await browser.newPage({ baseURL: project.siteUrl });
  await signInHosted(studio);
  const from = project.front.asked.length;
  await test.step('write', async () => {
    await studio.goto('/studio/intent/edit/id=hosted-three;type=article/');
    await field(studio, 'headline').locator('input').fill(written);
    await expect
      .poll(() => client.fetch('*[_type == "article" && _id == "drafts.hosted-three"][0].headline'))
      .toBe(written);
  });
  await test.step('preview', async () => {
    await openBeside(studio, 'article/hosted-three', '/article/hosted-three');
    await expect(pageBeside(studio).locator('h1')).toContainText(written);
    expect(await page('/article/hosted-three')).toContain(was);
  });
  await test.step('publish', async () => {
    await publish(studio);
    await expect.poll(() => page('/article/hosted-three')).toContain(written);
    expect(await client.fetch('count(*[_id == "drafts.hosted-three"])')).toBe(0);
  });
  const asked = project.front.asked.slice(from).filter(isCounted).length;
  console.log(
    `hosted: a story opened, changed, previewed and published: ${asked} requests to the API`,
  );
  await studio.close();
});

test('a Studio at an address that the project does not allow says so, and where to allow it', async () => {
  const elsewhere = project.siteUrl.replace('localhost', '127.0.0.1');
  const studio = await browser.newPage();
  await studio.goto(`${elsewhere}/studio`);
  const told = studio.getByRole('heading', { name: 'Connect this Studio to your project' });
  await expect(told).toBeVisible();
  const allow = studio.getByRole('link', { name: 'Add CORS origin' });
  await expect(allow).toHaveAttribute('href', new RegExp(encodeURIComponent(elsewhere)));
  await studio.close();
});

test('a newsroom moves back into a lake of its own', async () => {
  const file = join(project.dir, 'hosted.tar.gz');
  await client.createOrReplace(
    story(await anyDesk(client), 'drafts.hosted-four', { headline: 'Nobody has read this yet' }),
  );
  await project.sanity('dataset', 'export', 'production', file);
  const home = await startTestLake();
  try {
    const at = { LAKE_DIR: home.dir, LAKE_PORT: String(home.port) };
    for (const words of [['import', file], ['check']]) {
      const { code, output } = await runScript(lakeCommand, words, at);
      expect(code, output).toBe(0);
    }
    const there = await home.client('administrator');
    expect(await contentOf(there)).toEqual(await contentOf(client));
    expect(await loadedPictures(home.url, there)).toBeGreaterThan(0);
  } finally {
    await home.remove();
  }
});

/** All that people wrote, by the ids of its documents, and which assets there are. */
async function contentOf(sanity: SanityClient): Promise<unknown> {
  const documents = await sanity.fetch<{ _id: string; _type: string }[]>(
    '*[!(_id in path("_.**"))] | order(_id)',
  );
  return documents.map(({ _id, _type, ...rest }) => {
    if (/^sanity\./.test(_type)) return { _id, _type };
    const { _rev, _updatedAt, ...written } = { _rev: '', _updatedAt: '', ...rest };
    return { _id, _type, ...written };
  });
}

/** How many pictures a lake has; all of them are there as files. */
async function loadedPictures(lake: string, sanity: SanityClient): Promise<number> {
  const paths = z
    .array(z.string())
    .parse(await sanity.fetch('*[_type == "sanity.imageAsset"].path'));
  for (const path of paths) {
    expect((await fetch(`${lake}/${path}?w=40`)).status, path).toBe(200);
  }
  return paths.length;
}
