import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';
import { vouchFor, vouchHeader } from '../wire/vouch.ts';
import { createBrowser, type Form, studio } from './testing/browser.ts';

let lake: TestLake;
let browser: ReturnType<typeof createBrowser>;
const start = async (variables: Record<string, string> = {}) => {
  lake = await startTestLake(variables);
  browser = createBrowser(lake);
};
beforeEach(() => start());
afterEach(() => lake.remove());

const wrong = (email = lake.signIn().email): Form => ({ email, password: 'not-the-password' });
const address = (n: number) => `198.51.${n >> 8}.${n & 255}`;

/** The sign-in form as a program on this machine sends it to the lake's own port. */
const direct = async (form: Form, headers: Record<string, string>): Promise<number> => {
  const search = new URLSearchParams({ origin: studio, withSid: 'true' });
  const answer = await fetch(`${lake.url}/v1/auth/login/dateline?${search}`, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body: new URLSearchParams(form),
  });
  return answer.status;
};

/** How many of some answers have a status. */
const count = (statuses: number[], wanted: number) =>
  statuses.filter((status) => status === wanted).length;

async function guessFrom(visitors: number, form: () => Form): Promise<number[]> {
  const statuses: number[] = [];
  for (let n = 0; n < visitors; n += 1) {
    statuses.push((await browser.submit(form(), { visitor: address(n) })).status);
  }
  return statuses;
}

