/** Runs once when the site's server starts, in `npm start`, in `npm run dev` and under `next start`. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE !== undefined) return;
  const { followLake } = await import('#lib/live/follow-lake.ts');
  const { tellHub } = await import('#lib/hub/follow.ts');
  followLake();
  tellHub();
}
