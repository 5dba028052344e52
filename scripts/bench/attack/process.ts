import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { startHostility } from './hostility.ts';

/**
 * The attackers, in a process of their own: what they do must not hold up who measures. The target comes
 * in as an argument; they stop when their input ends, and tell what they met.
 */

const order = z.object({
  target: z.object({
    site: z.string(),
    lake: z.string(),
    viewer: z.string(),
    picture: z.string(),
  }),
  names: z.array(z.string()),
});

const { target, names } = order.parse(JSON.parse(process.argv[2] ?? '{}'));
const hostility = startHostility(target, names);
await json(process.stdin).catch(() => null);
await hostility.stop();
console.log(JSON.stringify(hostility.report()));
process.exit();