// A password takes time to be checked, by intent, and hundreds are here.
describe('attack: sign-in', { timeout: 180_000 }, () => {
  it('60 guesses at the lake itself, each under another forwarded address → 5 checked', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 60; n += 1) {
      const claim = address(n);
      statuses.push(
        await direct(wrong(), {
          'x-forwarded-for': claim,
          forwarded: `for=${claim}`,
          'x-real-ip': claim,
          'x-client-ip': claim,
          [vouchHeader]: n % 2 === 0 ? claim : vouchFor(claim, 'a secret made up'),
        }),
      );
    }
    expect(count(statuses, 401)).toBe(5);
    expect(count(statuses, 429)).toBe(55);
  });

  it("the proxy's word for one address, used for another → not believed", async () => {
    const [, mark = ''] = vouchFor('203.0.113.1', lake.proxySecret()).split(' ');
    const statuses: number[] = [];
    for (let n = 0; n < 20; n += 1) {
      statuses.push(await direct(wrong(), { [vouchHeader]: `${address(n)} ${mark}` }));
    }
    expect(count(statuses, 401)).toBe(5);
  });

  it('an IPv6 network of addresses → one visitor', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 20; n += 1) {
      const visitor = `2001:db8:7:7::${n.toString(16)}`;
      statuses.push((await browser.submit(wrong(), { visitor })).status);
    }
    expect(count(statuses, 401)).toBe(5);
  });

  it('400 guesses from 400 addresses → 30 checked, the owner signs in where they have before', async () => {
    const first = await browser.submit(lake.signIn(), { visitor: '203.0.113.50' });
    const cookie = browser.cookieOf(first, 'dateline_device');
    expect(first.headers.getSetCookie().find((text) => text.startsWith(cookie))).toMatch(
      /^dateline_device_\d+=[^;]+; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const statuses = await guessFrom(400, wrong);
    expect(count(statuses, 401)).toBe(30);
    expect(count(statuses, 429)).toBe(370);

    const elsewhere = { visitor: '203.0.113.51' };
    expect((await browser.submit(lake.signIn(), elsewhere)).status).toBe(429);
    expect((await browser.submit(lake.signIn(), { ...elsewhere, cookie })).status).toBe(302);
    expect((await browser.submit(lake.signIn(), { visitor: '203.0.113.50' })).status).toBe(302);
    await lake.end('SIGKILL');
    await lake.restart();
    await guessFrom(40, wrong);
    expect((await browser.submit(lake.signIn(), { ...elsewhere, cookie })).status).toBe(302);
  });

  it("browser secrets made up, or another account's → strangers like all others", async () => {
    const other = browser.cookieOf(await browser.submit(lake.signIn()), 'dateline_device');
    const name = other.split('=')[0];
    const made = [`${name}=`, `${name}=x`, `${name}=${'A'.repeat(43)}`];
    const statuses: number[] = [];
    for (let n = 0; n < 60; n += 1) {
      const cookie = [...made, other][n % 4] ?? '';
      const form = wrong('ann@example.org');
      statuses.push((await browser.submit(form, { visitor: address(n), cookie })).status);
    }
    expect(count(statuses, 401)).toBe(30);
  });

  it('a browser secret put there by somebody else → replaced when its owner signs in', async () => {
    const planted = browser.cookieOf(await browser.submit(lake.signIn()), 'dateline_device');
    const email = 'ann@example.org';
    const password = 'correct-horse-battery';
    const { withAuth } = await import('../commands/auth-database.ts');
    await withAuth(lake.dir, (auth) =>
      auth.users.add({ email, name: 'Ann', role: 'editor', password }),
    );
    const answer = await browser.submit({ email, password }, { cookie: planted });
    expect(answer.status).toBe(302);
    expect(browser.cookieOf(answer, 'dateline_device')).not.toBe(planted);
  });

  it('guesses with a stolen browser secret → 5 checked, from however many addresses', async () => {
    const cookie = browser.cookieOf(await browser.submit(lake.signIn()), 'dateline_device');
    const statuses: number[] = [];
    for (let n = 0; n < 20; n += 1) {
      statuses.push((await browser.submit(wrong(), { visitor: address(n), cookie })).status);
    }
    expect(count(statuses, 401)).toBe(5);
  });

  it('an unknown account → the same answers, at the same counts', async () => {
    const { email } = lake.signIn();
    const known = await guessFrom(40, () => wrong(email));
    const unknown = await guessFrom(40, () => wrong('nobody@example.org'));
    expect(unknown).toEqual(known);
  });

  it('1,000 sign-ins at once → few are checked, and the lake answers others', async () => {
    const cookie = browser.cookieOf(await browser.submit(lake.signIn()), 'dateline_device');
    const flood = Promise.all(
      Array.from({ length: 1_000 }, (_, n) =>
        browser.submit(wrong(`a${n}@example.org`), { visitor: address(n) }),
      ),
    );
    let slowest = 0;
    let running = true;
    void flood.finally(() => {
      running = false;
    });
    while (running) {
      const asked = performance.now();
      expect((await fetch(`${lake.url}/v1/ping`)).status).toBe(200);
      slowest = Math.max(slowest, performance.now() - asked);
    }
    const statuses = (await flood).map(({ status }) => status);
    expect(count(statuses, 401) + count(statuses, 429)).toBe(1_000);
    expect(count(statuses, 429)).toBeGreaterThan(500);
    expect(slowest).toBeLessThan(5_000);
    expect((await browser.submit(lake.signIn(), { cookie })).status).toBe(302);
  });

  it('a proxy that TRUSTED_PROXIES names → its visitors told apart by the address it appends', async () => {
    await lake.remove();
    await start({ TRUSTED_PROXIES: '127.0.0.1' });
    const statuses: number[] = [];
    for (let n = 0; n < 20; n += 1) {
      const claim = `${address(n)}, 203.0.113.9`;
      statuses.push(await direct(wrong(), { 'x-forwarded-for': claim }));
    }
    expect(count(statuses, 401)).toBe(5);
    expect(await direct(wrong(), { 'x-forwarded-for': '203.0.113.10' })).toBe(401);
  });
});

describe("the lake's secrets", () => {
  it('gain what an older folder lacks and keep what it has', async () => {
    const { readFile, writeFile } = await import('node:fs/promises');
    const path = `${lake.dir}/secrets.json`;
    const { proxySecret, ...older } = JSON.parse(await readFile(path, 'utf8'));
    await lake.end();
    await writeFile(path, JSON.stringify(older));
    await lake.restart();
    const now = JSON.parse(await readFile(path, 'utf8'));
    expect(now).toMatchObject(older);
    expect(now.proxySecret).toMatch(/^proxy_.{40,}/);
    expect(now.proxySecret).not.toBe(proxySecret);
    expect(lake.stderr()).not.toContain(now.proxySecret);
  });
});
