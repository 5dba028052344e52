import { checkContent, isPublishedId } from '#lib/content/check/check.ts';
import type { LocatedFault } from '#lib/content/contract/locate.ts';
import { EnvironmentError, readEnvironment } from '#lib/env.ts';
import { loadEnvironmentFile } from '#lib/env-file.ts';
import { createSiteClient } from '#sanity/client.ts';
import { runEmbeddedLake } from './server/embedded-lake.ts';
import { StartError } from './server/start-error.ts';

/**
 * `npm run content:check`: every document against the site's contracts. One line per fault on stdout:
 * document id, field, reason. Exits with 1 when a published document has one, with 2 when it could not
 * check.
 */

loadEnvironmentFile();

async function main(): Promise<number> {
  const env = readEnvironment();
  // A hosted lake is there; the embedded one is used as it runs, or started for as long as this takes.
  const lake = env.sanity.lake === 'embedded' ? await runEmbeddedLake(env) : null;
  try {
    const token = env.sanity.readToken ?? lake?.secrets.readToken;
    const client = createSiteClient({ token, perspective: 'raw' });
    const { documents, faults } = await checkContent((query, params) =>
      client.fetch(query, params, { tag: 'content-check' }),
    );
    for (const fault of faults) console.log(lineOf(fault));
    const published = faults.filter(({ document }) => document === null || isPublishedId(document));
    console.log(summary(documents, published, faults));
    return published.length > 0 ? 1 : 0;
  } finally {
    await lake?.stop();
  }
}

const lineOf = ({ document, field, reason }: LocatedFault): string =>
  [document ?? '(no id)', field === '' ? '(the document)' : field, reason].join('  ');

function summary(documents: number, published: LocatedFault[], all: LocatedFault[]): string {
  const drafts = all.length - published.length;
  const faults = (n: number) => (n === 1 ? '1 fault' : `${n} faults`);
  return `${documents} documents checked: ${faults(published.length)} in published ones, ${faults(drafts)} in drafts.`;
}

/** One sentence for what the person at the keyboard can mend; the rest is a bug and keeps its stack. */
function explain(error: unknown): void {
  const known = error instanceof EnvironmentError || error instanceof StartError;
  console.error(known ? error.message : error);
}

process.exitCode = await main().catch((error: unknown) => {
  explain(error);
  return 2;
});
