import { readEnvironment } from '#lib/env.ts';
import { isSigned, signatureHeader } from '#lib/live/signature.ts';
import { heed } from '#lib/live/webhook.ts';

/** Takes a body signed as Sanity signs webhooks, and does what it gives reason to. */
export async function POST(request: Request): Promise<Response> {
  const secret = readEnvironment().sanity.revalidateSecret;
  const signature = request.headers.get(signatureHeader);
  const body = await request.text();
  if (!(await isSigned(body, signature, secret))) {
    return Response.json({ error: 'The signature is missing or wrong.' }, { status: 401 });
  }
  return Response.json({ revalidated: heed(body) });
}
