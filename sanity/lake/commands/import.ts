import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ClientConfig } from '@sanity/client';
import { sanityImport } from '@sanity/import';
import { onlyArgument } from './arguments.ts';
import { type Command, CommandError, UsageError } from './command.ts';
import { fileFailure, mustBeFile, withTemporaryFolder } from './command-files.ts';
import { untilListsAreKnown } from './known-lists.ts';
import { type LakeClient, withLakeClient } from './lake-client.ts';
import { withInstants } from './moments.ts';
import { createProgress, type Progress } from './progress.ts';

const help = `Usage: lake import FILE [--replace | --missing]

Reads documents and assets into the lake in LAKE_DIR, also while it is running. FILE is what
\`lake export\` or \`sanity dataset export\` wrote (.tar.gz), or documents as NDJSON, one a line.

  --replace   documents that are there already are replaced
  --missing   documents that are there already are left alone

With neither, the import stops at the first document that is there already.

A moment written with an offset (publishedAt: 2026-03-01T23:30:00+05:45) is kept as the instant
it is, in UTC; one without any is left as it is.

It is done when the lake knows again what the lists of the site and the Studio hold.`;

type Operation = 'create' | 'createOrReplace' | 'createIfNotExists';

function operationOf({ replace = false, missing = false }): Operation {
  if (replace && missing) throw new UsageError('--replace and --missing exclude each other.');
  if (replace) return 'createOrReplace';
  return missing ? 'createIfNotExists' : 'create';
}

const assetPath = /\/(?:images|files)\/dateline\/production\/[^/]+$/;

/** Whether an asset is there is asked of the lake itself: its public address may not be up now. */
const fetchFrom =
  (address: string) =>
  (given: string, init?: RequestInit): Promise<Response> => {
    const [path] = assetPath.exec(new URL(given).pathname) ?? [];
    return fetch(path ? `${address}${path}` : given, init);
  };

/** Sends what is written, its moments as instants. */
const sendingInstants: ClientConfig['resolveFetch'] = () => (input, init) =>
  typeof init?.body === 'string'
    ? fetch(input, { ...init, body: JSON.stringify(withInstants(JSON.parse(init.body))) })
    : fetch(input, init);

function runImport(file: string, operation: Operation, lake: LakeClient, progress: Progress) {
  return sanityImport(createReadStream(file), {
    client: lake.client.withConfig({ resolveFetch: sendingInstants }),
    operation,
    // Half an import is worse than a clear stop: a missing asset is told, not passed over.
    allowFailingAssets: false,
    assetFetch: fetchFrom(lake.address),
    allowAssetsInDifferentDataset: false,
    allowSystemDocuments: false,
    releasesOperation:
      operation === 'createOrReplace' ? 'replace' : operation === 'create' ? 'fail' : 'ignore',
    replaceAssets: false,
    skipCrossDatasetReferences: false,
    tag: 'sanity.import',
    onProgress: ({ step, current, total }) => progress.step(step, current, total),
  });
}

/** What the file or its content is to blame for, as a sentence; else the failure as it was. */
function explained(error: unknown, file: string): unknown {
  const known = fileFailure(error, file);
  if (known !== error || !(error instanceof Error)) return known;
  const [firstLine = ''] = error.message.split('\n');
  if (/already exists/.test(error.message)) {
    return new CommandError(
      `${firstLine.replace(/[.:]+$/, '')}. Add --replace or --missing to go on all the same.`,
    );
  }
  if (
    /^(Z_|ERR_)|incorrect header|unexpected end of file|invalid|replacement character|ndjson|parse|tar/i.test(
      firstLine,
    )
  ) {
    return new CommandError(`${file} is not an export, or a damaged one: ${firstLine}`);
  }
  return new CommandError(`The import stopped: ${error.message}`);
}

export const command: Command = {
  summary: 'Read documents and assets from an export of this lake or of hosted Sanity',
  help,
  async run({ args, config, tell }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { replace: { type: 'boolean' }, missing: { type: 'boolean' } },
    });
    const file = onlyArgument(positionals, 'FILE');
    const operation = operationOf(values);
    await mustBeFile(file);
    const progress = createProgress(tell);
    try {
      const { numDocs, warnings, goesOn } = await withTemporaryFolder(() =>
        withLakeClient(config, 'lake import', async (lake) => ({
          ...(await runImport(file, operation, lake, progress)),
          goesOn: await untilListsAreKnown(lake, progress),
        })),
      );
      progress.end();
      for (const { message } of warnings) tell(message);
      if (goesOn !== null) tell(goesOn);
      tell(`${numDocs} documents read from ${file}.`);
    } catch (error) {
      progress.end();
      throw error instanceof CommandError ? error : explained(error, file);
    }
  },
};
