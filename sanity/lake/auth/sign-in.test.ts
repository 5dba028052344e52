import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withAuth } from '../commands/auth-database.ts';
import { runLake, startTestLake, type TestLake } from '../testing/lake-process.ts';

const studio = 'http://localhost:3000/studio';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake({ LAKE_ALLOWED_ORIGINS: 'https://studio.example.org' });
});
afterAll(() => lake.remove());

type Form = { email: string; password: string };

/** Sends the sign-in form as a browser does. `visitor` stands in for the address the proxy reports. */
const submit = (form: Form, { origin = studio, visitor = '203.0.113.1', from = '' } = {}) =>
  fetch(
    `${lake.url}/v1/auth/login/dateline?${new URLSearchParams({ origin, projectId: 'dateline', withSid: 'true' })}`,
    {
      method: 'POST',
      redirect: 'manual',
      headers: { 'x-forwarded-for': visitor, ...(from && { origin: from }) },
      body: new URLSearchParams(form),
    },
  );

const sidOf = (answer: Response): string =>
  new URLSearchParams(new URL(answer.headers.get('location') ?? '').hash.slice(1)).get('sid') ?? '';

const exchange = (sid: string) =>
  fetch(`${lake.url}/v2026-05-04/auth/fetch?sid=${encodeURIComponent(sid)}`);

