import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { prepareFirstStart, readSecrets, signInPath } from '../auth/first-start.ts';
import { closeLake, openLakeContext } from '../context.ts';
import { startRetention } from '../history/retention.ts';
import { startServer } from '../http/server.ts';
import { startLog } from '../log/log.ts';
import { messageOf } from '../log/message-of.ts';
import { startReleaseSchedule } from '../mutate/release-schedule.ts';
import { keepReplica, prepareReplica, type ReplicaKeeper } from '../replica/keep.ts';
import { tightenDeep, tightenFolder } from '../store/private-folder.ts';
import { startWebhooks } from '../webhooks/start-webhooks.ts';
import { currentRequestId } from '../wire/request-id.ts';
import { type Command, CommandError } from './command.ts';
import { watchForEnd } from './ending.ts';
import { lockFor } from './lock-for.ts';

function errorCode(fault: unknown): string | undefined {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : undefined;
}

/**
 * Under many requests Node lets the room for short-lived objects grow to tens of megabytes, which it
 * does not give back, and waits for a heap to double before it tidies up. A lake answers as fast
 * without (`npm run bench -- lake`: memory, and answers over 32 connections).
 */
function keepHeapsSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=30');
}

/** Takes others' rights in the folder, and says so if there were any. */
function makePrivate(dir: string, tell: (line: string) => void): void {
  const cannot = (fault: unknown) =>
    tell(`lake: others may be able to read ${dir}: ${messageOf(fault)}`);
  try {
    const tightened = tightenFolder(dir);
    if (tightened > 0)
      tell(`lake: ${dir} was open to others on this machine; it is yours alone now`);
    // Nobody reaches them any more since the folder is closed: it need not be waited for.
    tightenDeep(join(dir, 'assets')).catch(cannot);
  } catch (fault) {
    cannot(fault);
  }
}

const reach = (host: string): string => (host === '127.0.0.1' ? '' : ' and for every network');

export const command: Command = {
  summary: 'Serve the lake until it is stopped',
  help: `Usage: lake serve [--until-stdin-ends]

Serves the lake in LAKE_DIR on LAKE_PORT, for this machine alone unless LAKE_HOST says otherwise. On
the first start it makes the site's secrets (secrets.json) and a first user, whose email and password
it writes to sign-in.txt, both in LAKE_DIR and readable by you alone, as everything in it. Ctrl-C stops it.

  --until-stdin-ends   end when the standard input does: with whoever started the lake and holds
                       the other end of it, also when that is killed

Environment: LAKE_DIR, LAKE_PORT, LAKE_HOST, LAKE_PUBLIC_URL, LAKE_ALLOWED_ORIGINS, LAKE_LOG=1,
LOG_FORMAT, LAKE_QUERY_TIMEOUT, LAKE_SLOW_QUERY, LAKE_HISTORY_DAYS, LAKE_PICTURE_CACHE, LAKE_PICTURE_MEMORY,
LAKE_TAKEN_BACK, LAKE_REPLICA, LAKE_REPLICA_KEY, LAKE_REPLICA_PICTURES, LAKE_REPLICA_WAITING; .env.example
explains them`,

  async run({ args, config, tell }) {
    const { values } = parseArgs({
      args: [...args],
      options: { 'until-stdin-ends': { type: 'boolean', default: false } },
    });
    keepHeapsSmall();
    const redaction = await startLog({
      format: config.logFormat,
      about: () => ({ part: 'lake', requestId: currentRequestId() }),
    });
    const end = watchForEnd({ parent: values['until-stdin-ends'] });
    makePrivate(config.dir, tell);
    const held = lockFor(config.dir, config.port);
    try {
      const pictures = await prepareReplica(config, tell);
      const lake = openLakeContext(config, { carryPicture: pictures?.carry });
      let replica: ReplicaKeeper | null = null;
      try {
        // Whoever starts the newsroom says how to sign in to it.
        const isFirst = await prepareFirstStart(config.dir, lake.auth);
        redaction.hide(...Object.values(readSecrets(config.dir)));
        if (isFirst && !values['until-stdin-ends']) {
          tell(`lake: the first user's email and password are in ${signInPath(config.dir)}`);
        }
        const { watch } = lake.metrics;
        replica = keepReplica(config, { db: lake.db, watch, pictures, tell });
        const server = await startServer(lake, config.port).catch((fault: unknown) => {
          if (errorCode(fault) !== 'EADDRINUSE') throw fault;
          throw new CommandError(
            `Port ${config.port} is in use. Stop what uses it, or set LAKE_PORT to another.`,
          );
        });
        console.log(`lake: listening on http://127.0.0.1:${server.port}${reach(config.host)}`);
        const stopWebhooks = startWebhooks(lake);
        const stopSchedule = startReleaseSchedule(lake);
        const stopRetention =
          config.historyDays === null
            ? null
            : startRetention(lake.db, lake.documents, config.historyDays);
        const { code } = await end;
        process.exitCode = code;
        stopRetention?.();
        stopSchedule();
        // Nobody waits for a picture in the works: its process may be at it for long.
        await lake.assets.close();
        await server.close();
        await stopWebhooks();
      } finally {
        await closeLake(lake);
        // Its last writes are brought along while nobody else can take the folder.
        await replica?.end();
      }
    } finally {
      held.release();
    }
  },
};
