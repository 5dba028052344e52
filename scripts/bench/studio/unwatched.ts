import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Cookie } from '@playwright/test';
import { z } from 'zod';

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

/** A window's timers run as if it were in front: it is the one behind that looks. */
const inFront = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

const event = z.object({ method: z.string() });

const answer = z.object({
  id: z.number(),
  error: z.object({ message: z.string() }).optional(),
  result: z
    .object({
      result: z.object({ value: z.unknown() }).optional(),
      exceptionDetails: z.unknown().optional(),
    })
    .optional(),
});

/**
 * A browser as an editor's is: nobody watches the page that is opened. Who drives a page with a tool has the stack of
 * every request written down, for which whole scripts are read again: a Studio starts twice as slowly. Here a quiet page of
 * the same site is told to open a window, and looks into it.
 *
 * @param profile folder of a browser's profile, in which what was compiled before is kept.
 * @param cookies what signs in.
 * @param quiet address of a page of the same site that does nothing.
 */
export async function unwatched(
  executable: string,
  options: readonly string[],
  { profile, cookies, quiet }: { profile: string; cookies: readonly Cookie[]; quiet: string },
): Promise<Unwatched> {
  const browser = spawn(
    executable,
    [
      ...options,
      ...inFront,
      '--headless=new',
      '--window-size=1440,900',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: 'ignore' },
  );
  const page = await pageThatLooks(browser, profile).catch((error: unknown) => {
    browser.kill();
    throw error;
  });
  await page.ask('Network.setCookies', { cookies });
  const stands = page.hears('Page.loadEventFired');
  await page.ask('Page.enable');
  await page.ask('Page.navigate', { url: quiet });
  await stands;
  await page.ask('Page.disable');
  return {
    async timesOf(address, signs) {
      const expression = `(${untilSeen})(${JSON.stringify(address)}, ${JSON.stringify(signs)})`;
      const { result } = await page.ask('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
        userGesture: true,
      });
      if (result?.exceptionDetails !== undefined) {
        throw new Error(
          `${address} did not come to what was waited for: ${JSON.stringify(result)}`,
        );
      }
      return timesSchema(signs).parse(result?.result?.value);
    },
    async close() {
      page.end();
      const ended = once(browser, 'exit');
      browser.kill();
      await ended;
    },
  };
}

const timesSchema = <Name extends string>(signs: Record<Name, Sign>) =>
  z.custom<Record<Name, number>>((value) => {
    const times = z.record(z.string(), z.number()).safeParse(value);
    return times.success && Object.keys(signs).every((name) => name in times.data);
  }, 'Not every sign has a time.');

/** The page that looks, over the browser's own protocol. */
async function pageThatLooks(browser: ChildProcess, profile: string) {
  const socket = new WebSocket(await pageSocket(browser, profile));
  await once(socket, 'open');
  let last = 0;
  const asked = new Map<number, (said: z.infer<typeof answer>) => void>();
  const listening = new Map<string, () => void>();
  socket.addEventListener('message', ({ data }) => {
    const message: unknown = JSON.parse(String(data));
    const said = answer.safeParse(message);
    if (said.success) asked.get(said.data.id)?.(said.data);
    const happened = event.safeParse(message);
    if (happened.success) listening.get(happened.data.method)?.();
  });
  return {
    hears: (method: string) => new Promise<void>((resolve) => listening.set(method, resolve)),
    async ask(method: string, params: object = {}) {
      last += 1;
      const { promise, resolve } = Promise.withResolvers<z.infer<typeof answer>>();
      asked.set(last, resolve);
      socket.send(JSON.stringify({ id: last, method, params }));
      const said = await promise;
      if (said.error) throw new Error(`The browser refused ${method}: ${said.error.message}`);
      return said;
    },
    end: () => socket.close(),
  };
}

const targets = z.array(z.object({ type: z.string(), webSocketDebuggerUrl: z.string() }));

async function pageSocket(browser: ChildProcess, profile: string): Promise<string> {
  for (let tries = 0; tries < 300 && browser.exitCode === null; tries += 1) {
    const port = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
    const there = await fetch(`http://127.0.0.1:${port.split('\n')[0]}/json`).then(
      (answered) => answered.json(),
      () => [],
    );
    const page = targets.parse(there).find(({ type }) => type === 'page');
    if (page) return page.webSocketDebuggerUrl;
    await pause(100);
  }
  throw new Error('The browser opened no page that can be told what to do.');
}

/** Runs in the quiet page. */
function untilSeen(address: string, signs: Record<string, Sign>): Promise<Record<string, number>> {
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
      opened?.close();
      if (isDone) resolve(times);
      else reject(new Error(`after a minute only ${Object.keys(times).join(', ') || 'nothing'}`));
    }, 10);
  });
}
