import { type CDPSession, type Cookie, chromium, type LaunchOptions } from '@playwright/test';
import { z } from 'zod';
import { atRest } from './at-rest.ts';

/** What is waited for in a page: an element that a selector finds, with words in it. */
export type Sign = { selector: string; words?: string };

/** A browser that is told to open windows and is asked how long that took. */
export type Unwatched = {
  /** Milliseconds from opening an address in a window of its own until each sign was there. */
  timesOf<Name extends string>(
    address: string,
    signs: Record<Name, Sign>,
  ): Promise<Record<Name, number>>;
  close(): Promise<void>;
};

/**
 * A browser as an editor's is: nobody watches the page that is opened. Who drives a page with a tool has the stack of
 * every request written down, for which whole scripts are read again: a Studio starts twice as slowly. Here a quiet page of
 * the same site is told to open a window, and looks into it. Both are in the browser's own context, which Playwright
 * leaves alone.
 *
 * @param cookies what signs in.
 * @param quiet address of a page of the same site that does nothing.
 */
export async function unwatched(
  options: Pick<LaunchOptions, 'executablePath' | 'args'>,
  { cookies, quiet }: { cookies: readonly Cookie[]; quiet: string },
): Promise<Unwatched> {
  const browser = await chromium.launch(options);
  const session = await browser.newBrowserCDPSession();
  await session.send('Storage.setCookies', {
    cookies: cookies.map(({ name, value, domain, path }) => ({ name, value, domain, path })),
  });
  const { targetId } = await session.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await session.send('Target.attachToTarget', { targetId });
  const evaluate = (expression: string) => evaluated(session, sessionId, expression);
  await evaluate(`location.href = ${JSON.stringify(quiet)}`);
  while ((await evaluate('location.href + document.readyState')) !== `${quiet}complete`);
  return {
    async timesOf(address, signs) {
      const times = await evaluate(
        `(${untilSeen})(${JSON.stringify(address)}, ${JSON.stringify(signs)}, ${atRest})`,
      );
      return timesSchema(signs).parse(times);
    },
    close: () => browser.close(),
  };
}

const timesSchema = <Name extends string>(signs: Record<Name, Sign>) =>
  z.custom<Record<Name, number>>((value) => {
    const times = z.record(z.string(), z.number()).safeParse(value);
    return times.success && Object.keys(signs).every((name) => name in times.data);
  }, 'Not every sign has a time.');

const answer = z.object({
  result: z
    .object({
      result: z.object({ value: z.unknown() }).optional(),
      exceptionDetails: z.unknown().optional(),
    })
    .optional(),
});

/** What an expression gives in a page, one after the other. */
async function evaluated(session: CDPSession, sessionId: string, expression: string) {
  const params = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
  const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params });
  const heard = new Promise<string>((resolve) => {
    session.once('Target.receivedMessageFromTarget', (said) => resolve(said.message));
  });
  await session.send('Target.sendMessageToTarget', { sessionId, message });
  const said = await heard;
  const { result } = answer.parse(JSON.parse(said));
  if (result?.exceptionDetails !== undefined) throw new Error(said);
  return result?.result?.value;
}

/** Runs in the quiet page. */
function untilSeen(
  address: string,
  signs: Record<string, Sign>,
  rested: typeof atRest,
): Promise<Record<string, number>> {
  const begun = performance.now();
  const opened = window.open(address);
  const times: Record<string, number> = {};
  const isThere = ({ selector, words = '' }: Sign): boolean =>
    [...(opened?.document.querySelectorAll(selector) ?? [])].some((element) =>
      element.textContent?.includes(words),
    );
  return new Promise((resolve, reject) => {
    const looking = setInterval(() => {
      for (const [name, sign] of Object.entries(signs)) {
        if (!(name in times) && isThere(sign)) times[name] = performance.now() - begun;
      }
      const isDone = Object.keys(times).length === Object.keys(signs).length;
      if (!isDone && performance.now() - begun < 60_000) return;
      clearInterval(looking);
      if (isDone && opened) {
        // An editor does not leave a window before.
        void rested(opened).then(() => {
          opened.close();
          resolve(times);
        });
      } else {
        opened?.close();
        const seen = Object.keys(times).join(', ') || 'nothing';
        reject(new Error(`After a minute only ${seen} was there of ${address}.`));
      }
    }, 10);
  });
}
