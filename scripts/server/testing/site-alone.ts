import { readEnvironment } from '#lib/env.ts';
import { listen } from '../site.ts';
import { startSiteLog } from '../watching/site-log.ts';

/**
 * The public server in a process of its own, for tests: gate, lake, metrics and log as they are. Pages are those
 * of a newsroom that is starting, since Next would have to be built first.
 */
const env = readEnvironment();
await startSiteLog(env);
const site = await listen(env, { dev: false });
process.once('SIGTERM', () => void site.stop().then(() => process.exit(0)));
// As a careless package would when something is wrong.
console.error('site: nobody knows why:', new Error('It failed.'), { with: { ...process.env } });
console.log('site: listening');
