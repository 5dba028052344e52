import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withAuth } from '../commands/auth-database.ts';
import { jsonOf } from '../testing/json-of.ts';
import { runLake, startTestLake, type TestLake } from '../testing/lake-process.ts';
import { createBrowser, elsewhere } from './testing/browser.ts';

let lake: TestLake;
let browser: ReturnType<typeof createBrowser>;
beforeAll(async () => {
  lake = await startTestLake({ LAKE_ALLOWED_ORIGINS: elsewhere });
  browser = createBrowser(lake);
});
afterAll(() => lake.remove());

describe('a session', () => {
  it('survives a restart and a killed process', async () => {
    const me = await browser.signIn();
    await lake.end();
    await lake.restart();
    expect((await browser.call('/auth/id', me)).status).toBe(200);
    await lake.end('SIGKILL');
    await lake.restart();
    expect((await browser.call('/auth/id', me)).status).toBe(200);
  });

  it('ends when the Studio signs out, alone of that person’s', async () => {
    const [first, second] = [await browser.signIn(), await browser.signIn()];
    const out = await browser.call('/auth/logout', first, { method: 'POST' });
    expect(out.status).toBe(204);
    expect(browser.cookiesOf(out).map((cookie) => cookie.split('=')[1])).toEqual(['', '']);
    expect((await browser.call('/auth/id', first)).status).toBe(401);
    expect((await browser.call('/auth/id', second)).status).toBe(200);
  });

  it('of a Studio elsewhere ends when it signs out with its token', async () => {
    const token = await browser.tokenOf(await browser.submit(lake.signIn(), { origin: elsewhere }));
    expect((await browser.call('/auth/id', { token })).status).toBe(200);
    await browser.call('/auth/logout', { token }, { method: 'POST' });
    expect((await browser.call('/auth/id', { token })).status).toBe(401);
  });

  it('ends when the password changes or the user is removed, while the lake runs', async () => {
    const variables = { LAKE_DIR: lake.dir };
    const added = await runLake(
      ['user', 'add', '--email', 'Ann@Example.org', '--name', 'Ann', '--role', 'editor'],
      variables,
    );
    const form = { email: 'ann@example.org', password: added.stdout.trim() };

    const before = await browser.signIn(form);
    expect((await browser.call('/auth/id', before)).status).toBe(200);
    await runLake(['user', 'password', 'ann@example.org', '--password', 'another-one'], variables);
    expect((await browser.call('/auth/id', before)).status).toBe(401);
    expect((await browser.submit(form)).status).toBe(401);

    const after = await browser.signIn({ ...form, password: 'another-one' });
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
      if (!added.ok) throw new Error(added.error.message);
      users.remove(added.user.id);
      return added.user.id;
    });
    const me = await browser.signIn();
    expect(await (await browser.call(`/users/${id}`, me)).json()).toMatchObject({
      displayName: 'Bo',
    });
  });
});

describe('standing', () => {
  const ask = async (id: string) => {
    const answer = await browser.call(`/auth/standing/${id}`, {
      token: await lake.token('viewer'),
    });
    return answer.ok ? await answer.json() : answer.status;
  };

  it('tells programs whether a sign-in, a person or a token is still there', async () => {
    const me = await browser.signIn();
    const { id } = await jsonOf(await browser.call('/users/me', me), z.object({ id: z.string() }));
    const person = { id, kind: 'user', readsDrafts: true };
    expect(await ask(me.name)).toEqual(person);
    expect(await ask(id)).toEqual(person);
    await browser.call('/auth/logout', me, { method: 'POST' });
    expect(await ask(me.name)).toBe(404);

    const robot = await withAuth(lake.dir, ({ tokens }) => tokens.list().at(-1)?.id ?? '');
    expect(await ask(robot)).toEqual({ id: robot, kind: 'token', readsDrafts: true });
    await withAuth(lake.dir, ({ tokens }) => tokens.revoke(robot));
    expect(await ask(robot)).toBe(404);
  });

  it('is told to nobody who is signed in as a person', async () => {
    const me = await browser.signIn();
    expect((await browser.call(`/auth/standing/${me.name}`, me)).status).toBe(403);
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
    const me = await browser.signIn();
    const pair = { key: 'studio.layout', value: { columns: 2 } };
    await browser.call('/users/me/keyvalue', me, {
      method: 'PUT',
      body: JSON.stringify([pair]),
    });
    const read = await browser.call('/users/me/keyvalue/unknown,studio.layout', me);
    expect(await read.json()).toEqual([pair]);
    const other = await browser.call('/users/me/keyvalue', { token: await lake.token('viewer') });
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
