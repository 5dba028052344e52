/** How often the tests that kill a lake do so: `LAKE_KILLS=200 npx vitest run …` for a long run. */
export const kills = Number(process.env.LAKE_KILLS ?? 10);
