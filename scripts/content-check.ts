import { checkContent, isPublishedId } from '#lib/content/check/check.ts';
import { everyDocument } from '#lib/content/check/documents.ts';
import type { LocatedFault } from '#lib/content/contract/locate.ts';
import { readEnvironment } from '#lib/env.ts';
import { loadEnvironmentFile } from '#lib/env-file.ts';
import { createSiteClient } from '#sanity/client.ts';
import { progressLines, runToEnd } from './content-command.ts';
import { runEmbeddedLake } from './server/embedded-lake.ts';

/**
 * `npm run content:check`: every document against the site's contracts. One line per fault on stdout, as
 * it is found: document id, field, reason; how far it is on stderr. Exits with 1 when a published document
 * has one, with 2 when it could not check.
 */

loadEnvironmentFile();

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
        progress: progressLines(
          (documents: number) => `${documents.toLocaleString('en')} documents checked so far.`,
        ),
      },
    );
    console.log(summary(documents, faults));
    return faults.published > 0 ? 1 : 0;
  } finally {
    await lake?.stop();
  }
}

const lineOf = ({ document, field, reason }: LocatedFault): string =>
  [document ?? '(no id)', field === '' ? '(the document)' : field, reason].join('  ');

function summary(documents: number, faults: { published: number; drafts: number }): string {
  const count = (n: number) => (n === 1 ? '1 fault' : `${n} faults`);
  return `${documents} documents checked: ${count(faults.published)} in published ones, ${count(faults.drafts)} in drafts.`;
}

await runToEnd(main);
