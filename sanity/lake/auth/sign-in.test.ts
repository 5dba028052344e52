import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jsonOf } from '../testing/json-of.ts';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';
import { createBrowser, elsewhere, studio } from './testing/browser.ts';

let lake: TestLake;
let browser: ReturnType<typeof createBrowser>;
beforeAll(async () => {
  lake = await startTestLake({ LAKE_ALLOWED_ORIGINS: elsewhere });
  browser = createBrowser(lake);
});
afterAll(() => lake.remove());

describe('signing in', () => {
  it('is offered to the Studio at an address of this lake', async () => {
    const { providers } = await jsonOf(
      await fetch(`${lake.url}/v1/auth/providers`),
      z.object({ providers: z.array(z.unknown()) }),
    );
    expect(providers).toEqual([
      {
        name: 'dateline',
        title: 'Dateline',
        url: `http://localhost:${lake.port}/v1/auth/login/dateline`,
      },
    ]);
  });

  it('shows a form that works without scripts and cannot be framed', async () => {
    const answer = await fetch(
      `${lake.url}/v1/auth/login/dateline?origin=${encodeURIComponent(studio)}`,
    );
    const html = await answer.text();
    expect(html).toContain('<form method="post"');
    expect(html).toContain('autocomplete="current-password"');
    expect(html).not.toContain('<script');
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  const me = {
    name: 'Demo Editor',
    email: 'editor@dateline.localhost',
    role: 'administrator',
    roles: [{ name: 'administrator', title: 'Administrator' }],
    provider: 'dateline',
  };

  it('leads back to the Studio with a cookie and nothing in the address', async () => {
    const answer = await browser.submit(lake.signIn());
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(studio);
    const [cookie = ''] = browser.cookiesOf(answer);
    expect(await (await browser.call('/users/me', { cookie })).json()).toMatchObject(me);
  });

  it('leads back to a Studio elsewhere with a sid, which becomes a token', async () => {
    const answer = await browser.submit(lake.signIn(), { origin: `${elsewhere}/desk` });
    expect(answer.headers.get('location')).toMatch(
      /^https:\/\/studio.example.org\/desk#sid=.{40,}$/,
    );
    const names = answer.headers.getSetCookie().map((cookie) => cookie.split(/_\d+=|=/)[0]);
    expect(names).toEqual(['dateline_device']);
    const { token } = await jsonOf(
      await browser.exchange(browser.sidOf(answer)),
      z.object({ token: z.string() }),
    );
    expect(await (await browser.call('/users/me', { token })).json()).toMatchObject(me);
  });

  it('says the same to a wrong password and to an unknown email, and gives nothing', async () => {
    const { email } = lake.signIn();
    const wrong = await browser.submit(
      { email, password: 'not-the-password' },
      { visitor: '203.0.113.2' },
    );
    const unknown = await browser.submit(
      { email: 'nobody@dateline.localhost', password: 'not-the-password' },
      { visitor: '203.0.113.2' },
    );
    const problem = async (answer: Response) =>
      /role="alert">([^<]*)</.exec(await answer.text())?.[1] ?? null;
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.headers.get('set-cookie')).toBeNull();
    const told = await problem(wrong);
    expect(told).not.toBeNull();
    expect(await problem(unknown)).toBe(told);
  });

  it('repeats what was typed as text, not as markup', async () => {
    const answer = await browser.submit(
      { email: '"><b>x</b>', password: 'not-the-password' },
      { visitor: '203.0.113.3' },
    );
    expect(await answer.text()).not.toContain('<b>x</b>');
  });
});

describe('where signing in may lead', () => {
  it.each([
    ['the site', 'http://localhost:3000/studio', 200],
    ['the site by its number', 'http://127.0.0.1:3000/studio/structure', 200],
    ['an origin of LAKE_ALLOWED_ORIGINS', 'https://studio.example.org/', 200],
    ['another port of this machine', 'http://localhost:5555/studio', 400],
    ['somebody else', 'https://evil.example/', 400],
    ['a path that leads away', 'http://localhost:3000/..//evil.example/', 400],
    ['a line of its own', 'http://localhost:3000/%0d%0aset-cookie:%20a=b', 400],
    ['somebody else who looks like us', 'http://localhost:3000@evil.example/', 400],
    ['a script', 'javascript:alert(1)', 400],
    ['nowhere', '', 400],
  ])('%s', async (_name, origin, status) => {
    const address = `${lake.url}/v1/auth/login/dateline?${new URLSearchParams({ origin })}`;
    expect((await fetch(address)).status).toBe(status);
    const sent = await browser.submit(lake.signIn(), { origin });
    expect(sent.status).toBe(status === 200 ? 302 : 400);
  });

  it('is not decided by a form on another site', async () => {
    const answer = await browser.submit(lake.signIn(), { from: 'https://evil.example' });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('location')).toBeNull();
  });
});

describe('attack: the way back from signing in', () => {
  const sidFor = async (origin: string) =>
    browser.sidOf(await browser.submit(lake.signIn(), { origin }));

  it('a sid used a second time → 401', async () => {
    const sid = await sidFor(elsewhere);
    expect((await browser.exchange(sid)).status).toBe(200);
    expect((await browser.exchange(sid)).status).toBe(401);
  });

  it.each([
    ['no page', {}],
    ['a page of the readers', { origin: 'http://localhost:3000' }],
    ['somebody else’s page', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
  ])('a sid brought by %s → 401, and it is used up', async (_who, headers) => {
    const sid = await sidFor(elsewhere);
    expect((await browser.exchange(sid, { ...headers })).status).toBe(401);
    expect((await browser.exchange(sid)).status).toBe(401);
  });

  it.each([
    ['withSid', { withSid: 'true' }],
    ['type=dual', { type: 'dual' }],
    ['type=token', { type: 'token' }],
    ['nothing', {}],
  ])('a token asked for by %s for a page of the readers → a cookie only', async (_how, kind) => {
    for (const origin of [studio, 'http://localhost:3000/article/any', `${lake.url}/x`]) {
      const search = new URLSearchParams({ origin, projectId: 'dateline', ...kind });
      const answer = await fetch(`${lake.url}/v1/auth/login/dateline?${search}`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams(lake.signIn()),
      });
      expect(answer.status).toBe(302);
      expect(answer.headers.get('location')).toBe(origin);
    }
  });

  it('an address with a fragment of its own → without it', async () => {
    const answer = await browser.submit(lake.signIn(), {
      origin: `${elsewhere}/#token=${'x'.repeat(40)}`,
    });
    expect(answer.headers.get('location')).toMatch(/^https:\/\/studio.example.org\/#sid=[\w-]+$/);
  });
});

describe('guessing', () => {
  it('is slowed down for one account and visitor, and for nobody else', async () => {
    const { email, password } = lake.signIn();
    const visitor = '198.51.100.7';
    for (let n = 0; n < 5; n += 1)
      await browser.submit({ email, password: `guess-${n}` }, { visitor });
    const slowed = await browser.submit({ email, password }, { visitor });
    expect(slowed.status).toBe(429);
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await browser.submit({ email, password }, { visitor: '198.51.100.8' })).status).toBe(
      302,
    );
    const other = await browser.submit(
      { email: 'other@dateline.localhost', password: 'x' },
      { visitor },
    );
    expect(other.status).toBe(401);
  });
});
