import { defineConfig } from '@playwright/test';
import { chromiumArguments } from './e2e/newsroom/chromium.ts';

/** Run by `npm test`, which finds the browser, or by `npx playwright test` with CHROMIUM_PATH set. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/newsroom/global-setup.ts',
  // One at a time: each newsroom is several processes, and timings on a loaded machine prove nothing.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // What only waits may wait long, for a machine that has other work; a test of a promise says its bound.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: chromiumArguments,
    },
    viewport: { width: 1440, height: 900 },
    // It takes a picture of all of a page at every step, and a check's machine keeps none.
    trace: process.env.CI ? 'off' : 'retain-on-failure',
  },
});
