import { checkContent, isPublishedId } from '#lib/content/check/check.ts';
import { everyDocument, UnreadableLakeError } from '#lib/content/check/documents.ts';
import type { LocatedFault } from '#lib/content/contract/locate.ts';
import { EnvironmentError, readEnvironment } from '#lib/env.ts';
import { loadEnvironmentFile } from '#lib/env-file.ts';
import { createSiteClient } from '#sanity/client.ts';
import { runEmbeddedLake } from './server/embedded-lake.ts';
import { StartError } from './server/start-error.ts';

/**
 * `npm run content:check`: every document against the site's contracts. One line per fault on stdout, as
 * it is found: document id, field, reason; how far it is on stderr. Exits with 1 when a published document
 * has one, with 2 when it could not check.
 */

loadEnvironmentFile();

/** Milliseconds between two lines about how far it is. */
const progressEvery = 5000;

async function main(): Promise<number> {
  const env = readEnvironment();
  // A lake elsewhere is there, or it is not; the embedded one is used as it runs, or started for as long as this takes.
  const lake =
    env.sanity.lake === 'embedded' && !env.lakeIsElsewhere ? await runEmbeddedLake(env) : null;
  const faults = { published: 0, drafts: 0 };
  try {
    const token = env.sanity.readToken ?? lake?.secrets.readToken;
    const client = createSiteClient({ token, perspective: 'raw' });
    const documents = await checkContent(
      {
        documents: (types) => everyDocument(client, types),
        ask: (query, params) => client.fetch(query, params, { tag: 'content-check' }),
      },
      {
        fault(fault) {
          const { document } = fault;
          faults[document === null || isPublishedId(document) ? 'published' : 'drafts'] += 1;
          console.log(lineOf(fault));
        },
        progress: progressLines(),
      },
    );
    console.log(summary(documents, faults));
    return faults.published > 0 ? 1 : 0;
  } finally {
    await lake?.stop();
  }
}

function progressLines(): (documents: number) => void {
  let last = Date.now();
  return (documents) => {
    if (Date.now() - last < progressEvery) return;
    last = Date.now();
    console.error(`${documents.toLocaleString('en')} documents checked so far.`);
  };
}

const lineOf = ({ document, field, reason }: LocatedFault): string =>
  [document ?? '(no id)', field === '' ? '(the document)' : field, reason].join('  ');

function summary(documents: number, faults: { published: number; drafts: number }): string {
  const count = (n: number) => (n === 1 ? '1 fault' : `${n} faults`);
  return `${documents} documents checked: ${count(faults.published)} in published ones, ${count(faults.drafts)} in drafts.`;
}

/** One sentence for what the person at the keyboard can mend; the rest is a bug and keeps its stack. */
function explain(error: unknown): void {
  const known =
    error instanceof EnvironmentError ||
    error instanceof StartError ||
    error instanceof UnreadableLakeError;
  console.error(known ? error.message : error);
}

process.exitCode = await main().catch((error: unknown) => {
  explain(error);
  return 2;
});
