import 'server-only';
import { randomUUID } from 'node:crypto';
import { type PreviewUrlValidateUrlResult, validatePreviewUrl } from '@sanity/preview-url-secret';
import { cookies, draftMode } from 'next/headers';
import { type Environment, readEnvironment } from '#lib/env.ts';
import { ownPath } from '#lib/own-path.ts';
import { frontPath } from '#lib/routes.ts';
import {
  cookieAttributes,
  draftModeCookie,
  partitionedCookie,
  perspectiveCookie,
  previewCookieName,
  variantCookie,
} from './cookie.ts';
import { previewDesk } from './current.ts';
import { type Found, ownerOf } from './owner.ts';
import { perspectiveOf, perspectiveText } from './perspective.ts';
import { previewHours, sealPreview } from './seal.ts';

/** The lake's cookies that name a sign-in (`sanity/lake/auth/credentials.ts`), each with its lake's port. */
const signInCookie = /^dateline_signin(_\d+)?$/;
/** Sign-ins that are looked up: a browser may be made to send many. */
const mostSignIns = 5;

const answer = (status: number, text: string): Response =>
  new Response(text, { status, headers: { 'cache-control': 'no-store' } });

/** What the address of a preview asks for, and whose preview it would be. */
type Asked = { found: Found; path: string; perspective: string };

async function askedFor(request: Request, env: Environment): Promise<Asked> {
  const { lake } = previewDesk();
  const secret = new URL(request.url).searchParams.get('sanity-preview-secret') ?? '';
  // Sanity's own check: the address as the Studio writes it, and the age of its secret.
  const checked: PreviewUrlValidateUrlResult =
    secret === '' ? { isValid: false } : await validatePreviewUrl(lake.client, request.url);
  const signIns = (await cookies())
    .getAll()
    .filter(({ name }) => signInCookie.test(name))
    .map(({ value }) => value)
    .slice(0, mostSignIns);
  const found: Found = checked.isValid
    ? await ownerOf(
        { secret, signIns, studiosElsewhere: env.lakeAllowedOrigins, lake: env.sanity.lake },
        lake,
      )
    : { ok: false, reason: 'Invalid secret' };
  return {
    found,
    path: ownPath(checked.redirectTo) ?? frontPath(),
    perspective: perspectiveText(perspectiveOf(checked.studioPreviewPerspective)),
  };
}

/**
 * Opens the preview to whoever brings a secret the Studio made, and notes whose it is; 401 to anyone
 * else.
 */
export async function openPreview(request: Request): Promise<Response> {
  const env = readEnvironment();
  const { readToken } = env.sanity;
  if (readToken === undefined) {
    return answer(503, 'There are no previews here: SANITY_API_READ_TOKEN is not set.');
  }
  let asked: Asked;
  try {
    asked = await askedFor(request, env);
  } catch (error) {
    // Not what it says: the address of a question to the lake carries the secret.
    console.error(`preview: could not be opened (${error instanceof Error ? error.name : error}).`);
    return answer(503, 'The content lake does not answer at the moment. Try again shortly.');
  }
  const { found, path, perspective } = asked;
  if (!found.ok) return answer(401, found.reason);

  const expires = Math.floor(Date.now() / 1000) + previewHours * 3600;
  const preview = { owner: found.owner, id: randomUUID(), expires };
  const sealed = await sealPreview(preview, readToken);
  previewDesk().standings.begin(preview);
  await setCookies(request, env.siteUrl, { sealed, perspective });
  return new Response(null, {
    status: 307,
    headers: { location: path, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  });
}

async function setCookies(
  request: Request,
  siteUrl: string,
  { sealed, perspective }: { sealed: string; perspective: string },
): Promise<void> {
  const draft = await draftMode();
  if (!draft.isEnabled) draft.enable();
  const jar = await cookies();
  const partitioned =
    request.headers.get('sec-fetch-dest') === 'iframe' &&
    request.headers.get('sec-fetch-site') === 'cross-site';
  const attributes = {
    ...cookieAttributes(siteUrl, partitioned),
    maxAge: previewHours * 3600,
  };
  jar.set(previewCookieName(siteUrl), sealed, attributes);
  jar.set(draftModeCookie, jar.get(draftModeCookie)?.value ?? '', attributes);
  jar.set(perspectiveCookie, perspective, attributes);
  jar.delete({ ...attributes, maxAge: 0, name: variantCookie });
  if (partitioned) jar.set(partitionedCookie, '1', attributes);
}
