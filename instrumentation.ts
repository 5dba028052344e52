import type { Instrumentation } from 'next';
import { liveHub } from '#lib/live/hub.ts';

/** Runs once when the site's server starts, in `npm start`, in `npm run dev` and under `next start`. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE !== undefined) return;
  const { followLake } = await import('#lib/live/subscription.ts');
  followLake();
}

/** Tells the front door why a page failed, so that it can answer 503 rather than 500. */
export const onRequestError: Instrumentation.onRequestError = (error) => {
  const away = error instanceof Error && 'digest' in error && error.digest === 'LAKE_UNAVAILABLE';
  if (away) liveHub().noteUnavailable();
};
