import type { BrowserContext, Page } from '@playwright/test';
import { rawRequest, statusOf } from '../scripts/server/testing/raw-http.ts';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { pageTypes } from './newsroom/page-types.ts';
import { openByProgram } from './newsroom/preview.ts';
import { anyDesk, slug, story } from './newsroom/story.ts';
import { signInByForm } from './newsroom/studio.ts';

/** What browsers are told they may do with each answer, and that nothing of ours tries more. */

const id = 'policy-story';

test.beforeAll(async () => {
  const { client } = sharedNewsroom();
  const desk = await anyDesk(client);
  await client
    .transaction()
    .createOrReplace(story(desk, id))
    .createOrReplace(
      story(desk, `drafts.${id}`, { slug: slug(id), headline: 'A draft under a policy' }),
    )
    .createOrReplace({
      _id: 'policy-moved',
      _type: 'redirect',
      from: '/policy-moved',
      to: `/article/${id}`,
      permanent: true,
    })
    .commit();
});

test.afterAll(async () => {
  await sharedNewsroom().client.delete({
    query: `*[_id in ["${id}", "drafts.${id}", "policy-moved"]]`,
  });
});

/** What a policy refused, on a page and in its frames. */
function refusals(page: Page): string[] {
  const found: string[] = [];
  page.on('console', (message) => {
    if (/content.security.policy|permissions.policy/i.test(message.text())) {
      found.push(`${message.location().url}: ${message.text()}`);
    }
  });
  return found;
}

