import { revalidateTag } from 'next/cache';
import { after } from 'next/server';
import { z } from 'zod';
import { cacheTagsOfChange } from '#lib/content/tags.ts';
import { readEnvironment } from '#lib/env.ts';
import { liveHub } from '#lib/live/hub.ts';
import { isSigned, signatureHeader } from '#lib/live/signature.ts';

/** The site's own calls name sync tags; a webhook's body is whatever projection its owner chose. */
const ownCall = z.object({ tags: z.array(z.string().min(1).max(200)).max(5000) });

/**
 * Expires what a change touched and tells open pages, once Next has done so.
 * Takes a body signed as Sanity signs webhooks: `{"tags": [...]}` expires those sync tags, any other
 * body everything.
 */
export async function POST(request: Request): Promise<Response> {
  const body = await request.text();
  const secret = readEnvironment().sanity.revalidateSecret;
  if (!(await isSigned(body, request.headers.get(signatureHeader), secret))) {
    return Response.json({ error: 'The signature is missing or wrong.' }, { status: 401 });
  }
  const parsed = ownCall.safeParse(parseJson(body));
  const tags = parsed.success ? parsed.data.tags : null;
  // `expire: 0`: the next reader gets the new page, not the old one while a new one is made.
  for (const tag of cacheTagsOfChange(tags)) revalidateTag(tag, { expire: 0 });
  after(() => liveHub().publish('published', tags));
  return Response.json({ revalidated: true });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
