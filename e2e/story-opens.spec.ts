import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { anyDesk, paragraph, slug, story } from './newsroom/story.ts';
import { field, signIn } from './newsroom/studio.ts';

/** What keeps a story from opening does not come back: work of the browser's that nobody sees the use of. */

const id = `opens-${randomUUID().slice(0, 8)}`;
const firstWords = 'The boats came at noon.';

test.beforeAll(async () => {
  const { client } = sharedNewsroom();
  const body = [paragraph(firstWords), paragraph('They had waited nine days.')];
  await client.create(
    story(await anyDesk(client), `drafts.${id}`, { headline: 'Boats', slug: slug(id), body }),
  );
});

test.afterAll(() => sharedNewsroom().client.delete(`drafts.${id}`));

const watchedSchema = z.object({
  frames: z.number(),
  turns: z.number(),
  moving: z.array(z.string()),
  places: z.array(z.number()),
});

/** Runs in the page from its beginning: what is noted at each of its frames. */
function watch(words: string): void {
  const watched: z.infer<typeof watchedSchema> = { frames: 0, turns: 0, moving: [], places: [] };
  Object.assign(window, { watched });
  const post = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function (...message: [message: unknown]) {
    watched.turns += 1;
    post.apply(this, message);
  };
  const note = <Value>(list: Value[], value: Value): void => {
    if (!list.includes(value)) list.push(value);
  };
  const look = (): void => {
    watched.frames += 1;
    for (const { effect } of document.getAnimations()) {
      if (!(effect instanceof KeyframeEffect) || !effect.target) continue;
      if (effect.getTiming().iterations !== Number.POSITIVE_INFINITY) continue;
      const { animationTimingFunction } = getComputedStyle(effect.target, effect.pseudoElement);
      if (animationTimingFunction.startsWith('steps')) continue;
      note(watched.moving, `${effect.target.getAttribute('data-ui')}${effect.pseudoElement}`);
    }
    const text = document.querySelector('[data-testid="field-body"] [role="textbox"]');
    if (text?.textContent.includes(words)) {
      const editor = text.closest('[data-testid="pt-editor"]');
      if (editor) {
        const [top, around] = [text, editor].map((one) => one.getBoundingClientRect().top);
        note(watched.places, Math.round((top ?? 0) - (around ?? 0)));
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

const watchedIn = async (page: Page) =>
  watchedSchema.parse(await page.evaluate(() => Reflect.get(window, 'watched')));

test('while a story opens nothing moves, nor its words when their buttons come', async ({
  newsroom,
  page,
}) => {
  await signIn(page, newsroom);
  await page.addInitScript(watch, firstWords);
  await page.goto(`${newsroom.url}/studio/intent/edit/id=${id};type=article`);
  const body = field(page, 'body');
  await expect(body.getByRole('textbox').first()).toContainText(firstWords);
  await expect(body.getByTestId('pt-editor__toolbar-card')).toBeVisible();
  const { moving, places } = await watchedIn(page);
  expect(moving, 'moves at each frame').toEqual([]);
  expect(places, 'the words stay where they are').toHaveLength(1);
});

test('while the scripts of the Studio come, its page is not begun again and again', async ({
  newsroom,
  page,
}) => {
  await signIn(page, newsroom);
  await page.addInitScript(watch, firstWords);
  // The largest script is held until the page has had time for hundreds of beginnings.
  const asked = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    if (body.length > 1_000_000) {
      asked.resolve();
      await held.promise;
    }
    await route.fulfill({ response, body });
  });
  await page.goto(`${newsroom.url}/studio`, { waitUntil: 'commit' });
  await asked.promise;
  const { frames } = await watchedIn(page);
  await expect.poll(async () => (await watchedIn(page)).frames - frames).toBeGreaterThan(60);
  const { turns } = await watchedIn(page);
  expect(turns, 'turns of React’s scheduler').toBeLessThan(100);
  held.resolve();
  await expect(page.getByTestId('desk')).toBeVisible();
});
