import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { chromiumArguments, findChromium } from '#e2e/newsroom/chromium.ts';
import { freePorts } from '#e2e/newsroom/ports.ts';
import {
  type Newsroom,
  removeFolder,
  startNewsroom,
  temporaryFolder,
} from '#e2e/newsroom/start.ts';
import { anyDesk } from '#e2e/newsroom/story.ts';
import { field, signIn } from '#e2e/newsroom/studio.ts';
import { median, quantile } from './quantile.ts';
import { atRest } from './studio/at-rest.ts';
import { keyTimes, plainPage } from './studio/keys.ts';
import { longStory } from './studio/long-story.ts';
import { type Unwatched, unwatched } from './studio/unwatched.ts';
import { heading, row } from './table.ts';

/**
 * `npm run bench -- studio`: how long an editor waits for the Studio, for a story by its address, and for a
 * letter of a long one. Beside it, in the same minute, what the machine takes for a page with nothing but a text, for
 * the Studio on a story with nothing in it, and in a browser that a tool drives. Both browsers keep what they have read
 * and compiled of the Studio, as an editor's does.
 */

const rounds = 5;
/** Loads that are not counted: until then the browser keeps what it has compiled. */
const warmUps = 3;
const letters = 100;
const size = { words: 3000, blocks: 20 };
const [width, height] = [1440, 900];
const whole = `${size.words} words and ${size.blocks} blocks`;

const ms = (value: number): string => `${Math.round(value)} ms`;
const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`;
const ratio = (one: readonly number[], other: readonly number[]): string =>
  `${(median(one) / median(other)).toFixed(1)}×`;

/** What each round gives, after those that warm up. */
async function inRounds<Times>(once: () => Promise<Times>): Promise<Times[]> {
  const times: Times[] = [];
  for (let round = 0; round < warmUps + rounds; round += 1) times.push(await once());
  return times.slice(warmUps);
}

/** Milliseconds from asking for an address until it is ready, in a new tab that is driven. */
const driven = (context: BrowserContext, address: string, ready: (page: Page) => Promise<void>) =>
  inRounds(async () => {
    const page = await context.newPage();
    const begun = performance.now();
    await page.goto(address, { waitUntil: 'commit' });
    await ready(page);
    const took = performance.now() - begun;
    await page.close();
    return took;
  });

const bodyOf = (page: Page) => field(page, 'body').getByRole('textbox').first();

/** The headline and the first words of the body are there to be changed. */
const storyIsReady = (words: string) => async (page: Page) => {
  await field(page, 'headline').locator('input:not([readonly])').waitFor();
  await bodyOf(page).getByText(words).first().waitFor();
};

/** What stands for that to someone who only looks. */
const headlineStands = { selector: '[data-testid="field-headline"] input:not([readonly])' };
const bodyStands = (words: string) => ({
  selector: '[data-testid="field-body"] [role="textbox"]',
  words,
});
const [firstWords, shortWords] = ['Paragraph 0.', 'word'];

/** In a browser that is driven: what signs in, what is typed, and what driving costs. */
async function whileDriven(
  context: BrowserContext,
  newsroom: Newsroom,
  addressOf: (id: string) => string,
) {
  const first = await context.newPage();
  await signIn(first, newsroom);
  await first.close();
  const typed = async (id: string, place: string, ready: (page: Page) => Promise<void>) => {
    const page = await context.newPage();
    await page.goto(addressOf(id));
    await storyIsReady(place)(page);
    await ready(page);
    await bodyOf(page).getByText(place).first().click();
    const times = await keyTimes(page, letters);
    await page.close();
    return times;
  };
  const rested = (page: Page) => page.evaluate(atRest, undefined);
  const atOnce = async () => {};
  return {
    cookies: await context.cookies(),
    driven: await driven(context, addressOf('opened-long'), storyIsReady(firstWords)),
    keys: {
      plain: await plainPage(context, letters),
      short: await typed('typed-short', shortWords, rested),
      long: await typed('typed-long', 'Paragraph 30.', rested),
      atOnce: await typed('typed-long', 'Paragraph 30.', atOnce),
    },
  };
}

/** In a browser as an editor's is. */
async function asAnEditor(browser: Unwatched, addressOf: (id: string) => string) {
  const deskStands = { selector: '[data-testid="desk"]' };
  const desk = await inRounds(() =>
    browser.timesOf(new URL('/studio', addressOf('x')).href, { desk: deskStands }),
  );
  const story = (id: string, words: string) =>
    inRounds(() =>
      browser.timesOf(addressOf(id), { headline: headlineStands, body: bodyStands(words) }),
    );
  const short = await story('opened-short', shortWords);
  const long = await story('opened-long', firstWords);
  return {
    desk: desk.map((times) => times.desk),
    short: short.map(({ body }) => body),
    headline: long.map(({ headline }) => headline),
    long: long.map(({ body }) => body),
  };
}

type Measured = Awaited<ReturnType<typeof whileDriven>> & Awaited<ReturnType<typeof asAnEditor>>;

function print({ desk, short, headline, long, driven, keys }: Measured): void {
  console.log('\nThe Studio, warm\n');
  heading('', 'median', 'slowest', 'goal', '÷ a story with nothing in it');
  const times = (what: string, values: readonly number[], goal: string) =>
    row(what, seconds(median(values)), seconds(quantile(values, 1)), goal, ratio(values, short));
  times('until the desk stands', desk, '3 s');
  times('a story with nothing in it, by its address', short, '');
  times(`one of ${whole}, until its headline can be written in`, headline, '4 s');
  times('… until its body can', long, '4 s');
  times('… the same where a tool drives the browser', driven, '');

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
try {
  const { url, client } = newsroom;
  const desk = await anyDesk(client);
  const picture = await client.fetch<string>('*[_type == "sanity.imageAsset"][0]._id');
  for (const use of ['opened', 'typed']) {
    await client.create(longStory(desk, `${use}-long`, size, picture));
    await client.create(longStory(desk, `${use}-short`, { words: 1, blocks: 0 }, picture));
  }
  const addressOf = (id: string) => `${url}/studio/intent/edit/id=${id};type=article`;
  const executablePath = await findChromium();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: chromiumArguments,
    viewport: { width, height },
  });
  const whatWasDriven = await whileDriven(context, newsroom, addressOf).finally(() =>
    context.close(),
  );
  const browser = await unwatched(
    { executablePath, args: [...chromiumArguments, `--window-size=${width},${height}`] },
    { cookies: whatWasDriven.cookies, quiet: `${url}/robots.txt` },
  );
  const whatWasNot = await asAnEditor(browser, addressOf).finally(() => browser.close());
  print({ ...whatWasDriven, ...whatWasNot });
} finally {
  await newsroom.stop();
  for (const folder of [dir, profile]) await removeFolder(folder);
}
