import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withAuth } from '../commands/auth-database.ts';
import { runLake, startTestLake, type TestLake } from '../testing/lake-process.ts';
import { createBrowser } from './testing/browser.ts';

let lake: TestLake;
let browser: ReturnType<typeof createBrowser>;
beforeAll(async () => {
  lake = await startTestLake();
  browser = createBrowser(lake);
});
afterAll(() => lake.remove());

describe('a session', () => {
  it('survives a restart and a killed process', async () => {
    const { token } = await browser.signIn();
    await lake.end();
    await lake.restart();
    expect((await browser.call('/auth/id', token)).status).toBe(200);
    await lake.end('SIGKILL');
    await lake.restart();
    expect((await browser.call('/auth/id', token)).status).toBe(200);
  });

  it('ends with its cookie and token when the Studio signs out by either', async () => {
    const first = await browser.signIn();
    await browser.call('/auth/logout', first.token, { method: 'POST' });
    expect((await browser.call('/auth/id', first.token)).status).toBe(401);

    const second = await browser.signIn();
    const out = await fetch(`${lake.url}/v1/auth/logout`, {
      method: 'POST',
      headers: { cookie: second.cookie, origin: 'http://localhost:3000' },
    });
    expect(out.status).toBe(204);
    expect((await browser.call('/auth/id', second.token)).status).toBe(401);
  });

  it('ends when the password changes or the user is removed, while the lake runs', async () => {
    const variables = { LAKE_DIR: lake.dir };
    const added = await runLake(
      ['user', 'add', '--email', 'Ann@Example.org', '--name', 'Ann', '--role', 'editor'],
      variables,
    );
    const form = { email: 'ann@example.org', password: added.stdout.trim() };

    const before = await browser.tokenOf(await browser.submit(form));
    expect((await browser.call('/auth/id', before)).status).toBe(200);
    await runLake(['user', 'password', 'ann@example.org', '--password', 'another-one'], variables);
    expect((await browser.call('/auth/id', before)).status).toBe(401);
    expect((await browser.submit(form)).status).toBe(401);

    const after = await browser.tokenOf(await browser.submit({ ...form, password: 'another-one' }));
    expect((await browser.call('/auth/id', after)).status).toBe(200);
    await runLake(['user', 'remove', 'ann@example.org'], variables);
    expect((await browser.call('/auth/id', after)).status).toBe(401);
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
    const { token } = await browser.signIn();
    expect(await (await browser.call(`/users/${id}`, token)).json()).toMatchObject({
      displayName: 'Bo',
    });
  });
});

describe('a cookie', () => {
  const mutation = JSON.stringify({ mutations: [{ create: { _id: 'by-cookie', _type: 'note' } }] });
  const write = (headers: Record<string, string>) =>
    fetch(`${lake.url}/v1/data/mutate/production`, { method: 'POST', headers, body: mutation });

  it('lets a page of the site read and write', async () => {
    const { cookie } = await browser.signIn();
    const read = await fetch(`${lake.url}/v1/auth/id`, { headers: { cookie } });
    expect(read.status).toBe(200);
    expect((await write({ cookie, origin: 'http://localhost:3000' })).status).toBe(200);
  });

  it('changes nothing for a page of another origin, or of none', async () => {
    const { cookie } = await browser.signIn();
    expect((await write({ cookie, origin: 'https://evil.example' })).status).toBe(403);
    expect((await write({ cookie, origin: 'http://localhost:5555' })).status).toBe(403);
    expect((await write({ cookie })).status).toBe(403);
  });

  it('is out of reach of scripts and of other sites', async () => {
    const answer = await browser.submit(lake.signIn());
    const [session, browserMark] = answer.headers.getSetCookie();
    expect(session).toMatch(/^dateline_session=.*; HttpOnly; SameSite=Lax$/);
    expect(browserMark).toMatch(/^dateline_device_.*; HttpOnly; SameSite=Strict$/);
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
    const { token } = await browser.signIn();
    const pair = { key: 'studio.layout', value: { columns: 2 } };
    await browser.call('/users/me/keyvalue', token, {
      method: 'PUT',
      body: JSON.stringify([pair]),
    });
    const read = await browser.call('/users/me/keyvalue/unknown,studio.layout', token);
    expect(await read.json()).toEqual([pair]);
    const other = await browser.call('/users/me/keyvalue', await lake.token('viewer'));
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
    expect((await browser.submit(form, { visitor: '203.0.113.9' })).status).toBe(302);
  });
});
