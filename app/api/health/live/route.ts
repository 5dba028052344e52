import { connection } from 'next/server';

/**
 * Whether the site answers at all, for who starts it anew when it does not. A lake that is away is no
 * reason for that: `/api/health` tells whether readers should be sent here.
 */
export async function GET(): Promise<Response> {
  await connection();
  return Response.json({ status: 'alive' }, { headers: { 'cache-control': 'no-store' } });
}
