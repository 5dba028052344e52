import type { BrowserContext, Page } from '@playwright/test';

/** Keys that are not counted: until then all gets warm. */
const warm = 10;

/**
 * Milliseconds from each key until the letter it wrote stands in the text and has been painted. As fast as
 * people type who type fast: about eleven letters a second.
 */
export async function keyTimes(page: Page, count: number): Promise<number[]> {
  await page.evaluate(listenToKeys);
  await page.keyboard.type('etaoin shrdlu '.repeat(20).slice(0, count + warm), { delay: 90 });
  await page.waitForFunction((all) => Reflect.get(window, 'painted').length >= all, count + warm);
  const times = await page.evaluate((): number[] => Reflect.get(window, 'painted'));
  return times.slice(warm);
}

/** Runs in the page: notes for each key when its letter is there, and then when that is on the screen. */
function listenToKeys(): void {
  const painted: number[] = [];
  const waiting: { pressed: number; length: number }[] = [];
  Object.assign(window, { painted });
  const written = (): Element | null =>
    document.activeElement?.closest('[contenteditable]') ?? null;
  const look = (): void => {
    const length = written()?.textContent?.length ?? 0;
    while (waiting[0] !== undefined && length > waiting[0].length) {
      const pressed = waiting.shift()?.pressed ?? 0;
      requestAnimationFrame(() => {
        // What comes after a frame's own work comes after its painting.
        const after = new MessageChannel();
        after.port1.onmessage = () => painted.push(performance.now() - pressed);
        after.port2.postMessage(null);
      });
    }
  };
  new MutationObserver(look).observe(document.body, {
    characterData: true,
    childList: true,
    subtree: true,
  });
  document.addEventListener(
    'keydown',
    (event) => {
      const length = (written()?.textContent?.length ?? 0) + waiting.length;
      waiting.push({ pressed: event.timeStamp, length });
    },
    { capture: true },
  );
}

/** The same on a page with nothing but a text. */
export async function plainPage(context: BrowserContext, count: number): Promise<number[]> {
  const page = await context.newPage();
  await page.setContent('<p contenteditable="true">word</p>');
  await page.locator('p').click();
  const times = await keyTimes(page, count);
  await page.close();
  return times;
}
