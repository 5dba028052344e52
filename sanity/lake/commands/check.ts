import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openLake } from '../store/database.ts';
import { rebuildIndexes } from '../store/rebuild.ts';
import { type Fault, verifyLake } from '../store/verify.ts';
import { type Command, CommandError } from './command.ts';
import { lockFor } from './lock-for.ts';

const describeFault = ({ documentId, reason }: Fault): string =>
  documentId === null ? reason : `${documentId}: ${reason}`;

export const command: Command = {
  summary: 'Check that the lake is whole; --repair rebuilds its indexes',
  help: `Usage: lake check [--repair]

Checks the file, each document against its indexes, and the history against the documents. One line
for each fault; exit code 1 if there is any. With --repair what can be rebuilt is rebuilt first, for
which the lake must not be running.`,

  async run({ args, environment, print, tell }) {
    const { values } = parseArgs({ args: [...args], options: { repair: { type: 'boolean' } } });
    const dir = environment.lakeDir;
    if (!existsSync(join(dir, 'lake.sqlite'))) {
      throw new CommandError(`There is no lake in ${dir}.`);
    }
    const lock = values.repair ? lockFor(dir) : null;
    const db = openLake(dir);
    try {
      if (lock !== null && verifyLake(db).some(({ repairable }) => repairable)) {
        rebuildIndexes(db);
        tell('The indexes have been rebuilt.');
      }
      const faults = verifyLake(db);
      for (const fault of faults) print(describeFault(fault));
      if (faults.length > 0) throw new CommandError(verdict(faults, values.repair ?? false));
      tell(`The lake in ${dir} is whole.`);
    } finally {
      db.close();
      lock?.release();
    }
  },
};

function verdict(faults: readonly Fault[], repaired: boolean): string {
  const count = faults.length === 1 ? 'One fault' : `${faults.length} faults`;
  const repairable = faults.some((fault) => fault.repairable);
  return repairable && !repaired
    ? `${count}. \`lake check --repair\` rebuilds the indexes.`
    : `${count}. A backup is the way back.`;
}
