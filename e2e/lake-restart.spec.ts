import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import { freePorts, type Ports } from './newsroom/ports.ts';
import {
  type Newsroom,
  removeFolder,
  startLake,
  startNewsroom,
  temporaryFolder,
} from './newsroom/start.ts';
import { type Desk, paragraph, story, withDesk } from './newsroom/story.ts';
import { field, signIn } from './newsroom/studio.ts';

/** The lake ends and is there again while somebody writes: a new version, a setting, a fault. */

const desk: Desk = { section: 'r-section', author: 'r-author', tag: 'r-tag', tagSlug: 'r-tag' };
const id = 'restarted';

let dir: string;
let ports: Ports;

test.beforeEach(async () => {
  dir = await temporaryFolder();
  ports = await freePorts();
});

test.afterEach(() => removeFolder(dir));

/** A story that somebody is writing. */
const begin = (client: SanityClient) =>
  withDesk(client, desk)
    .create(story(desk, `drafts.${id}`, { headline: 'H', body: [paragraph('B')] }))
    .commit();

const draftIn = (client: SanityClient) =>
  client.fetch<{ headline: string; body: string }>(
    '*[_id == $id][0]{headline, "body": pt::text(body)}',
    { id: `drafts.${id}` },
  );

const headlineOf = (page: Page) => field(page, 'headline').locator('input');
const bodyOf = (page: Page) => field(page, 'body').getByRole('textbox').first();

/** Opens the story and goes to the end of a field. */
async function openStory(page: Page, newsroom: Pick<Newsroom, 'url' | 'editor'>): Promise<void> {
  await signIn(page, newsroom, `/studio/intent/edit/id=${id};type=article`);
  await expect(bodyOf(page)).toContainText('B');
}

/** In the page: whether the cursor stands behind all there is, and stays there for some frames. */
const staysBehindAll = (): Promise<boolean> =>
  new Promise((resolve) => {
    let frames = 0;
    const look = () => {
      const selection = getSelection();
      const { focusNode, focusOffset } = selection ?? {};
      if (focusNode?.nodeType !== 3 || focusNode.textContent?.length !== focusOffset) {
        return resolve(false);
      }
      frames += 1;
      if (frames > 20) resolve(true);
      else requestAnimationFrame(look);
    };
    look();
  });

/** Puts the cursor behind what stands in a field. A text may still be busy with the press that led into it. */
async function goTo(page: Page, box: ReturnType<typeof headlineOf>): Promise<void> {
  await box.click();
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+End');
    const isLine = await box.evaluate((element) => element instanceof HTMLInputElement);
    expect(isLine || (await page.evaluate(staysBehindAll))).toBe(true);
  }).toPass();
}

const words = (count: number, word: string) =>
  Array.from({ length: count }, (_, n) => `${word}${n}`).join(' ');
/** Longer than a lake is away. */
const long = 20;

const type = (page: Page, word: string) =>
  page.keyboard.type(` ${words(long, word)}`, { delay: 25 });

/** What the Studio shows when something went wrong. */
const complaints = (page: Page) =>
  page.locator(
    '[role="alertdialog"], [role="dialog"], [data-ui="Toast"], [data-testid="studio-error"]',
  );

const note = z.object({ pid: z.number() });
const lakePid = async (): Promise<number> =>
  note.parse(JSON.parse(await readFile(join(dir, 'lake.lock'), 'utf8'))).pid;

/** Ends the lake. @returns how long nobody answered in its place, in milliseconds. */
async function endLake(signal: NodeJS.Signals): Promise<number> {
  const answers = () =>
    fetch(`http://127.0.0.1:${ports.lake}/v1/ping`, { headers: { connection: 'close' } }).then(
      ({ ok }) => ok,
      () => false,
    );
  const before = await lakePid();
  const told = performance.now();
  process.kill(before, signal);
  const isAnother = async () => (await lakePid().catch(() => before)) !== before;
  await expect
    .poll(async () => (await isAnother()) && (await answers()), { intervals: [20] })
    .toBe(true);
  return performance.now() - told;
}

test('a lake that is told to end, or killed, comes back, and nobody loses a typed word', async ({
  page,
}, { annotations }) => {
  // A lake that is not new has no demonstration to load.
  await (await startLake(ports, dir)).stop();
  const newsroom = await startNewsroom(ports, dir);
  const took: string[] = [];
  try {
    await begin(newsroom.client);
    await openStory(page, newsroom);
    const expected = { headline: 'H', body: 'B' };
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      for (const [box, name] of [
        [headlineOf(page), 'headline'],
        [bodyOf(page), 'body'],
      ] as const) {
        await goTo(page, box);
        const typing = type(page, signal);
        took.push(`${signal} ${Math.round(await endLake(signal))} ms`);
        await typing;
        expected[name] += ` ${words(long, signal)}`;
        await expect.poll(() => draftIn(newsroom.client)).toEqual(expected);
        await expect(complaints(page)).toHaveCount(0);
      }
    }
    await expect(headlineOf(page)).toHaveValue(expected.headline);
    await expect(bodyOf(page)).toContainText(expected.body);
  } finally {
    annotations.push({ type: 'until it answered', description: took.join(', ') });
    await newsroom.stop();
  }
});
