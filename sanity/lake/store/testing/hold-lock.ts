import { lockLake } from '../lock.ts';

/** Holds the lock of the folder in its first argument until it is killed; says so to its parent. */
const [, , dir = ''] = process.argv;
lockLake(dir, 4100);
process.send?.('locked');
setInterval(() => {}, 60_000);
