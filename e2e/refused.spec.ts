import { expect, test } from './newsroom/fixtures.ts';

/** Requests that must not get what they ask for. */

test('a wrong preview secret opens nothing', async ({ request }) => {
  const response = await request.get(
    '/api/draft-mode/enable?sanity-preview-secret=wrong&sanity-preview-pathname=/',
    { maxRedirects: 0 },
  );
  expect(response.status()).toBe(401);
  expect(response.headers()['set-cookie'] ?? '').not.toContain('__prerender_bypass=');
  expect((await request.get('/api/draft-mode/enable', { maxRedirects: 0 })).status()).toBe(401);
});

test('leaving the preview never leads to another site', async ({ request, newsroom }) => {
  for (const target of [
    '//evil.example/',
    'https://evil.example/',
    '/\\evil.example',
    'javascript:1',
  ]) {
    const response = await request.get(
      `/api/draft-mode/disable?returnTo=${encodeURIComponent(target)}`,
      { maxRedirects: 0 },
    );
    const location = new URL(response.headers().location ?? '/', newsroom.url);
    expect(location.origin, target).toBe(newsroom.url);
  }
});

test('a webhook without a right signature revalidates nothing', async ({ request }) => {
  const body = '{"tags":["clock"]}';
  const unsigned = await request.post('/api/revalidate', { data: body });
  expect(unsigned.status()).toBe(401);
  const forged = await request.post('/api/revalidate', {
    data: body,
    headers: { 'sanity-webhook-signature': `t=${Date.now()},v1=${'A'.repeat(43)}` },
  });
  expect(forged.status()).toBe(401);
  const garbled = await request.post('/api/revalidate', {
    data: body,
    headers: { 'sanity-webhook-signature': 'nonsense' },
  });
  expect(garbled.status()).toBe(401);
});

test('an unknown address is a real 404 on every kind of page', async ({ request }) => {
  const addresses = [
    '/article/no-such-story',
    '/tag/no-such-tag',
    '/section/no-such-section',
    '/author/nobody',
    '/no-such-page',
    '/latest/page/0',
    '/latest/page/99999',
    '/latest/page/two',
    '/tag/no-such-tag/feed.xml',
    '/a/b/c/d',
  ];
  for (const address of addresses) {
    expect((await request.get(address, { maxRedirects: 0 })).status(), address).toBe(404);
  }
});

test('the first page of a list by its number leads to the list', async ({ request }) => {
  const { status, headers } = await request
    .get('/latest/page/1', { maxRedirects: 0 })
    .then((answer) => ({ status: answer.status(), headers: answer.headers() }));
  expect([status, headers.location]).toEqual([308, '/latest']);
});

for (const javaScriptEnabled of [true, false]) {
  test(`a missing page says so, ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    browser,
    newsroom,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled, baseURL: newsroom.url });
    const page = await context.newPage();
    for (const address of ['/article/no-such-story', '/no-such-page', '/a/b/c/d']) {
      expect((await page.goto(address))?.status()).toBe(404);
      const said = page.getByRole('heading', { name: 'There is no page at this address' });
      await expect(said).toHaveCount(1);
      await expect(said).toBeVisible();
    }
    await context.close();
  });
}

test('a wrong password and an unknown user get the same answer', async ({ newsroom, page }) => {
  const answers: string[] = [];
  for (const email of [newsroom.editor.email, 'nobody@example.org']) {
    await page.goto(
      `/lake/v1/auth/login/dateline?origin=${encodeURIComponent(`${newsroom.url}/studio`)}&projectId=dateline&withSid=true`,
    );
    await page.getByLabel(/e-?mail/i).fill(email);
    await page.getByLabel(/password/i).fill('not the password');
    await page.getByRole('button', { name: /sign in/i }).click();
    answers.push((await page.getByRole('alert').textContent()) ?? '');
  }
  expect(answers[0]).toBe(answers[1]);
  expect(answers[0]).not.toBe('');
});
