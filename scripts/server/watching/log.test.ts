import { randomBytes } from 'node:crypto';
import { createClient } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newLink, writeLink } from '#lib/preview/shared/link.ts';
import { startWatched, type WatchedNewsroom } from '../testing/watched-newsroom.ts';

/** What a site and its lake write while they are used, each a process of its own. */

const metricsToken = `metrics-${randomBytes(12).toString('hex')}`;

describe.each(['json', 'text'] as const)('the log as %s', (format) => {
  let newsroom: WatchedNewsroom;
  /** All that opens anything, by what it is. */
  const secrets = new Map<string, string>();
  const own = 'a-proxys-name:0001';

  beforeAll(async () => {
    newsroom = await startWatched({
      LOG_FORMAT: format,
      METRICS_TOKEN: metricsToken,
      TRUSTED_PROXIES: '127.0.0.1',
      LAKE_SLOW_QUERY: '1',
    });
    await beUsed();
  }, 60_000);
  afterAll(() => newsroom.end());

  async function beUsed(): Promise<void> {
    const { url, lake } = newsroom;
    const keep = (name: string, secret: string) => secrets.set(name, secret).get(name) ?? '';
    keep('the metrics token', metricsToken);
    keep('the site’s token', lake.siteToken());
    keep('the webhook’s secret', lake.siteSecret());
    keep('the proxy’s secret', lake.proxySecret());
    const { email, password } = lake.signIn();
    keep('the first password', password);
    const ask = (path: string, init: RequestInit = {}) =>
      fetch(url + path, { redirect: 'manual', ...init });
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

    const login = `/lake/v1/auth/login/dateline?${new URLSearchParams({ origin: `${url}/studio`, type: 'cookie' })}`;
    const form = { origin: url };
    const typed = keep(
      'a password that was typed wrongly',
      `Typo-${randomBytes(9).toString('hex')}`,
    );
    for (const one of [typed, password]) {
      const body = new URLSearchParams({ email, password: one });
      const answer = await ask(login, { method: 'POST', body, headers: form });
      for (const cookie of answer.headers.getSetCookie()) {
        const [name = '', value = ''] = (cookie.split(';', 1)[0] ?? '').split('=');
        if (value !== '') keep(`the cookie ${name}`, value);
      }
    }
    const cookies = [...secrets].filter(([name]) => name.startsWith('the cookie'));
    const cookie = cookies.map(([name, value]) => `${name.slice(11)}=${value}`).join('; ');
    await ask('/lake/v1/users/me', { headers: { cookie } });

    const token = keep('an editor’s token', await lake.token('editor'));
    const forged = keep('a token nobody knows', `token_${randomBytes(32).toString('base64url')}`);
    const query = `/lake/v2026-02-01/data/query/production?query=${encodeURIComponent('count(*[_type match "a*"])')}`;
    for (const one of [token, forged]) await ask(query, { headers: bearer(one) });
    const { secret, name } = newLink();
    keep('a shared link', secret);
    const link = writeLink({ name, secret });
    await ask(`/preview/${link}`);
    const preview = keep('a preview’s secret', randomBytes(18).toString('hex'));
    await ask(`/api/draft-mode/enable?sanity-preview-secret=${preview}`);
    const given = keep('a sid', randomBytes(32).toString('base64url'));
    await ask(`/lake/v1/auth/fetch?sid=${given}`);
    await ask('/metrics', { headers: bearer(metricsToken) });
    await ask('/metrics', { headers: bearer(forged) });
    const client = createClient({
      projectId: 'dateline',
      dataset: 'production',
      apiVersion: '2026-02-01',
      apiHost: `${url}/lake`,
      useProjectHostname: false,
      useCdn: false,
      token,
    });
    await client.create({ _id: 'a', _type: 'note' }, { headers: { 'x-request-id': own } });
    // What they say when something is wrong.
    await lake.end('SIGKILL');
    await ask(query, { headers: { ...bearer(token), cookie, 'x-request-id': `${own}-late` } });
    await newsroom.until(new RegExp(`${own}-late`));
  }

  const all = () => newsroom.site() + newsroom.lake.stderr();
  const lines = (text: string): Record<string, unknown>[] =>
    text.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []));
  const line = (text: string, requestId: string) =>
    lines(text).find((one) => one.requestId === requestId);

  it('has a line of each request', () => {
    const paths = lines(newsroom.site()).map(({ path }) => String(path));
    expect(paths).toContain('/lake/v1/auth/login/dateline');
    expect(paths).toContain('/preview/…');
    expect(paths).toContain('/metrics');
    expect(newsroom.site()).toMatch(/nobody knows why.*METRICS_TOKEN/s);
    expect(lines(newsroom.lake.stderr()).map(({ path }) => path)).toContain('/v1/users/me');
    expect(newsroom.lake.stderr()).toContain('slow-query');
  });

  it('calls a request the same at the site and in the lake, as the proxy before them does', () => {
    const mutation = /data\/mutate/;
    expect(line(newsroom.site(), own)).toMatchObject({
      part: 'site',
      path: expect.stringMatching(mutation),
      status: 200,
    });
    expect(line(newsroom.lake.stderr(), own)).toMatchObject({
      part: 'lake',
      path: expect.stringMatching(mutation),
      status: 200,
    });
    const ofLake = lines(newsroom.lake.stderr()).filter(({ event }) => event === 'request');
    const ofSite = new Set(lines(newsroom.site()).map(({ requestId }) => requestId));
    // What was asked by way of the site is found there.
    expect(ofLake.length).toBeGreaterThan(5);
    for (const { requestId } of ofLake) expect(ofSite).toContain(requestId);
  });

  it('is lines of JSON alone where it is to be', () => {
    if (format === 'text') return;
    for (const text of all().trim().split('\n')) {
      expect(JSON.parse(text)).toMatchObject({
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        level: expect.stringMatching(/^(debug|info|warn|error)$/),
        part: expect.stringMatching(/^(site|lake)$/),
        msg: expect.any(String),
      });
    }
  });

  it('has nothing in it that opens anything', () => {
    const cookies = [...secrets.keys()].filter((name) => name.startsWith('the cookie')).join();
    expect(cookies).toMatch(/dateline_session.*dateline_device|dateline_device.*dateline_session/);
    const text = all();
    for (const [name, secret] of secrets) {
      expect(secret.length, name).toBeGreaterThan(15);
      for (const form of [secret, encodeURIComponent(secret)]) {
        expect(text.includes(form), `${name} stands in:\n${around(text, form)}`).toBe(false);
      }
    }
  });
});

const around = (text: string, secret: string): string => {
  const at = text.indexOf(secret);
  return text.slice(Math.max(0, at - 200), at + 200);
};
