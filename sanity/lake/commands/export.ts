import { parseArgs } from 'node:util';
import { exportDataset } from '@sanity/export';
import { onlyArgument } from './arguments.ts';
import { type Command, CommandError } from './command.ts';
import { withTemporaryFolder, writeWhole } from './command-files.ts';
import { type LakeClient, withLakeClient } from './lake-client.ts';
import { createProgress, type Progress } from './progress.ts';

const help = `Usage: lake export FILE [--no-drafts] [--no-assets] [--overwrite]

Writes all documents and assets of the lake in LAKE_DIR to FILE, a .tar.gz, also while the lake is
running. It is what hosted Sanity takes: \`sanity dataset import FILE <dataset>\`; so does
\`lake import FILE\`. Users, tokens and the history are not in it: that is \`lake backup\`.

  --no-drafts   published documents only
  --no-assets   without pictures and files, and without what refers to them
  --overwrite   replace FILE if it is there`;

type Wish = { drafts: boolean; assets: boolean };

function runExport(outputPath: string, wish: Wish, { client }: LakeClient, progress: Progress) {
  return exportDataset({
    client,
    dataset: client.config().dataset ?? 'production',
    outputPath,
    ...wish,
    onProgress: ({ step, current, total }) =>
      progress.step(step.replace(/\.+$/, ''), current, total === '?' ? undefined : total),
  });
}

export const command: Command = {
  summary: 'Write all documents and assets to a file that hosted Sanity takes too',
  help,
  async run({ args, config, tell }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'no-drafts': { type: 'boolean', default: false },
        'no-assets': { type: 'boolean', default: false },
        overwrite: { type: 'boolean', default: false },
      },
    });
    const file = onlyArgument(positionals, 'FILE');
    const wish = { drafts: !values['no-drafts'], assets: !values['no-assets'] };
    const progress = createProgress(tell);
    try {
      const { documentCount, assetCount } = await writeWhole(file, values.overwrite, (part) =>
        withTemporaryFolder(() =>
          withLakeClient(config, 'lake export', (lake) => runExport(part, wish, lake, progress)),
        ),
      );
      progress.end();
      tell(`${documentCount} documents and ${assetCount} assets exported to ${file}.`);
    } catch (error) {
      progress.end();
      if (error instanceof CommandError || !(error instanceof Error)) throw error;
      throw new CommandError(`The export stopped: ${error.message}`);
    }
  },
};
