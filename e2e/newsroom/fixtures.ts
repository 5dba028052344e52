import { test as base, type Page } from '@playwright/test';
import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import { type Complaints, listenFor } from './complaints.ts';
import { lakeClient } from './start.ts';
import { whereItStood } from './where-it-stood.ts';

/** The one newsroom with the demo in it that most tests share; `global-setup.ts` starts it. */
const shared = z.object({
  url: z.string(),
  dir: z.string(),
  ports: z.object({ site: z.number(), lake: z.number() }),
  token: z.string(),
  editor: z.object({ email: z.string(), password: z.string() }),
});
export type SharedNewsroom = z.infer<typeof shared> & {
  /** May do everything; sees documents as stored. */
  client: SanityClient;
};

export const sharedNewsroomVariable = 'DATELINE_E2E_NEWSROOM';

/** The shared newsroom, as a test process sees it. */
export function sharedNewsroom(): SharedNewsroom {
  const newsroom = shared.parse(JSON.parse(process.env[sharedNewsroomVariable] ?? 'null'));
  return {
    ...newsroom,
    client: lakeClient(`http://127.0.0.1:${newsroom.ports.lake}`, newsroom.token),
  };
}

/** What somebody would have seen on a page: its address, and its words and controls; both may be gone with it. */
const lookAt = async (page: Page): Promise<string> =>
  [
    page.url(),
    await page
      .locator('body')
      .ariaSnapshot({ timeout: 5000 })
      .catch((error: Error) => `It could not be looked at: ${error.message}`),
  ].join('\n');

/**
 * Playwright's `test` with the shared newsroom as `newsroom` and as the base of addresses. Whatever a test does in
 * its page, the Studio complains of nothing meanwhile; what it has to complain of, a test says by `complaints`.
 */
export const test = base.extend<{ newsroom: SharedNewsroom; complaints: Complaints }>({
  newsroom: async ({ playwright: _ }, use) => use(sharedNewsroom()),
  baseURL: async ({ newsroom }, use) => use(newsroom.url),
  complaints: [
    async ({ page }, use, info) => {
      const complaints = await listenFor(page);
      await use(complaints);
      if (info.status !== info.expectedStatus)
        await info.attach(whereItStood, { body: await lookAt(page), contentType: 'text/plain' });
      complaints.check();
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';
