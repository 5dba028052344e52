import { findBreaches } from './boundaries/check.ts';

/** Part of `npm test -- lint`: says which imports go in a direction they may not. */

const breaches = await findBreaches();
for (const { rule, from, to, why } of breaches) {
  console.error(`${from} imports ${to}\n  ${rule}: ${why}`);
}
console.log(
  breaches.length === 0
    ? 'Every import goes where it may.'
    : `${breaches.length} imports go where they may not.`,
);
process.exitCode = breaches.length === 0 ? 0 : 1;
