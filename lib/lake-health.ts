import 'server-only';
import { readEnvironment } from '#lib/env.ts';
import { siteLive } from '#lib/live/site-live.ts';
import { createSiteClient } from '#sanity/client.ts';

/** Milliseconds after which a lake that says nothing counts as down. */
const patience = 2000;

/**
 * Whether the lake answers the site at this moment. One at Sanity counts what it is asked: whose changes are
 * heard answers.
 */
export async function lakeAnswers(): Promise<boolean> {
  if (readEnvironment().sanity.lake === 'hosted' && siteLive().standpoint.follows) return true;
  try {
    await createSiteClient().fetch('true', {}, { signal: AbortSignal.timeout(patience) });
    return true;
  } catch {
    return false;
  }
}
