import type { Page } from '@playwright/test';
import { expect, test } from './newsroom/fixtures.ts';
import { signIn } from './newsroom/studio.ts';

/** The Studio's own menus: a newsroom on its own lake is offered nothing that leads to Sanity, or nowhere. */

/** Where the links lead that can be seen. */
const leadOut = (page: Page): Promise<string[]> =>
  page
    .locator('a[href]:visible')
    .evaluateAll((links) =>
      links.flatMap((link) =>
        link instanceof HTMLAnchorElement && link.origin !== location.origin ? [link.href] : [],
      ),
    );

test('no menu has one workspace to choose, a Studio to register, or a way to Sanity', async ({
  newsroom,
  page,
}) => {
  await signIn(page, newsroom);
  const entries = page.getByRole('menuitem');

  await test.step('workspaces', async () => {
    await expect(page.locator('#workspace-menu-button')).toBeHidden();
    await expect(
      page.getByTestId('studio-navbar').getByRole('button', { name: 'Dateline' }),
    ).toHaveCount(0);
  });

  await test.step('help', async () => {
    await page.getByTestId('button-resources-menu').click();
    await expect(page.getByTestId('menu-button-resources')).toBeVisible();
    await expect(entries).not.toHaveCount(0);
    await expect(page.getByText('Register studio')).toHaveCount(0);
    for (const entry of await entries.all()) await expect(entry).toBeEnabled();
    expect(await leadOut(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(entries).toHaveCount(0);
  });

  await test.step('the person', async () => {
    await page.locator('#user-menu').click();
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
    for (const entry of await entries.filter({ visible: true }).all()) {
      await expect(entry).toBeEnabled();
    }
    expect(await leadOut(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  await test.step('all of them on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByTestId('studio-navbar').getByRole('button').first().click();
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    await expect(page.getByText('Register studio')).toHaveCount(0);
    expect(await leadOut(page)).toEqual([]);
  });
});

test('the Studio asks nobody for a font, and is drawn in what it has', async ({
  newsroom,
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    const isElsewhere = protocol.startsWith('http') && origin !== newsroom.url;
    if (isElsewhere) asked.push(request.url());
  });
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/font|Content Security Policy/i.test(message.text())) refused.push(message.text());
  });
  await signIn(page, newsroom);
  for (const tool of ['desk', 'structure', 'pictures', 'releases', 'presentation']) {
    await page.goto(`/studio/${tool}`);
    await expect(page.getByTestId('studio-navbar')).toBeVisible();
    await page.evaluate(() => document.fonts.ready);
  }
  expect(asked).toEqual([]);
  expect(refused).toEqual([]);
});
