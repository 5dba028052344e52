import { connection } from 'next/server';
import { lakeAnswers } from '#lib/lake-health.ts';
import { siteLive } from '#lib/live/site-live.ts';
import packageFile from '../../../package.json' with { type: 'json' };

/** Whether the site can be trusted with readers: 200 when the lake answers and its changes are followed, else 503. */
export async function GET(): Promise<Response> {
  await connection();
  const answers = await lakeAnswers();
  const lake = answers ? (siteLive().standpoint.follows ? 'up' : 'connecting') : 'down';
  return Response.json(
    { status: lake === 'up' ? 'ok' : 'degraded', lake, version: packageFile.version },
    { status: lake === 'up' ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
