import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import { addEditor } from './newsroom/people.ts';
import { freePorts, type Ports } from './newsroom/ports.ts';
import { startSite } from './newsroom/sites.ts';
import {
  administrator,
  removeFolder,
  startLake,
  startNewsroom,
  temporaryFolder,
} from './newsroom/start.ts';
import { type Desk, paragraph, story, withDesk } from './newsroom/story.ts';
import { field, signIn, signInByForm } from './newsroom/studio.ts';

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
    '*[_type == "article" && _id == $id][0]{headline, "body": pt::text(body)}',
    { id: `drafts.${id}` },
  );

const headlineOf = (page: Page) => field(page, 'headline').locator('input');
const bodyOf = (page: Page) => field(page, 'body').getByRole('textbox').first();

const address = `/studio/intent/edit/id=${id};type=article`;
const isOpen = (page: Page) => expect(bodyOf(page)).toContainText('B');

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

/** Words that are typed while a lake is away for as long: few, since a Studio waits for it half a minute at most. */
const few = 6;

/** Types word after word until a lake is gone, and a few more, however slowly. @returns all of it. */
async function typeOn(page: Page, word: string, gone: Promise<void>): Promise<string> {
  let left = Number.POSITIVE_INFINITY;
  const comeToAnEnd = () => {
    left = few;
  };
  void gone.then(comeToAnEnd, comeToAnEnd);
  let typed = '';
  for (let n = 0; left > 0; n += 1) {
    const next = ` ${word}${n}`;
    await page.keyboard.type(next, { delay: 25 });
    typed += next;
    left -= 1;
  }
  return typed;
}

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
  // Both tests type some hundred letters at a person's pace, and wait for a lake besides.
  test.setTimeout(600_000);
  // A lake that is not new has no demonstration to load.
  await (await startLake(ports, dir)).stop();
  const newsroom = await startNewsroom(ports, dir);
  const took: string[] = [];
  try {
    await begin(newsroom.client);
    await signIn(page, newsroom, address);
    await isOpen(page);
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

test('two editors lose nothing in one story while a lake elsewhere is away', async ({
  browser,
}) => {
  test.setTimeout(600_000);
  const lake = await startLake(ports, dir);
  const client = await administrator(lake);
  await begin(client);
  const site = await startSite(lake, {}, ports.site);
  const open = async (name: string) => {
    const page = await (await browser.newContext()).newPage();
    // A lake elsewhere gives its session to the browser alone.
    await signInByForm(page, { url: site.url, editor: await addEditor({ dir, ports }, name) });
    await page.goto(`${site.url}${address}`);
    await isOpen(page);
    return page;
  };
  try {
    const [ada, benno] = [await open('Ada Brine'), await open('Benno Clay')];
    await goTo(ada, headlineOf(ada));
    await goTo(benno, bodyOf(benno));
    // Some of it is on its way when the lake is gone.
    const goes = async () => {
      await expect.poll(async () => (await draftIn(client)).headline).toContain('head0');
      await lake.kill();
    };
    const gone = goes();
    const [head, line] = await Promise.all([
      typeOn(ada, 'head', gone),
      typeOn(benno, 'line', gone),
      gone,
    ]);
    await lake.start();
    const typed = { headline: `H${head}`, body: `B${line}` };
    await expect.poll(() => draftIn(client)).toEqual(typed);
    for (const page of [ada, benno]) {
      await expect(headlineOf(page)).toHaveValue(typed.headline);
      await expect(bodyOf(page)).toContainText(typed.body);
      await expect(complaints(page)).toHaveCount(0);
      await page.context().close();
    }
  } finally {
    await site.remove();
    await lake.stop();
  }
});