/** A policy by directive. */
function directives(policy: string | null | undefined): Map<string, string> {
  return new Map(
    (policy ?? '').split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
}

test('no reader page asks for what its policy refuses, open or changing', async ({
  newsroom,
  page,
}) => {
  const found = refusals(page);
  for (const path of Object.values(await pageTypes(newsroom))) {
    await page.goto(path, { waitUntil: 'load' });
    // A finger on a link, at which a browser fetches ahead.
    const link = page.locator('a[href^="/"]:visible').first();
    await link.dispatchEvent('pointerdown');
    await link.hover();
  }
  await page.goto(`/article/${id}`);
  await newsroom.client.patch(id).set({ headline: 'Changed under a policy' }).commit();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Changed under a policy');
  expect(found).toEqual([]);
});

test('nor do plain pages and the page to sign in at', async ({ newsroom, page }) => {
  const found = refusals(page);
  for (const path of ['/%zz', `/${'a'.repeat(8200)}`]) await page.goto(newsroom.url + path);
  await page.goto('/studio');
  await expect(page.getByLabel('Email')).toBeVisible();
  expect(found).toEqual([]);
});

test('nor does the Studio, nor a preview in it or on its own', async ({
  newsroom,
  page,
  context,
}) => {
  test.slow();
  const found = refusals(page);
  await signInByForm(page, newsroom);
  await page.goto(`/studio/intent/edit/id=${id};type=article`);
  const headline = page.getByTestId('field-headline').locator('input');
  await expect(headline).not.toHaveValue('', { timeout: 60_000 });
  for (const tool of ['vision', 'releases', 'structure']) {
    await page.goto(`/studio/${tool}`);
    await expect(page.getByTestId('studio-navbar')).toBeVisible({ timeout: 60_000 });
  }
  await page.goto(`/studio/presentation?preview=/article/${id}`);
  const framed = page.frameLocator('iframe').first();
  await expect(framed.getByText('A draft under a policy').first()).toBeVisible({ timeout: 60_000 });
  expect(found).toEqual([]);

  const preview = await openByProgram(context, newsroom, `/article/${id}`);
  const alone = refusals(preview);
  await preview.reload();
  await expect(preview.getByRole('heading', { level: 1 })).toContainText('A draft under a policy');
  await newsroom.client.patch(`drafts.${id}`).set({ headline: 'A draft that changes' }).commit();
  await expect(preview.getByRole('heading', { level: 1 })).toContainText('A draft that changes');
  expect(alone).toEqual([]);
});

/** Headers every answer has. */
const always = {
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^(strict-origin-when-cross-origin|same-origin|no-referrer)$/,
  'permissions-policy': /camera=\(\)/,
  'cross-origin-opener-policy': /^same-origin$/,
};

/** Source expressions of scripts an answer may run, by the kind of answer. */
const scripts = {
  page: /^'self'$/,
  application: /^'self' 'nonce-[\w+/=]{22,}'$/,
  /** A worker that is made of it loads the rest of itself by its policy. */
  script: /^'self'$/,
  nothing: /^$/,
};

async function answers(newsroom: ReturnType<typeof sharedNewsroom>, context: BrowserContext) {
  const picture = await newsroom.client.fetch<string>('*[_type == "sanity.imageAsset"][0].path');
  const file = await newsroom.client.fetch<string>('*[_type == "sanity.fileAsset"][0].path');
  const page = await openByProgram(context, newsroom, `/article/${id}`);
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  await page.close();
  const html = await (await fetch(`${newsroom.url}/studio`)).text();
  const chunk = /\/_next\/static\/[^"]+\.js/.exec(html)?.[0] ?? '';
  const front = await fetch(newsroom.url);
  const document = await front.text();
  const module = /\/_page\/main[^"]+\.js/.exec(document)?.[0] ?? '';
  const styles = /\/_next\/static\/[^"]+\.css/.exec(document)?.[0] ?? '';
  const font =
    /\/_next\/static\/media\/[^>]+\.woff2/.exec(front.headers.get('link') ?? '')?.[0] ?? '';
  const rules = JSON.parse(front.headers.get('speculation-rules') ?? '""');
  const readers = Object.entries(await pageTypes(newsroom)).map(
    ([name, path]): Asked => [name, path, name === 'not found' ? 404 : 200, 'page'],
  );
  const all: Asked[] = [
    ...readers,
    ['feed', '/feed.xml', 200, 'nothing'],
    ['JSON feed', '/feed.json', 200, 'nothing'],
    ['sitemap', '/sitemap.xml', 200, 'nothing'],
    ['robots', '/robots.txt', 200, 'nothing'],
    ['manifest', '/manifest.webmanifest', 200, 'nothing'],
    ['security.txt', '/.well-known/security.txt', 200, 'nothing'],
    ['llms.txt', '/llms.txt', 200, 'nothing'],
    ['trust.txt', '/trust.txt', 200, 'nothing'],
    ['Markdown', `/article/${id}.md`, 200, 'nothing'],
    ['health', '/api/health', 200, 'nothing'],
    ['an interface that refuses', '/api/draft-mode/enable', 401, 'nothing'],
    ['no such interface', '/api/none', 404, 'nothing'],
    ['module', module, 200, 'script'],
    ['chunk', chunk, 200, 'script'],
    ['font', font, 200, 'nothing'],
    ['styles', styles, 200, 'nothing'],
    ['rules for fetching ahead', rules, 200, 'nothing'],
    ['no such chunk', '/_next/static/chunks/none.js', 404, 'nothing'],
    ['picture', `/lake/${picture}?w=400`, 200, 'nothing'],
    ['file', `/lake/${file}?dl`, 200, 'nothing'],
    ['no such picture', '/lake/images/dateline/production/none.jpg', 404, 'nothing'],
    ['the lake', '/lake/v1/ping', 200, 'nothing'],
    ['the lake, refusing', '/lake/v2026-02-01/data/query/production?query=*', 401, 'nothing'],
    ['a malformed address', '/%zz', 400, 'nothing'],
    ['a long address', `/${'a'.repeat(9000)}`, 414, 'nothing'],
    ['redirect', '/policy-moved', 308, 'nothing'],
    ['studio', '/studio', 200, 'application'],
    ['studio, within', '/studio/structure/all', 200, 'application'],
    ['preview', `/article/${id}`, 200, 'application', { cookie }],
    ['live stream', '/api/live?of=', 200, 'nothing'],
  ];
  return all;
}
type Asked = [
  what: string,
  path: string,
  status: number,
  kind: keyof typeof scripts,
  headers?: Record<string, string>,
];

test('every kind of answer says what may be done with it', async ({ newsroom, context }) => {
  for (const [what, path, status, kind, headers = {}] of await answers(newsroom, context)) {
    const end = new AbortController();
    const answer = await fetch(newsroom.url + path, {
      headers,
      redirect: 'manual',
      signal: end.signal,
    });
    expect(answer.status, what).toBe(status);
    for (const [name, value] of Object.entries(always)) {
      expect(answer.headers.get(name) ?? '', `${what}: ${name}`).toMatch(value);
    }
    const policy = directives(answer.headers.get('content-security-policy'));
    expect(policy.get('default-src'), what).toBe("'none'");
    expect(policy.get('script-src') ?? '', what).toMatch(scripts[kind]);
    expect(policy.get('frame-ancestors') ?? "'none'", what).toMatch(/^'(self|none)'$/);
    expect([...policy.values()].join(' '), what).not.toMatch(/unsafe-eval|\*/);
    if (kind === 'page') expect([...policy.values()].join(' '), what).not.toMatch(/unsafe/);
    end.abort();
  }
});

test.describe('attack: headers', () => {
  test('what is no request, or has a method no page takes → the same headers', async ({
    newsroom,
  }) => {
    for (const [sent, status] of [
      ['NONSENSE\r\n\r\n', 400],
      ['GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n', 400],
      [`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
      ['POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 405],
      ['GET /api/revalidate HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 405],
    ] as const) {
      const answer = await rawRequest(newsroom.ports.site, sent);
      expect(statusOf(answer), sent.slice(0, 40)).toBe(status);
      expect(answer, sent.slice(0, 40)).toMatch(/x-content-type-options: nosniff/i);
      expect(answer, sent.slice(0, 40)).toMatch(/content-security-policy: default-src 'none'/i);
    }
  });

  test('a policy with a nonce of the client’s own → not that of the answer', async ({
    newsroom,
  }) => {
    for (const path of ['/', '/studio']) {
      const answer = await fetch(newsroom.url + path, {
        headers: { 'content-security-policy': "script-src 'nonce-evilevilevil'" },
      });
      const whole = `${JSON.stringify([...answer.headers])}${await answer.text()}`;
      expect(whole, path).not.toContain('evilevilevil');
    }
  });

  test('two answers of the Studio → two nonces, each on all of its scripts', async ({
    newsroom,
  }) => {
    const nonces = new Set<string>();
    for (let look = 0; look < 2; look += 1) {
      const answer = await fetch(`${newsroom.url}/studio`);
      const policy = answer.headers.get('content-security-policy') ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      nonces.add(nonce);
      const inline = (await answer.text()).match(/<script(?![^>]*\bsrc=)[^>]*>/g) ?? [];
      expect(inline.length).toBeGreaterThan(0);
      for (const script of inline) expect(script).toContain(`nonce="${nonce}"`);
    }
    expect(nonces.size).toBe(2);
  });
});
