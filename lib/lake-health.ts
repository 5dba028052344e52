import 'server-only';
import { createSiteClient } from '#sanity/client.ts';

/** Milliseconds after which a lake that says nothing counts as down. */
const patience = 2000;

/** Whether the lake answers the site at this moment. */
export async function lakeAnswers(): Promise<boolean> {
  try {
    await createSiteClient().fetch('true', {}, { signal: AbortSignal.timeout(patience) });
    return true;
  } catch {
    return false;
  }
}
