import { connection } from 'next/server';
import { isLeaving } from '#lib/leaving.ts';

/**
 * Whether readers may be sent here, for a proxy before several sites of one lake: while that is away they all go on
 * with what they have, and none of them is to be left out for it. Only one that is about to end says no.
 */
export async function GET(): Promise<Response> {
  await connection();
  const leaves = isLeaving();
  return Response.json(
    { status: leaves ? 'leaving' : 'ready' },
    { status: leaves ? 503 : 200, headers: { 'cache-control': 'no-store' } },
  );
}
