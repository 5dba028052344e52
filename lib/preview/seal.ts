import { hkdfSync } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';

/** The longest a preview lasts. */
export const previewHours = 24;

const id = z.string().min(1).max(200);

/**
 * Who a preview belongs to.
 *
 * - `account`: a sign-in, a person or a program of the embedded lake, by the id it tells the standing of.
 * - `member`: a person of a hosted project; `listed` when the project names its members to us.
 */
const owner = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('account'), id }),
  z.object({ kind: z.literal('member'), id, listed: z.boolean() }),
]);
export type PreviewOwner = z.infer<typeof owner>;

/** A preview that was opened: whose it is, its own name, and its end in seconds since the epoch. */
export type Preview = { owner: PreviewOwner; id: string; expires: number };

const claims = z.object({ owner, jti: id, exp: z.number().int() });
const audience = 'preview';

/** No cookie of ours is longer; longer ones are not even looked at. */
const longest = 1000;

/** The key previews are signed with. A new read token ends all of them. */
const keyFrom = (readToken: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', readToken, '', 'dateline preview cookie', 32));

/** A preview's cookie, signed: it can be read by anybody, and written by this site alone. */
export const sealPreview = ({ owner, id, expires }: Preview, readToken: string): Promise<string> =>
  new SignJWT({ owner })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(audience)
    .setJti(id)
    .setIssuedAt(expires - previewHours * 3600)
    .setExpirationTime(expires)
    .sign(keyFrom(readToken));

/** The preview a cookie stands for; null for one that is not ours, was changed, or is over. */
export async function unsealPreview(
  sealed: string | undefined,
  readToken: string,
): Promise<Preview | null> {
  if (!sealed || sealed.length > longest) return null;
  try {
    const { payload } = await jwtVerify(sealed, keyFrom(readToken), {
      algorithms: ['HS256'],
      audience,
      maxTokenAge: `${previewHours}h`,
      requiredClaims: ['exp', 'iat', 'jti'],
    });
    const { owner, jti, exp } = claims.parse(payload);
    return { owner, id: jti, expires: exp };
  } catch {
    return null;
  }
}
