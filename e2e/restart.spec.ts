import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { freePorts } from './newsroom/ports.ts';
import { enableAddress } from './newsroom/preview.ts';
import { removeFolder, startLake, startNewsroom, temporaryFolder } from './newsroom/start.ts';
import { signInByForm } from './newsroom/studio.ts';

test('a newsroom ends whole while a Studio is open, and starts again at once', async ({ page }) => {
  const dir = await temporaryFolder();
  const ports = await freePorts();
  // A lake that is not new has no demonstration to load.
  await (await startLake(ports, dir)).stop();
  const first = await startNewsroom(ports, dir);
  await signInByForm(page, first);
  await first.stop();
  const ping = `http://127.0.0.1:${ports.lake}/v1/ping`;
  await expect(fetch(ping), 'the lake is gone with the rest').rejects.toThrow();

  const second = await startNewsroom(ports, dir);
  try {
    await expect
      .poll(async () => (await page.request.get(`${second.url}/api/health`)).status())
      .toBe(200);
    await page.reload();
    await expect(page.getByTestId('studio-navbar')).toBeVisible({ timeout: 60_000 });
  } finally {
    await second.stop();
    await removeFolder(dir);
  }
});

test.describe('attack: restarts', () => {
  test('whoever reads what the newsroom prints goes away → it goes on, and ends when asked', async ({
    request,
  }) => {
    const dir = await temporaryFolder();
    const ports = await freePorts();
    await (await startLake(ports, dir)).stop();
    // The lake's lines go through the site's output.
    const newsroom = await startNewsroom(ports, dir, { LAKE_LOG: '1' });
    newsroom.closeOutput();
    for (let n = 0; n < 20; n += 1) await request.get(`${newsroom.url}/lake/v1/ping`);
    await expect.poll(async () => (await request.get(newsroom.url)).status()).toBe(200);
    await newsroom.stop();
    await removeFolder(dir);
    await expect(fetch(newsroom.url)).rejects.toThrow();
  });

  test('a copy of a preview’s cookies, once it was left and the newsroom started again → what readers see', async ({
    request,
  }) => {
    const dir = await temporaryFolder();
    const ports = await freePorts();
    await (await startLake(ports, dir)).stop();
    const first = await startNewsroom(ports, dir);
    const secret = randomUUID();
    await first.client.create({
      _id: `drafts.${randomUUID()}`,
      _type: 'sanity.previewUrlSecret',
      secret,
      source: 'e2e',
      studioUrl: `${first.url}/studio`,
    });
    const isPreview = async (cookie: string) => {
      let page = '';
      const ask = async () => {
        const answer = await request.get(first.url, { headers: { cookie }, maxRedirects: 0 });
        page = await answer.text();
        return answer.status();
      };
      // A newsroom that has too much to do at first says so, and shows neither.
      await expect.poll(ask).not.toBe(503);
      return page.includes('Leave the preview');
    };
    const open = async () => {
      const opened = await fetch(enableAddress(first, secret, '/'), { redirect: 'manual' });
      expect(opened.status).toBe(307);
      return opened.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';', 1)[0])
        .join('; ');
    };
    const [left, kept] = [await open(), await open()];
    expect([await isPreview(left), await isPreview(kept)]).toEqual([true, true]);
    await fetch(`${first.url}/api/draft-mode/disable`, {
      headers: { cookie: left },
      redirect: 'manual',
    });
    expect([await isPreview(left), await isPreview(kept)]).toEqual([false, true]);
    await first.stop();

    const second = await startNewsroom(ports, dir);
    try {
      expect([await isPreview(left), await isPreview(kept)]).toEqual([false, true]);
    } finally {
      await second.stop();
      await removeFolder(dir);
    }
  });
});
