import { readEnvironment } from '#lib/env.ts';
import { siteLedger } from '#lib/keep/ledger.ts';
import { isSigned, signatureHeader } from '#lib/live/signature.ts';

/**
 * Takes a body signed as Sanity signs webhooks, whatever its projection: something has changed, so that
 * everything is made again. The site follows the lake by itself; this is for a lake it cannot follow.
 */
export async function POST(request: Request): Promise<Response> {
  const secret = readEnvironment().sanity.revalidateSecret;
  const signature = request.headers.get(signatureHeader);
  if (!(await isSigned(await request.text(), signature, secret))) {
    return Response.json({ error: 'The signature is missing or wrong.' }, { status: 401 });
  }
  siteLedger().change(null);
  return Response.json({ revalidated: true });
}
