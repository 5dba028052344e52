import 'server-only';
import { cookies, draftMode } from 'next/headers';
import { cache } from 'react';
import { readEnvironment } from '#lib/env.ts';
import { previewCookieName } from './cookie.ts';
import { createEndedPreviews } from './ended.ts';
import { createPreviewLake, type PreviewLake } from './lake.ts';
import { type Preview, unsealPreview } from './seal.ts';
import { createStandings, type Standings } from './standing.ts';

export type { Preview } from './seal.ts';

/**
 * One for the process: Next bundles pages and route handlers apart, and what was ended in one of them
 * has to be over in the others.
 */
const shared: { [key: symbol]: { lake: PreviewLake; standings: Standings } | undefined } =
  globalThis;
const key = Symbol.for('dateline.preview');

/** What previews are checked against. */
export function previewDesk(): { lake: PreviewLake; standings: Standings } {
  shared[key] ??= makeDesk();
  return shared[key];
}

function makeDesk() {
  const lake = createPreviewLake();
  const ended = createEndedPreviews(readEnvironment().lakeDir);
  return { lake, standings: createStandings(lake, ended) };
}

/** Whether a preview still stands, for what goes on after the request has begun, such as a stream. */
export const stillStands = (preview: Preview): Promise<boolean> =>
  previewDesk().standings.stands(preview);

/** The preview the request's cookie stands for, whether or not its owner is still there. */
export async function sealedPreview(): Promise<Preview | null> {
  const { siteUrl, sanity } = readEnvironment();
  if (sanity.readToken === undefined) return null;
  const sealed = (await cookies()).get(previewCookieName(siteUrl))?.value;
  return unsealPreview(sealed, sanity.readToken);
}

/**
 * The preview this request belongs to, or null for a reader: the one place that decides who may see
 * drafts. Next's own cookie, which is the same for everybody, decides nothing; without it no other is
 * looked at, so that readers' pages do not depend on cookies.
 */
export const currentPreview = cache(async (): Promise<Preview | null> => {
  if (!(await draftMode()).isEnabled) return null;
  const preview = await sealedPreview();
  return preview !== null && (await stillStands(preview)) ? preview : null;
});
