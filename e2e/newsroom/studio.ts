import { expect, type Locator, type Page } from '@playwright/test';
import type { SharedNewsroom } from './fixtures.ts';

/** Milliseconds for one try of something that is tried again. */
const patience = 5000;

type Door = Pick<SharedNewsroom, 'url' | 'editor'>;

const stands = (page: Page) =>
  expect(page.getByTestId('studio-navbar')).toBeVisible({ timeout: 60_000 });

/** Signs in as an editor does: the Studio sends to the lake's page, which sends back. */
export async function signInByForm(page: Page, { url, editor }: Door): Promise<void> {
  await page.goto(`${url}/studio`);
  await page.getByLabel('Email').fill(editor.email);
  await page.getByLabel('Password').fill(editor.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await stands(page);
}

/** Signs in where a test is about something else, and opens an address of the Studio: it loads once, not thrice. */
export async function signIn(page: Page, { url, editor }: Door, at = '/studio'): Promise<void> {
  const search = new URLSearchParams({ origin: `${url}/studio`, type: 'cookie' });
  const { email, password } = editor;
  const answer = await page.request.post(`${url}/lake/v1/auth/login/dateline?${search}`, {
    form: { email, password },
    headers: { origin: url },
    maxRedirects: 0,
  });
  expect(answer.status(), await answer.text()).toBe(302);
  await page.goto(new URL(at, url).href);
  await stands(page);
}

export const field = (page: Page, name: string): Locator => page.getByTestId(`field-${name}`);

/** Looks a document up in a reference field by its name and takes the first that is found. */
export async function pickReference(page: Page, scope: Locator, name: string): Promise<void> {
  const box = scope.getByRole('combobox').last();
  const option = page
    .locator('[data-ui="Popover"]')
    .getByRole('option')
    .filter({ hasText: name })
    .first();
  // The list of results closes when the form draws itself again meanwhile; then it is asked for again.
  await expect(async () => {
    await box.fill('');
    await box.fill(name);
    await option.click({ timeout: 3000 });
  }).toPass();
  await expect(option).toBeHidden();
}

/** Adds a name to a row of them: an author, a tag. */
export const addReference = (page: Page, name: string, what: string): Promise<void> =>
  pickReference(page, field(page, name), what);

/** The button that publishes: a story's says what it will do, any other document's “Publish”. */
export const publishButton = (page: Page): Locator =>
  page.locator(
    ['publish', 'publishnow', 'update', 'schedulefor']
      .map((name) =>
        name === 'schedulefor'
          ? `[data-testid^="action-${name}"]`
          : `[data-testid="action-${name}"]`,
      )
      .join(', '),
  );

/**
 * Publishes the open document with the Studio's own button.
 *
 * @returns the moment the Studio sent it, in milliseconds: it first waits for its own validation.
 */
export async function publish(page: Page): Promise<number> {
  const button = publishButton(page);
  await expect(button).toBeEnabled();
  const sent = page
    .waitForRequest(
      (request) =>
        request.url().includes('/data/actions/') &&
        request.postData()?.includes('sanity.action.document.publish') === true,
    )
    .then(() => Date.now());
  await button.click();
  return sent;
}

/** Waits until a field takes words again: its story is published before the Studio hears that it is, and so long holds still. */
export const takesWords = (page: Page, written: Locator): Promise<void> =>
  expect(page.locator('[inert]', { has: written })).toHaveCount(0);

/**
 * Presses the button of the menu of what else may be done to the open document, unless something of it is seen.
 * While the story loads, a button stands there that does nothing, and the menu may close again: then it is tried again.
 */
async function pressMenu(page: Page, seen: Locator): Promise<void> {
  if (await seen.isVisible()) return;
  await page
    .getByTestId('pane-footer')
    .locator('[data-testid="action-menu-button"]:enabled')
    .click({ timeout: patience });
}

/** Opens the menu of what else may be done to the open document. @returns what it offers. */
export async function openMenu(page: Page): Promise<Locator> {
  const offered = page.getByRole('menuitem');
  await expect(async () => {
    await pressMenu(page, offered.first());
    await expect(offered.first()).toBeVisible({ timeout: patience });
  }).toPass();
  return offered;
}

/** Opens that menu, and presses something in it. */
export async function choose(page: Page, action: string): Promise<void> {
  const item = page.getByRole('menuitem', { name: action, exact: true });
  await expect(async () => {
    await pressMenu(page, item);
    await item.click({ timeout: patience });
  }).toPass();
}

/**
 * Signs out by the Studio's own menu. The Studio asks for it twice, with the cookie and without, and an answer takes
 * the cookie away: whoever signs in before both are there may lose the new one. It shows the door when they are.
 */
export async function signOut(page: Page): Promise<void> {
  await page.locator('#user-menu').click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  const door = page.getByRole('link', { name: 'Email and password' });
  await expect(door.or(page.getByLabel('Email'))).toBeVisible();
}
