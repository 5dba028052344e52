import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { chromiumArguments, findChromium } from '#e2e/newsroom/chromium.ts';
import { freePorts } from '#e2e/newsroom/ports.ts';
import { removeFolder, startNewsroom, temporaryFolder } from '#e2e/newsroom/start.ts';
import { anyDesk } from '#e2e/newsroom/story.ts';
import { field, signIn } from '#e2e/newsroom/studio.ts';
import { median, quantile } from './quantile.ts';
import { keyTimes, plainPage, untilAtRest } from './studio/keys.ts';
import { longStory } from './studio/long-story.ts';
import { heading, row } from './table.ts';

/**
 * `npm run bench -- studio`: how long an editor waits for the Studio, for a story by its address, and for a
 * letter of a long one. Beside it, in the same browser and the same minute, what the machine takes for a
 * page with nothing but a text, and for the Studio on a story with nothing in it. The browser has a profile of its
 * own, as an editor's has: what it has read and compiled of the Studio it keeps.
 */

const rounds = 5;
/** Loads that are not counted: until then the browser keeps what it has compiled. */
const warmUps = 3;
const letters = 100;
const size = { words: 3000, blocks: 20 };
const whole = `${size.words} words and ${size.blocks} blocks`;

const ms = (value: number): string => `${Math.round(value)} ms`;
const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`;
const ratio = (one: readonly number[], other: readonly number[]): string =>
  `${(median(one) / median(other)).toFixed(1)}×`;

/** Milliseconds from asking for an address until it is ready, in new tabs. */
async function untilReady(
  context: BrowserContext,
  address: string,
  ready: (page: Page) => Promise<void>,
): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < warmUps + rounds; round += 1) {
    const page = await context.newPage();
    const begun = performance.now();
    await page.goto(address, { waitUntil: 'commit' });
    await ready(page);
    times.push(performance.now() - begun);
    await page.close();
  }
  return times.slice(warmUps);
}

const bodyOf = (page: Page) => field(page, 'body').getByRole('textbox').first();
const deskIsReady = (page: Page) => page.getByTestId('desk').waitFor();

const headlineIsReady = (page: Page) =>
  field(page, 'headline').locator('input:not([readonly])').waitFor();

/** The first words of the body are there to be changed. */
const storyIsReady = (words: string) => async (page: Page) => {
  await headlineIsReady(page);
  await bodyOf(page).getByText(words).first().waitFor();
};

async function measured(context: BrowserContext, addressOf: (id: string) => string) {
  const typed = async (id: string, place: string, rested: (page: Page) => Promise<void>) => {
    const page = await context.newPage();
    await page.goto(addressOf(id));
    await storyIsReady(place)(page);
    await rested(page);
    await bodyOf(page).getByText(place).first().click();
    const times = await keyTimes(page, letters);
    await page.close();
    return times;
  };
  const atOnce = async () => {};
  return {
    desk: await untilReady(context, new URL('/studio', addressOf('x')).href, deskIsReady),
    short: await untilReady(context, addressOf('bench-short'), storyIsReady('word')),
    headline: await untilReady(context, addressOf('bench-long'), headlineIsReady),
    long: await untilReady(context, addressOf('bench-long'), storyIsReady('Paragraph 0.')),
    keys: {
      plain: await plainPage(context, letters),
      short: await typed('bench-short', 'word', untilAtRest),
      long: await typed('bench-long', 'Paragraph 30.', untilAtRest),
      atOnce: await typed('bench-long', 'Paragraph 30.', atOnce),
    },
  };
}

function print({ desk, short, headline, long, keys }: Awaited<ReturnType<typeof measured>>): void {
  console.log('\nThe Studio, warm\n');
  heading('', 'median', 'slowest', 'goal', '÷ a story with nothing in it');
  const times = (what: string, values: readonly number[], goal: string) =>
    row(what, seconds(median(values)), seconds(quantile(values, 1)), goal, ratio(values, short));
  times('until the desk stands', desk, '3 s');
  times('a story with nothing in it, by its address', short, '');
  times(`one of ${whole}, until its headline can be written in`, headline, '4 s');
  times('… until its body can', long, '4 s');

  console.log('\nFrom a key until its letter is shown\n');
  heading('', 'median', 'p95', 'goal', '÷ a page with nothing but a text');
  const letter = (what: string, values: readonly number[], goal: string) =>
    row(what, ms(median(values)), ms(quantile(values, 0.95)), goal, ratio(values, keys.plain));
  letter('a page with nothing but a text', keys.plain, '');
  letter('in a story with nothing in it', keys.short, '');
  letter(`in one of ${whole}`, keys.long, '50 ms, p95 100 ms');
  letter('… begun while the Studio still draws what is around it', keys.atOnce, '');
}

const dir = await temporaryFolder();
const newsroom = await startNewsroom(await freePorts(), dir);
const profile = await temporaryFolder();
const context = await chromium.launchPersistentContext(profile, {
  executablePath: await findChromium(),
  args: chromiumArguments,
  viewport: { width: 1440, height: 900 },
});
try {
  const { url, client } = newsroom;
  const desk = await anyDesk(client);
  const picture = await client.fetch<string>('*[_type == "sanity.imageAsset"][0]._id');
  await client.create(longStory(desk, 'bench-long', size, picture));
  await client.create(longStory(desk, 'bench-short', { words: 1, blocks: 0 }, picture));
  const first = await context.newPage();
  await signIn(first, newsroom);
  await first.close();
  print(await measured(context, (id) => `${url}/studio/intent/edit/id=${id};type=article`));
} finally {
  await context.close();
  await newsroom.stop();
  for (const folder of [dir, profile]) await removeFolder(folder);
}
