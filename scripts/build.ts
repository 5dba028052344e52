import { EnvironmentError, readEnvironment } from '#lib/env.ts';
import { loadEnvironmentFile } from '#lib/env-file.ts';
import { buildIfNeeded } from './server/build.ts';
import { StartError } from './server/start-error.ts';

/** `npm run build`: the site alone. No lake has to be there: a build asks nobody for content. */

loadEnvironmentFile();

try {
  // What is wrong is said now, not when the build is served.
  readEnvironment();
  await buildIfNeeded(console.log);
} catch (error) {
  const expected = error instanceof StartError || error instanceof EnvironmentError;
  console.error(expected ? error.message : error);
  process.exitCode = 1;
}
