import { previewCookieName } from './cookie.ts';
import { type Preview, unsealPreview } from './seal.ts';

/** Where a preview's cookie is signed and sent. */
type Site = { siteUrl: string; readToken: string | undefined };

/**
 * The preview that a `Cookie` header stands for, without Next: null also for a cookie that somebody
 * made up. Says nothing of whether its owner is still there.
 */
export async function previewInHeader(
  header: string | undefined,
  { siteUrl, readToken }: Site,
): Promise<Preview | null> {
  const start = `${previewCookieName(siteUrl)}=`;
  const value = header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(start))
    ?.slice(start.length);
  return readToken === undefined ? null : unsealPreview(value, readToken);
}
