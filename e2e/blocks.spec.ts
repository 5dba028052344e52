import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { blockExamples } from '#lib/content/body/examples.ts';
import { expect, type SharedNewsroom, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { anyDesk, paragraph, slug, story } from './newsroom/story.ts';

/** Every block a story can hold, in one story of all their examples, as readers get it. */

const id = 'blocks-story';
const path = `/article/${id}`;

/** What the demonstration's files are uploaded as, by the kind that examples name. */
const extensions: Readonly<Record<string, string>> = {
  picture: 'jpg',
  sound: 'wav',
  film: 'webm',
  captions: 'vtt',
  document: 'pdf',
};

async function everyBlock({ client }: SharedNewsroom) {
  const uploaded = z
    .array(z.object({ _id: z.string(), originalFilename: z.string() }))
    .parse(
      await client.fetch(
        '*[_type in ["sanity.imageAsset", "sanity.fileAsset"]]{ _id, originalFilename }',
      ),
    );
  const ids = new Map(uploaded.map(({ originalFilename, _id }) => [originalFilename, _id]));
  const placed = (key: string, value: unknown): unknown => {
    const [kind = '', name] = key === '_ref' && typeof value === 'string' ? value.split(':') : [];
    return ids.get(`${name}.${extensions[kind]}`) ?? value;
  };
  const body = (await blockExamples()).flatMap(({ block }, place) => [
    { ...block, _key: `k${place}` },
    paragraph(`What stands after block ${place}. `.repeat(12), `p${place}`),
  ]);
  const stored: typeof body = JSON.parse(JSON.stringify(body, placed));
  return stored;
}

test.beforeAll(async () => {
  const newsroom = sharedNewsroom();
  const body = await everyBlock(newsroom);
  const desk = await anyDesk(newsroom.client);
  await newsroom.client.createOrReplace(story(desk, id, { slug: slug(id), body }));
});
test.afterAll(async () => {
  await sharedNewsroom().client.delete(id);
});

/** All that a page asks other sites for. */
function askedElsewhere(page: Page, { url }: SharedNewsroom): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const to = request.url();
    if (!to.startsWith(url) && !to.startsWith('data:')) asked.push(to);
  });
  return asked;
}

async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // The examples of one block share their names.
    .disableRules(['landmark-unique'])
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

test('every block is accessible, in light, dark and forced colours, and asks no other site', async ({
  newsroom,
  page,
}) => {
  const asked = askedElsewhere(page, newsroom);
  for (const media of [
    { colorScheme: 'light' },
    { colorScheme: 'dark' },
    { colorScheme: 'dark', forcedColors: 'active' },
  ] as const) {
    await page.emulateMedia(media);
    await page.goto(path);
    await expect(page.locator('html')).toHaveAttribute('data-loads', '');
    expect(await violationsOn(page), JSON.stringify(media)).toEqual([]);
  }
  for (const width of [320, 768, 1440, 2560]) {
    await page.setViewportSize({ width, height: 900 });
    const over = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    expect(await over(), `${width} pixels`).toBeLessThanOrEqual(0);
  }
  await page.emulateMedia({ media: 'print', forcedColors: null });
  await expect(page.getByRole('button')).toHaveCount(0);
  expect(asked).toEqual([]);
});

test('what another site has is loaded when its reader asks, there alone, and stays', async ({
  newsroom,
  page,
}) => {
  const policyOf = async (address: string) =>
    (await fetch(newsroom.url + address)).headers.get('content-security-policy') ?? '';
  expect(await policyOf('/')).not.toContain('frame-src');
  expect(await policyOf(path)).toMatch(/frame-src [^;]*https:\/\/www\.youtube-nocookie\.com/);

  const asked = askedElsewhere(page, newsroom);
  await page.route('https://www.youtube-nocookie.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<p>It plays.</p>' }),
  );
  await page.goto(path);
  const offer = page.getByRole('button', { name: 'Play the video from YouTube' });
  await expect(offer).toHaveAccessibleDescription(/before you ask/);
  await offer.focus();
  expect(asked).toEqual([]);
  await page.keyboard.press('Enter');
  const frame = page.frameLocator('iframe[src^="https://www.youtube-nocookie.com/embed/"]');
  await expect(frame.getByText('It plays.')).toBeVisible();
  expect(asked.every((to) => to.startsWith('https://www.youtube-nocookie.com/'))).toBe(true);

  await newsroom.client.patch(id).set({ headline: 'All blocks, changed' }).commit();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All blocks, changed');
  await expect(frame.getByText('It plays.')).toBeVisible();
});

/** In the page: whether a link is taken by the page's script, once that is there. Before, it is not followed either. */
function isTaken(link: HTMLElement | SVGElement): boolean {
  let isByScript = false;
  const hold = (click: Event) => {
    isByScript = click.defaultPrevented;
    click.preventDefault();
  };
  addEventListener('click', hold, { once: true });
  link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  return isByScript;
}

test('pictures of a gallery are gone along in all of the window, by keyboard', async ({ page }) => {
  await page.goto(path);
  const gallery = page.getByRole('region', { name: 'Up the river in a day' });
  const first = gallery.getByRole('link', { name: 'A low dam' });
  const box = page.getByRole('dialog', { name: 'Up the river in a day' });
  await expect.poll(() => first.evaluate(isTaken)).toBe(true);
  await page.keyboard.press('Escape');
  // What was shown is put away a moment after the dialog is.
  await expect(page.locator('[data-pictures] > *')).toHaveCount(0);
  await first.focus();
  await page.keyboard.press('Enter');
  await expect(box).toBeVisible();
  await expect(box.getByText('1 / 4')).toBeVisible();
  await expect(box.getByText('The barrage, from above.')).toBeInViewport();
  await page.keyboard.press('ArrowRight');
  await expect(box.getByText('2 / 4')).toBeVisible();
  await expect(box.getByText('The square, a little after five.')).toBeInViewport();
  await page.keyboard.press('End');
  await expect(box.getByText('4 / 4')).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();
  await expect(first).toBeFocused();
});

test('without script every block can be read, and what needs it is a link', async ({
  newsroom,
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: newsroom.url });
  const page = await context.newPage();
  await page.goto(path);
  const main = page.getByRole('main');
  await expect(main.getByRole('link', { name: 'Opens youtube.com' })).toBeVisible();
  await expect(main.getByRole('button', { name: /YouTube/ })).toHaveCount(0);
  const large = await main.getByRole('link', { name: 'A low dam' }).first().getAttribute('href');
  const answer = await fetch(newsroom.url + large);
  expect(answer.headers.get('content-type')).toMatch(/^image\//);
  const document = main.getByRole('link', { name: 'Count of the Ulan steppe: rules for riders' });
  const file = await fetch(newsroom.url + (await document.getAttribute('href')));
  expect(file.headers.get('content-type')).toBe('application/pdf');
  expect(file.headers.get('content-disposition')).toContain('rules for riders.pdf');
  await context.close();
});
