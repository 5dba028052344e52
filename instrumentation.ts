import packageFile from './package.json' with { type: 'json' };

/** Runs once when the site's server starts, in `npm start`, in `npm run dev` and under `next start`. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE !== undefined) return;
  const { readEnvironment } = await import('#lib/env.ts');
  const { followLake } = await import('#lib/live/follow-lake.ts');
  const { tellHub } = await import('#lib/hub/follow.ts');
  followLake();
  tellHub();
  const { traced } = readEnvironment().watched;
  if (traced === null) return;
  const { startTraces } = await import('#lib/traces/start.ts');
  startTraces({ ...traced, version: packageFile.version });
}
