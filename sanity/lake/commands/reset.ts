import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { belongingsIn } from '../store/private-folder.ts';
import { type Command, CommandError, UsageError } from './command.ts';
import { lockFor } from './lock-for.ts';

export const command: Command = {
  summary: 'Delete everything in the lake: documents, pictures, users, tokens',
  help: `Usage: lake reset --yes

Deletes the lake in LAKE_DIR: documents and their history, pictures, users, tokens and secrets, copies made before
upgrades, and what restoring has kept aside. The
lake must not be running. There is no way back: \`lake backup FILE\` before, if in doubt.`,

  async run({ args, config, tell }) {
    const { values } = parseArgs({ args: [...args], options: { yes: { type: 'boolean' } } });
    const dir = config.dir;
    if (!values.yes) {
      throw new UsageError(`This deletes everything in ${dir} for good. Add --yes to do it.`);
    }
    if (!existsSync(join(dir, 'lake.sqlite'))) {
      throw new CommandError(`There is no lake in ${dir}.`);
    }
    const lock = lockFor(dir);
    try {
      for (const name of belongingsIn(dir)) {
        // The lock is being held, and removes its own note.
        if (name.startsWith('lake.lock')) continue;
        rmSync(join(dir, name), { recursive: true, force: true });
      }
    } finally {
      lock.release();
    }
    tell(`The lake in ${dir} is empty. The next start makes a new one.`);
  },
};
