const asked = Number(process.env.LAKE_KILLS ?? 10);
if (!Number.isInteger(asked) || asked < 1)
  throw new Error('LAKE_KILLS has to be a number of kills.');

/** How often the tests that kill a lake do so: `LAKE_KILLS=200 npx vitest run …` for a long run. */
export const kills = asked;
