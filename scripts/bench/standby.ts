import { parseArgs } from 'node:util';
import { loseMachines, type StandbyRound } from '@dateline/lake/testing/standby';
import { median, quantile } from './quantile.ts';
import { heading, row } from './table.ts';

/**
 * `npm run bench -- standby [--rounds 100]`: a lake's machine is lost under six writers, processes and disk at
 * once, and another takes over from the replica, over and over.
 */

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { rounds: { type: 'string', default: '100' } },
});

let done = 0;
const rounds = await loseMachines(Number(values.rounds), ({ lost, lostMs, backMs }) => {
  done += 1;
  console.error(
    `Machine ${done}: ${lost} writes lost, up to ${lostMs} ms old; back after ${backMs} ms`,
  );
});

const total = (of: (round: StandbyRound) => number): number =>
  rounds.reduce((sum, round) => sum + of(round), 0);

console.log(
  `\n${rounds.length} machines lost: ${total(({ acknowledged }) => acknowledged)} writes acknowledged, ${total(({ lost }) => lost)} of them lost; holes in what a writer had written: ${rounds.filter(({ isSuffix }) => !isSuffix).length}; lakes that were not whole: ${rounds.filter(({ faults }) => faults !== '').length}.\n`,
);
heading('', 'median', '95 %', 'most');
const oldest = rounds.map(({ lostMs }) => lostMs);
const back = rounds.map(({ backMs }) => backMs);
for (const [what, times] of [
  ['age of the oldest write that was lost, ms', oldest],
  ['from the command until it took a write, ms', back],
] as const) {
  row(what, median(times), quantile(times, 0.95), quantile(times, 1));
}
for (const { faults } of rounds) if (faults !== '') console.log(faults);
