import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

/** Milliseconds for one try of something that is tried again. */
const patience = 5000;

/** The page beside the form. */
export const pageBeside = (page: Page): FrameLocator => page.frameLocator('iframe').first();

/** Opens a document with a page of the site beside it. */
export const openBeside = (page: Page, document: string, shown: string) =>
  page.goto(`/studio/presentation/${document}?preview=${encodeURIComponent(shown)}`);

/**
 * Presses a text in the page beside the form until it has led to a field, which then has the focus. The page
 * may still be getting its overlays: it is pressed only where one says that it would lead somewhere.
 */
export async function leadsTo(page: Page, text: Locator, field: Locator): Promise<void> {
  const overlay = pageBeside(page).locator('sanity-visual-editing [data-hovered]');
  await expect(async () => {
    await page.mouse.move(0, 0);
    await text.hover({ timeout: patience });
    await expect(overlay).not.toHaveCount(0, { timeout: patience });
    await text.click({ timeout: patience });
    await expect(field).toBeFocused({ timeout: patience });
  }).toPass();
}
