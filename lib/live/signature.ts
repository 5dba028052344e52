import { encodeSignatureHeader, isValidSignature, SIGNATURE_HEADER_NAME } from '@sanity/webhook';

/**
 * The signature scheme of Sanity's webhooks, used for the hosted webhook and for the site's own calls
 * to `/api/revalidate` alike.
 *
 * @see https://www.sanity.io/docs/content-lake/webhook-best-practices
 */
export const signatureHeader = SIGNATURE_HEADER_NAME;

/** The header's value for a body, signed now. */
export const sign = (body: string, secret: string): Promise<string> =>
  encodeSignatureHeader(body, Date.now(), secret);

/** Whether `header` is a signature of exactly this body. A missing or malformed one is not. */
export async function isSigned(
  body: string,
  header: string | null,
  secret: string | undefined,
): Promise<boolean> {
  if (header === null || secret === undefined) return false;
  try {
    return await isValidSignature(body, header, secret);
  } catch {
    return false;
  }
}
