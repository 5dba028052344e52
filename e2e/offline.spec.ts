import { chromium } from '@playwright/test';
import { chromiumArguments } from './newsroom/chromium.ts';
import { expect, test } from './newsroom/fixtures.ts';
import { signIn } from './newsroom/studio.ts';

/** With every address but our own refused, nobody notices. */

test('neither readers nor editors miss the rest of the network', async ({ newsroom }) => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [...chromiumArguments, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost'],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const outside: string[] = [];
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== 'localhost') outside.push(request.url());
  });

  for (const path of ['/', '/latest', '/search?q=port', '/corrections']) {
    await page.goto(newsroom.url + path);
  }
  expect(outside, 'asked for by a reader page').toEqual([]);

  await signIn(page, newsroom, '/studio/structure');
  await page.getByRole('link', { name: 'All stories' }).click();
  await page.getByTestId('document-list-pane').getByRole('link').first().click();
  await expect(page.getByTestId('field-headline').locator('input')).not.toHaveValue('');
  await page.goto(`${newsroom.url}/studio/presentation`);
  await expect(page.frameLocator('iframe').first().getByRole('heading').first()).toBeVisible();
  const complaints = page
    .locator('[data-ui="Toast"]')
    .or(page.getByText(/failed to|could not connect|offline/i));
  await expect(complaints).toHaveCount(0);
  await browser.close();
});
