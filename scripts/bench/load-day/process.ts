import { type Order, read } from './readers.ts';

/** The readers, in a process of their own; what they met is told when they are done. */
const order: Order = JSON.parse(process.argv[2] ?? '');
console.log(JSON.stringify(await read(order)));
process.exit();
