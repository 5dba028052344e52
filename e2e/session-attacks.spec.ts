import { createServer } from 'node:http';
import { portOf } from '#lib/testing/ports.ts';
import { expect, test } from './newsroom/fixtures.ts';
import { signInByForm, signOut } from './newsroom/studio.ts';

/** The Studio's session, and who gets hold of it. */

// The Studio remembers by a name of its own which of its tabs this is, for the presence of editors.
const secretLike = /(?<!"presence_)session_|token_|sid=|"token/;

test('the Studio under another name of this host signs in there, and the readers’ host holds no session', async ({
  newsroom,
  page,
  context,
}) => {
  const other = newsroom.url.replace('localhost', '127.0.0.1');
  await signInByForm(page, { url: other, editor: newsroom.editor });
  expect(new URL(page.url()).origin).toBe(other);
  const sessionsAt = async (url: string) =>
    (await context.cookies(`${url}/lake`)).filter(({ name }) => name.includes('session'));
  expect(await sessionsAt(other)).toHaveLength(1);
  expect(await sessionsAt(newsroom.url)).toEqual([]);
});

test.describe('attack: the Studio’s session', () => {
  test('a script on any page, after signing in → no token, no cookie, nothing to take away', async ({
    newsroom,
    page,
    context,
  }) => {
    // What an earlier version left, and what somebody would like the Studio to keep.
    await page.goto('/');
    await page.evaluate(() => {
      localStorage.setItem('__studio_auth_token_dateline', '{"token":"session_of-earlier"}');
      sessionStorage.setItem('__sanity_auth_token', 'session_of-earlier');
    });
    await signInByForm(page, newsroom);
    await page.goto('/');
    await page.goto(`/studio/structure#token=${'x'.repeat(40)}`);
    await expect(page.getByTestId('studio-navbar')).toBeVisible({ timeout: 60_000 });
    expect(page.url()).not.toContain('token');

    const readable = () =>
      JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }, location.href]);
    expect(await page.evaluate(readable)).not.toMatch(secretLike);
    await page.goto('/');
    expect(await page.evaluate(readable)).not.toMatch(secretLike);

    const port = newsroom.ports.site;
    const cookies = await context.cookies([
      `${newsroom.url}/lake`,
      `${newsroom.url}/api/draft-mode/`,
    ]);
    const session = cookies.find(({ name }) => name === `dateline_session_${port}`);
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/lake' });
    for (const cookie of cookies) expect(cookie.httpOnly, cookie.name).toBe(true);
    const sent = page.waitForRequest((request) => new URL(request.url()).pathname === '/latest');
    await page.goto('/latest');
    expect((await (await sent).allHeaders()).cookie ?? '').not.toContain('dateline');
  });

  test('reload, a second tab, signing out in one of them → both are signed out, and the cookie is gone', async ({
    newsroom,
    page,
    context,
  }) => {
    await signInByForm(page, newsroom);
    await page.reload();
    await expect(page.getByTestId('studio-navbar')).toBeVisible({ timeout: 60_000 });
    const second = await context.newPage();
    await second.goto('/studio/structure');
    await expect(second.getByTestId('studio-navbar')).toBeVisible({ timeout: 60_000 });
    const before = await context.cookies(`${newsroom.url}/lake`);
    await signOut(page);
    // Both end where one signs in; a browser that is closed while it still goes there may never end.
    for (const tab of [page, second]) {
      const door = tab.getByRole('link', { name: 'Email and password' });
      await expect(door.or(tab.getByLabel('Email'))).toBeVisible();
    }
    const held = (await context.cookies(`${newsroom.url}/lake`)).map(({ name }) => name);
    expect(held.filter((name) => name.startsWith('dateline_session'))).toEqual([]);
    // A copy made before is worth nothing.
    const cookie = before.map(({ name, value }) => `${name}=${value}`).join('; ');
    const answer = await fetch(`${newsroom.url}/lake/v1/auth/id`, { headers: { cookie } });
    expect(answer.status).toBe(401);
  });

  test('a page on another port of this host, to which browsers send the cookie → no read, write, stream, socket or signing out', async ({
    newsroom,
    page,
    context,
  }) => {
    await signInByForm(page, newsroom);
    const evil = createServer((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Evil</h1>'),
    ).listen(0, 'localhost');
    await new Promise((resolve) => evil.once('listening', resolve));
    const page2 = await context.newPage();
    await page2.goto(`http://localhost:${portOf(evil)}/`);
    const lake = `${newsroom.url}/lake/v2026-02-01`;
    const told = await page2.evaluate(async (lake) => {
      const mutations = JSON.stringify({ mutations: [{ create: { _type: 'plantedNote' } }] });
      const ask = (path: string, init: RequestInit) =>
        fetch(lake + path, { credentials: 'include', ...init }).then(
          () => 'answered',
          () => 'kept back',
        );
      const plain: RequestInit = { mode: 'no-cors' };
      const read = '/data/query/production?query=*';
      const asked = [
        await ask(read, {}),
        await ask(read, plain),
        await ask('/data/listen/production?query=*', plain),
        await ask('/data/mutate/production', { ...plain, method: 'POST', body: mutations }),
        await ask('/auth/logout', { ...plain, method: 'POST' }),
      ];
      const socket = await new Promise((resolve) => {
        const opening = new WebSocket(`${lake.replace('http', 'ws')}/tunnel/production`);
        opening.onopen = () => resolve('open');
        opening.onerror = () => resolve('refused');
      });
      return [...asked, socket];
    }, lake);
    evil.close();
    expect(told).toEqual([...Array.from({ length: 5 }, () => 'kept back'), 'refused']);
    expect(await newsroom.client.fetch('count(*[_type == "plantedNote"])')).toBe(0);
    await page.reload();
    await expect(page.getByTestId('studio-navbar')).toBeVisible({ timeout: 60_000 });
  });
});
