import type { Page } from '@playwright/test';

/**
 * Puts onto the clipboard what another program would: the HTML as it is, which a page can only do while
 * something is copied.
 */
export async function putOnClipboard(
  page: Page,
  { html, text = '' }: { html?: string; text?: string },
): Promise<void> {
  await page.evaluate(
    (held) => {
      const copied = (event: ClipboardEvent) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        if (held.html !== undefined) event.clipboardData?.setData('text/html', held.html);
        event.clipboardData?.setData('text/plain', held.text);
      };
      document.addEventListener('copy', copied, { capture: true, once: true });
    },
    { html, text },
  );
  await page.keyboard.press('ControlOrMeta+c');
}
