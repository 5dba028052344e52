import { expect, test } from '@playwright/test';
import { freePorts } from './newsroom/ports.ts';
import { removeFolder, startLake, startNewsroom, temporaryFolder } from './newsroom/start.ts';
import { signIn } from './newsroom/studio.ts';

test('a newsroom ends whole while a Studio is open, and starts again at once', async ({ page }) => {
  const dir = await temporaryFolder();
  const ports = await freePorts();
  // A lake that is not new has no demonstration to load.
  await (await startLake(ports, dir)).stop();
  const first = await startNewsroom(ports, dir);
  await signIn(page, first);
  await first.stop();
  const ping = `http://127.0.0.1:${ports.lake}/v1/ping`;
  await expect(fetch(ping), 'the lake is gone with the rest').rejects.toThrow();

  const second = await startNewsroom(ports, dir);
  try {
    expect((await page.request.get(`${second.url}/api/health`)).status()).toBe(200);
    await page.reload();
    await expect(page.getByTestId('studio-navbar')).toBeVisible({ timeout: 60_000 });
  } finally {
    await second.stop();
    await removeFolder(dir);
  }
});
