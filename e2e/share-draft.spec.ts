import type { Browser, Page, Response } from '@playwright/test';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { anyDesk, slug, story } from './newsroom/story.ts';
import { choose, signIn } from './newsroom/studio.ts';

/** One draft, shown to somebody without an account: made, counted and ended in the story's menu. */

const id = 'shared-lighthouse';
const other = 'unshared-lighthouse';
const words = 'What a source should read before it is printed';
const secret = 'What nobody outside may read';

test.beforeAll(async () => {
  const { client } = sharedNewsroom();
  const desk = await anyDesk(client);
  await client
    .transaction()
    .createOrReplace(story(desk, `drafts.${id}`, { headline: words, slug: slug(id) }))
    .createOrReplace(story(desk, `drafts.${other}`, { headline: secret, slug: slug(other) }))
    .commit();
});

test.afterAll(async () => {
  const { client } = sharedNewsroom();
  await client.delete({ query: `*[_id in ["${id}", "drafts.${id}", "drafts.${other}"]]` });
  await client.delete({ query: '*[_type == "sharedDraft"]' });
  await client.delete({ query: '*[_type == "sharedDraftOpened"]' });
});

const opensDialog = async (studio: Page) => {
  await choose(studio, 'Share a preview');
  return studio.getByRole('dialog', { name: 'Share a preview of this story' });
};

const visit = async (browser: Browser) => (await browser.newContext()).newPage();

const isKeptFromAll = (response: Response | null) =>
  expect(response?.headers()).toMatchObject({
    'cache-control': expect.stringContaining('no-store'),
    'x-robots-tag': expect.stringContaining('noindex'),
    'referrer-policy': 'no-referrer',
  });

test('one story is shown to somebody without an account, until the link is ended', async ({
  newsroom,
  page: studio,
  browser,
}) => {
  await signIn(studio, newsroom, `/studio/intent/edit/id=${id};type=article`);
  const dialog = await opensDialog(studio);
  await expect(dialog).toContainText('There is no link to this story.');
  await dialog.getByRole('radio', { name: '1 day' }).click();
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  const link = await dialog.getByRole('textbox', { name: 'The link' }).inputValue();
  expect(link).toMatch(new RegExp(`^${newsroom.url}/preview/[a-z0-9]{16}\\.[\\w-]{43}$`));
  await expect(dialog).toContainText('not opened yet');

  const guest = await visit(browser);
  const shown = await guest.goto(link);
  expect(shown?.status()).toBe(200);
  isKeptFromAll(shown);
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(words);
  await expect(guest.getByRole('complementary', { name: 'Preview' })).toContainText(
    'This story is not published',
  );
  expect(await guest.context().cookies()).toEqual([]);
  const html = (await shown?.text()) ?? '';
  expect(html).toMatch(/<meta name="robots" content="noindex/);
  expect(html).not.toContain('og:title');
  expect(html).not.toContain(secret);

  await test.step('it opens no other address', async () => {
    const name = link.slice(link.lastIndexOf('/') + 1);
    const others = [`/article/${id}`, `/article/${other}`, '/', '/latest', '/search?q=lighthouse'];
    for (const path of others) {
      await guest.goto(new URL(`${path}${path.includes('?') ? '&' : '?'}token=${name}`, link).href);
      const text = await guest.content();
      expect(text, path).not.toContain(words);
      expect(text, path).not.toContain(secret);
    }
    for (const path of ['section', 'tag', 'author', 'api/draft-mode/enable', 'lake/v1/data/doc']) {
      const answer = await guest.request.get(new URL(`/${path}/${name}`, link).href);
      expect(answer.status(), path).toBeGreaterThanOrEqual(400);
    }
  });

  await test.step('a link that was changed, and one for the router → nothing', async () => {
    for (const changed of [`${link}a`, link.slice(0, -1), link.replace('.', '..'), `${link}/x`]) {
      const answer = await guest.request.get(changed);
      expect([404, 410], changed).toContain(answer.status());
      expect(await answer.text(), changed).not.toContain(words);
    }
    const part = await guest.request.get(`${link}?_rsc=1`, { headers: { rsc: '1' } });
    expect(part.headers()['cache-control']).toContain('no-store');
    isKeptFromAll(await guest.goto(`${link}?perspective=drafts`));
  });

  await test.step('it is counted', async () => {
    await expect(async () => {
      await studio.reload();
      await expect(await opensDialog(studio)).toContainText(/opened (\d+ times|once), last/, {
        timeout: 5000,
      });
    }).toPass();
    await expect(dialog.getByRole('textbox', { name: 'The link' })).toBeHidden();
  });

  await test.step('ended, it is over with the next request in the open tab', async () => {
    await dialog.getByRole('button', { name: 'End this link' }).click();
    await expect(dialog).toContainText('There is no link to this story.');
    await guest.goto(link);
    const ended = await guest.reload();
    expect(ended?.status()).toBe(410);
    isKeptFromAll(ended);
    await expect(guest.getByRole('heading')).toHaveText('This link has ended');
  });
  await guest.context().close();
});
