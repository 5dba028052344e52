import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { expect, type SharedNewsroom, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { addEditor, removeEditor } from './newsroom/people.ts';
import {
  enableAddress,
  openByProgram,
  previewCookies,
  programsSecret,
} from './newsroom/preview.ts';
import { anyDesk, slug, story } from './newsroom/story.ts';
import { signIn, signOut } from './newsroom/studio.ts';

/** Previews belong to somebody, and end with them. What else is brought shows what readers see. */

const id = 'guarded-story';
const path = `/article/${id}`;
const published = 'What readers know of the lighthouse';
const draft = 'What only the desk knows of the lighthouse';

test.beforeAll(async () => {
  const { client } = sharedNewsroom();
  const desk = await anyDesk(client);
  await client
    .transaction()
    .createOrReplace(story(desk, id, { headline: published }))
    .createOrReplace(story(desk, `drafts.${id}`, { headline: draft, slug: slug(id) }))
    .commit();
});

test.afterAll(async () => {
  const newsroom = sharedNewsroom();
  await newsroom.client.delete({ query: `*[_id in ["${id}", "drafts.${id}"]]` });
});

const headline = (page: Page) => page.getByRole('heading', { level: 1 });

/** A page shows what readers see, within the two seconds a preview may outlive its owner. */
const endsSoon = (page: Page) =>
  expect(async () => {
    await page.goto(path);
    await expect(headline(page)).toHaveText(published, { timeout: 1000 });
  }).toPass({ timeout: 10_000 });

const stranger = (browser: Browser, newsroom: SharedNewsroom): Promise<BrowserContext> =>
  browser.newContext({ baseURL: newsroom.url });

/** What somebody sees with the cookies of a preview, changed as told. */
async function seenWith(
  browser: Browser,
  newsroom: SharedNewsroom,
  cookies: { name: string; value: string }[],
): Promise<string> {
  const context = await stranger(browser, newsroom);
  await context.addCookies(cookies.map(({ name, value }) => ({ name, value, url: newsroom.url })));
  const page = await context.newPage();
  await page.goto(path);
  const text = (await headline(page).textContent()) ?? '';
  await context.close();
  return text;
}

test.describe('attack: previews', () => {
  test('a copy of draft mode’s own cookie alone, or with a made-up preview → what readers see', async ({
    newsroom,
    context,
    browser,
  }) => {
    await expect(headline(await openByProgram(context, newsroom, path))).toContainText(draft);
    const cookies = await previewCookies(context);
    expect(await seenWith(browser, newsroom, cookies)).toContain(draft);
    const own = cookies.find(({ name }) => name === 'dateline_preview');
    const others = cookies.filter((cookie) => cookie !== own);
    expect(others.map(({ name }) => name)).toContain('__prerender_bypass');
    expect(await seenWith(browser, newsroom, others)).toBe(published);
    expect(own).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    expect((own?.expires ?? 0) - Date.now() / 1000).toBeLessThanOrEqual(86_400);
    const [head, body = '', signature] = (own?.value ?? '').split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    const longer = Buffer.from(JSON.stringify({ ...claims, exp: claims.exp + 1 }));
    const forged = [
      '1',
      `${head}.${longer.toString('base64url')}.${signature}`,
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`,
    ];
    for (const value of forged) {
      const changed = [...others, { name: 'dateline_preview', value }];
      expect(await seenWith(browser, newsroom, changed), value).toBe(published);
    }
  });

  test('a copy of every cookie after “Leave the preview” → what readers see', async ({
    newsroom,
    context,
    browser,
  }) => {
    const page = await openByProgram(context, newsroom, path);
    const cookies = await previewCookies(context);
    await page.getByRole('button', { name: 'Leave the preview' }).click();
    await expect(headline(page)).toHaveText(published);
    expect(await seenWith(browser, newsroom, cookies)).toBe(published);
  });

  test('a perspective nobody may ask for → the drafts', async ({ newsroom, context, browser }) => {
    await openByProgram(context, newsroom, path);
    const cookies = await previewCookies(context);
    for (const value of ['raw', 'drafts.x', '%22%5D%7C*', 'published,drafts', '']) {
      const changed = cookies.map((cookie) =>
        cookie.name === 'sanity-preview-perspective' ? { ...cookie, value } : cookie,
      );
      expect(await seenWith(browser, newsroom, changed), value).toContain(draft);
    }
  });

  test('the secret of Sanity’s link that opens every draft → 401', async ({
    newsroom,
    browser,
  }) => {
    const secret = randomUUID();
    await newsroom.client.createOrReplace({
      _id: 'sanity-preview-url-secret.share-access',
      _type: 'sanity.previewUrlShareAccess',
      secret,
      studioUrl: `${newsroom.url}/studio`,
    });
    const context = await stranger(browser, newsroom);
    const page = await context.newPage();
    expect((await page.goto(enableAddress(newsroom, secret, path)))?.status()).toBe(401);
    await page.goto(path);
    await expect(headline(page)).toHaveText(published);
    await newsroom.client.delete('sanity-preview-url-secret.share-access');
    await context.close();
  });

  test('an editor’s own link elsewhere → 401; their preview after signing out, or after they were let go → what readers see', async ({
    newsroom,
    browser,
  }) => {
    const editor = await addEditor(newsroom, 'Guarded Editor');
    const context = await stranger(browser, newsroom);
    const studio = await context.newPage();
    await signIn(studio, { url: newsroom.url, editor });

    /** Opens the Preview tool, and gives the address its frame was opened with. */
    const present = async () => {
      const opening = studio.waitForRequest((request) =>
        request.url().includes('draft-mode/enable'),
      );
      await studio.goto(`/studio/presentation?preview=${path}`);
      const address = (await opening).url();
      const shown = studio.frameLocator('iframe').first().getByRole('heading', { level: 1 });
      await expect(shown).toContainText(draft);
      return address;
    };
    const address = await present();
    const page = await context.newPage();
    await page.goto(path);
    await expect(headline(page)).toContainText(draft);

    const other = await stranger(browser, newsroom);
    const refused = await other.request.get(address, { maxRedirects: 0 });
    expect(refused.status()).toBe(401);
    expect(refused.headers()['set-cookie']).toBeUndefined();
    await other.close();

    await signOut(studio);
    await endsSoon(page);

    await signIn(studio, { url: newsroom.url, editor });
    await present();
    await page.goto(path);
    await expect(headline(page)).toContainText(draft);
    await removeEditor(newsroom, editor);
    await endsSoon(page);
    await context.close();
  });

  for (const door of ['disable?returnTo', 'enable?sanity-preview-pathname'] as const) {
    test(`addresses elsewhere for draft-mode/${door} → the front page`, async ({
      newsroom,
      request,
    }) => {
      const secret = await programsSecret(newsroom);
      const tricks = [
        '//evil.example',
        '/\\evil.example',
        '/..//evil.example',
        '/.//evil.example',
        '/%2e%2e//evil.example',
        '/%2f/evil.example',
        '/%252f%252fevil.example',
        '/\t/evil.example',
        '/\n/evil.example',
        '/%0d%0aset-cookie:%20planted=1',
        '/;//evil.example',
        '/／evil.example',
        'https://evil.example/',
        'javascript:alert(1)',
        `/${'a'.repeat(3000)}`,
      ];
      for (const trick of tricks) {
        const address = `/api/draft-mode/${door}=${encodeURIComponent(trick)}&sanity-preview-secret=${secret}`;
        const response = await request.get(address, { maxRedirects: 0 });
        expect(response.status(), trick).toBe(307);
        // Sanity's parts take an address in full for its path.
        expect(response.headers().location, trick).toMatch(/^\/(\?[\w=&%-]*)?$/);
        expect(response.headers()['set-cookie'], trick).not.toContain('planted');
      }
    });
  }
});
