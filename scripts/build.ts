import { EnvironmentError, readEnvironment } from '#lib/env.ts';
import { loadEnvironmentFile } from '#lib/env-file.ts';
import { buildIfNeeded } from './server/build.ts';
import { type EmbeddedLake, runEmbeddedLake } from './server/embedded-lake.ts';
import { StartError } from './server/start-error.ts';

/** `npm run build`: the site alone, with the embedded lake up meanwhile when that is the one in use. */

loadEnvironmentFile();

let lake: EmbeddedLake | undefined;
try {
  const env = readEnvironment();
  if (env.sanity.lake === 'embedded') {
    lake = await runEmbeddedLake(env);
    process.env.SANITY_API_READ_TOKEN ??= lake.secrets.readToken;
    process.env.SANITY_REVALIDATE_SECRET ??= lake.secrets.revalidateSecret;
  }
  await buildIfNeeded(console.log);
} catch (error) {
  const expected = error instanceof StartError || error instanceof EnvironmentError;
  console.error(expected ? error.message : error);
  process.exitCode = 1;
} finally {
  await lake?.stop();
}
