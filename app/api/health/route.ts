import { connection } from 'next/server';
import { lakeAnswers } from '#lib/lake-health.ts';
import { isLeaving } from '#lib/leaving.ts';
import { siteLive } from '#lib/live/site-live.ts';
import packageFile from '../../../package.json' with { type: 'json' };

/**
 * Whether the site can be trusted with readers: 200 when the lake answers and its changes are followed, and the
 * site is not about to end; else 503.
 */
export async function GET(): Promise<Response> {
  await connection();
  const answers = await lakeAnswers();
  const lake = answers ? (siteLive().standpoint.follows ? 'up' : 'connecting') : 'down';
  const status = isLeaving() ? 'leaving' : lake === 'up' ? 'ok' : 'degraded';
  return Response.json(
    { status, lake, version: packageFile.version },
    { status: status === 'ok' ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
