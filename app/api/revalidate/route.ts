import { z } from 'zod';
import { readEnvironment } from '#lib/env.ts';
import { siteLedger } from '#lib/keep/ledger.ts';
import { isSigned, signatureHeader } from '#lib/live/signature.ts';
import { siteLive } from '#lib/live/site-live.ts';

/** What the webhook in README.md sends: which document has changed. */
const told = z.looseObject({ _id: z.string() });

const documentIn = (body: string): string | undefined => {
  try {
    return told.safeParse(JSON.parse(body)).data?._id;
  } catch {
    return undefined;
  }
};

/**
 * Takes a body signed as Sanity signs webhooks. The site follows the lake by itself, which tells exactly what
 * has changed: one that names its document has everything asked again only where the lake is not heard, and otherwise has
 * it seen to that it is. One that does not say what has changed has everything made again.
 */
export async function POST(request: Request): Promise<Response> {
  const secret = readEnvironment().sanity.revalidateSecret;
  const signature = request.headers.get(signatureHeader);
  const body = await request.text();
  if (!(await isSigned(body, signature, secret))) {
    return Response.json({ error: 'The signature is missing or wrong.' }, { status: 401 });
  }
  return Response.json({ revalidated: expire(documentIn(body)) });
}

/** @returns what is made again: everything, everything as far as it has changed, or what the lake names. */
function expire(document: string | undefined): 'everything' | 'doubted' | 'as the lake says' {
  if (document === undefined) {
    siteLedger().change(null);
    return 'everything';
  }
  const { standpoint, rumours } = siteLive();
  if (!standpoint.follows) {
    siteLedger().doubt();
    return 'doubted';
  }
  // Drafts and versions, with a dot in their ids, are none of what the lake tells readers.
  if (!document.includes('.')) rumours.told();
  return 'as the lake says';
}
