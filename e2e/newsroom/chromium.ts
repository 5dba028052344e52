import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';

const run = promisify(execFile);

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Keeps the browser from looking for addresses of its own, and lets it run as root. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * A Chromium for the end-to-end tests: the one `CHROMIUM_PATH` names, one that is installed,
 * Playwright's own, or Debian's, in that order; the last two are installed when they have to be.
 *
 * @returns the path of its executable.
 * @throws Error with one sentence when none can be had.
 */
export async function findChromium(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (await exists(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, where there is no file.`);
  }
  for (const path of [...installed, chromium.executablePath()]) {
    if (await exists(path)) return path;
  }
  await run('npx', ['playwright', 'install', 'chromium'], { timeout: 120_000 }).catch(() => {});
  if (await exists(chromium.executablePath())) return chromium.executablePath();
  await run('sh', ['-c', 'apt-get update -qq && apt-get install -y -qq chromium'], {
    timeout: 600_000,
  }).catch(() => {});
  if (await exists('/usr/bin/chromium')) return '/usr/bin/chromium';
  throw new Error(
    'The end-to-end tests need a Chromium: install one, or set CHROMIUM_PATH to its executable.',
  );
}
