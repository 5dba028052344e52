import { randomUUID } from 'node:crypto';
import type { BrowserContext, Cookie, Page } from '@playwright/test';
import type { SharedNewsroom } from './fixtures.ts';

/** The address that opens a preview of a path with a secret. */
export function enableAddress(newsroom: { url: string }, secret: string, path: string): string {
  const params = new URLSearchParams({
    'sanity-preview-secret': secret,
    'sanity-preview-perspective': 'drafts',
    'sanity-preview-pathname': path,
  });
  return `${newsroom.url}/api/draft-mode/enable?${params}`;
}

/** A secret that opens previews, as the Studio makes one, but a program's. */
export async function programsSecret(newsroom: SharedNewsroom): Promise<string> {
  const secret = randomUUID();
  await newsroom.client.create({
    _id: `drafts.${randomUUID()}`,
    _type: 'sanity.previewUrlSecret',
    secret,
    source: 'e2e',
    studioUrl: `${newsroom.url}/studio`,
  });
  return secret;
}

/** Opens a preview by a secret as the Studio makes one, but a program's. */
export async function openByProgram(
  context: BrowserContext,
  newsroom: SharedNewsroom,
  path: string,
): Promise<Page> {
  const secret = await programsSecret(newsroom);
  const page = await context.newPage();
  await page.goto(enableAddress(newsroom, secret, path));
  return page;
}

/** The cookies that have to do with previews. */
export async function previewCookies(context: BrowserContext): Promise<Cookie[]> {
  const cookies = await context.cookies();
  return cookies.filter(({ name }) => /preview|prerender/.test(name));
}