const call = (path: string, token: string, init: RequestInit = {}) =>
  fetch(`${lake.url}/v2026-02-01${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, ...init.headers },
  });

/** Signs the first user in, all the way to a token. */
async function signIn(): Promise<{ token: string; cookie: string }> {
  const answer = await submit(lake.signIn());
  const { token } = await (await exchange(sidOf(answer))).json();
  return { token, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

describe('signing in', () => {
  it('is offered to the Studio at an address of this lake', async () => {
    const { providers } = await (await fetch(`${lake.url}/v1/auth/providers`)).json();
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

  it('leads back to the Studio with a sid, which becomes a token', async () => {
    const answer = await submit(lake.signIn());
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toMatch(/^http:\/\/localhost:3000\/studio#sid=.{40,}$/);
    const { token } = await (await exchange(sidOf(answer))).json();
    expect(await (await call('/users/me', token)).json()).toMatchObject({
      name: 'Demo Editor',
      email: 'editor@dateline.localhost',
      role: 'administrator',
      roles: [{ name: 'administrator', title: 'Administrator' }],
      provider: 'dateline',
    });
  });

  it('lets a sid be used once', async () => {
    const sid = sidOf(await submit(lake.signIn()));
    expect((await exchange(sid)).status).toBe(200);
    expect((await exchange(sid)).status).toBe(401);
  });

  it('says the same to a wrong password and to an unknown email, and gives nothing', async () => {
    const { email } = lake.signIn();
    const wrong = await submit({ email, password: 'not-the-password' }, { visitor: '203.0.113.2' });
    const unknown = await submit(
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
    const answer = await submit(
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
    ['somebody else who looks like us', 'http://localhost:3000@evil.example/', 400],
    ['a script', 'javascript:alert(1)', 400],
    ['nowhere', '', 400],
  ])('%s', async (_name, origin, status) => {
    const address = `${lake.url}/v1/auth/login/dateline?${new URLSearchParams({ origin })}`;
    expect((await fetch(address)).status).toBe(status);
    const sent = await submit(lake.signIn(), { origin });
    expect(sent.status).toBe(status === 200 ? 302 : 400);
  });

  it('is not decided by a form on another site', async () => {
    const answer = await submit(lake.signIn(), { from: 'https://evil.example' });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('location')).toBeNull();
  });
});

describe('guessing', () => {
  it('is slowed down for one account and visitor, and for nobody else', async () => {
    const { email, password } = lake.signIn();
    const visitor = '198.51.100.7';
    for (let n = 0; n < 5; n += 1) await submit({ email, password: `guess-${n}` }, { visitor });
    const slowed = await submit({ email, password }, { visitor });
    expect(slowed.status).toBe(429);
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await submit({ email, password }, { visitor: '198.51.100.8' })).status).toBe(302);
    const other = await submit({ email: 'other@dateline.localhost', password: 'x' }, { visitor });
    expect(other.status).toBe(401);
  });
});

describe('a session', () => {
  it('survives a restart and a killed process', async () => {
    const { token } = await signIn();
    await lake.end();
    await lake.restart();
    expect((await call('/auth/id', token)).status).toBe(200);
    await lake.end('SIGKILL');
    await lake.restart();
    expect((await call('/auth/id', token)).status).toBe(200);
  });

  it('ends with its cookie and token when the Studio signs out by either', async () => {
    const first = await signIn();
    await call('/auth/logout', first.token, { method: 'POST' });
    expect((await call('/auth/id', first.token)).status).toBe(401);

    const second = await signIn();
    const out = await fetch(`${lake.url}/v1/auth/logout`, {
      method: 'POST',
      headers: { cookie: second.cookie, origin: 'http://localhost:3000' },
    });
    expect(out.status).toBe(204);
    expect((await call('/auth/id', second.token)).status).toBe(401);
  });

  it('ends when the password changes or the user is removed, while the lake runs', async () => {
    const variables = { LAKE_DIR: lake.dir };
    const added = await runLake(
      ['user', 'add', '--email', 'Ann@Example.org', '--name', 'Ann', '--role', 'editor'],
      variables,
    );
    const form = { email: 'ann@example.org', password: added.stdout.trim() };
    const tokenOf = async (answer: Response) =>
      (await (await exchange(sidOf(answer))).json()).token;

    const before = await tokenOf(await submit(form));
    expect((await call('/auth/id', before)).status).toBe(200);
    await runLake(['user', 'password', 'ann@example.org', '--password', 'another-one'], variables);
    expect((await call('/auth/id', before)).status).toBe(401);
    expect((await submit(form)).status).toBe(401);

    const after = await tokenOf(await submit({ ...form, password: 'another-one' }));
    expect((await call('/auth/id', after)).status).toBe(200);
    await runLake(['user', 'remove', 'ann@example.org'], variables);
    expect((await call('/auth/id', after)).status).toBe(401);
  });

  it('of a removed user leaves their name with what they wrote', async () => {
    const id = await withAuth(lake.dir, async ({ users }) => {
      const added = await users.add({
        email: 'bo@example.org',
        name: 'Bo',
        role: 'editor',
        password: 'long enough',
      });
      if (!added.ok) throw new Error(added.reason);
      users.remove(added.user.id);
      return added.user.id;
    });
    const { token } = await signIn();
    expect(await (await call(`/users/${id}`, token)).json()).toMatchObject({ displayName: 'Bo' });
  });
});

describe('a cookie', () => {
  const mutation = JSON.stringify({ mutations: [{ create: { _id: 'by-cookie', _type: 'note' } }] });
  const write = (headers: Record<string, string>) =>
    fetch(`${lake.url}/v1/data/mutate/production`, { method: 'POST', headers, body: mutation });

  it('lets a page of the site read and write', async () => {
    const { cookie } = await signIn();
    const read = await fetch(`${lake.url}/v1/auth/id`, { headers: { cookie } });
    expect(read.status).toBe(200);
    expect((await write({ cookie, origin: 'http://localhost:3000' })).status).toBe(200);
  });

  it('changes nothing for a page of another origin, or of none', async () => {
    const { cookie } = await signIn();
    expect((await write({ cookie, origin: 'https://evil.example' })).status).toBe(403);
    expect((await write({ cookie, origin: 'http://localhost:5555' })).status).toBe(403);
    expect((await write({ cookie })).status).toBe(403);
  });

  it('is out of reach of scripts and of other sites', async () => {
    const answer = await submit(lake.signIn());
    expect(answer.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Lax$/);
  });
});

describe('CORS', () => {
  const preflight = (origin: string) =>
    fetch(`${lake.url}/v1/data/query/production`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-headers': 'authorization' },
    });

  it('opens the lake to allowed origins only', async () => {
    const ours = await preflight('http://localhost:3000');
    expect(ours.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
    expect(ours.headers.get('access-control-allow-credentials')).toBe('true');
    expect(ours.headers.get('access-control-allow-headers')).toBe('authorization');
    const theirs = await preflight('https://evil.example');
    expect(theirs.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('is explained to whoever asks', async () => {
    const ask = async (origin: string) =>
      (await fetch(`${lake.url}/v1/check/cors`, { headers: { origin } })).json();
    expect(await ask('http://localhost:3000')).toEqual({
      result: { allowed: true, withCredentials: true },
    });
    expect(await ask('https://evil.example')).toEqual({
      result: { allowed: false, withCredentials: false },
    });
  });
});

describe('preferences', () => {
  it('are kept for each person', async () => {
    const { token } = await signIn();
    const pair = { key: 'studio.layout', value: { columns: 2 } };
    await call('/users/me/keyvalue', token, { method: 'PUT', body: JSON.stringify([pair]) });
    const read = await call('/users/me/keyvalue/unknown,studio.layout', token);
    expect(await read.json()).toEqual([pair]);
    const other = await call('/users/me/keyvalue', await lake.token('viewer'));
    expect(await other.json()).toEqual([]);
  });
});

describe('the first start', () => {
  it('notes the first password for its owner only, until it is changed', async () => {
    const note = join(lake.dir, 'sign-in.txt');
    expect(statSync(note).mode & 0o777).toBe(0o600);
    expect(statSync(join(lake.dir, 'secrets.json')).mode & 0o777).toBe(0o600);
    await runLake(['user', 'password', 'editor@dateline.localhost', '--password', 'my own words'], {
      LAKE_DIR: lake.dir,
    });
    expect(existsSync(note)).toBe(false);
    const form = { email: 'editor@dateline.localhost', password: 'my own words' };
    expect((await submit(form, { visitor: '203.0.113.9' })).status).toBe(302);
  });
});
