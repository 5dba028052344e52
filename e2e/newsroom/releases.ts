import { expect, type Locator, type Page } from '@playwright/test';
import { field } from './studio.ts';

/** The row of a document in the list of the open release. */
export const releaseRow = (page: Page, headline: string): Locator =>
  page.getByTestId('document-table-card').getByRole('row').filter({ hasText: headline });

/**
 * Makes a release in the Releases tool; it is open afterwards.
 *
 * @returns its name, which the ids of its versions carry.
 */
export async function createRelease(page: Page, studio: string, title: string): Promise<string> {
  await page.goto(`${studio}/releases`);
  const form = page.getByTestId('release-form-title');
  // The tool draws itself again when the first releases have come, and closes the dialog; then again.
  await expect(async () => {
    if (!(await form.isVisible())) {
      await page.getByRole('button', { name: 'New release' }).first().click({ timeout: 3000 });
    }
    await form.fill(title, { timeout: 3000 });
    await page.getByTestId('submit-release-button').click({ timeout: 3000 });
  }).toPass();
  await page.waitForURL(/\/releases\/[^/?]+\?perspective=/);
  await expect(form).toHaveValue(title);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** Puts an existing document into the open release. */
export async function addToRelease(page: Page, headline: string): Promise<void> {
  const row = releaseRow(page, headline);
  const found = page.getByTestId('search-results').getByText(headline).first();
  await page.getByRole('button', { name: 'Add document' }).click();
  await page.getByPlaceholder('Search', { exact: true }).fill(headline);
  await found.click();
  await expect(row).toBeVisible();
}

/** Opens a document of the open release and changes its headline there. */
export async function changeHeadline(page: Page, from: string, to: string): Promise<void> {
  await releaseRow(page, from).getByRole('link').click();
  const headline = field(page, 'headline').locator('input');
  await expect(headline).toHaveValue(from);
  await headline.fill(to);
}

/**
 * Presses what opens a dialog of the open release, until it is there: as long as the release's documents are
 * being checked the tool draws itself again, and takes no click.
 */
export async function opensDialog(
  page: Page,
  press: () => Promise<void>,
  testId: string,
): Promise<Locator> {
  const dialog = page.getByTestId(testId);
  await expect(async () => {
    if (!(await dialog.isVisible())) await press();
    await expect(dialog).toBeVisible({ timeout: 3000 });
  }).toPass();
  return dialog;
}
