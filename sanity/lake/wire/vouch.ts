import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * How the site's gate tells its lake whom it speaks for. The lake believes no address in a
 * header but this one, which only who knows their common secret can write; the secret stays at home.
 */
export const vouchHeader = 'x-dateline-visitor';

const mark = (visitor: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(`visitor ${visitor}`).digest();

/** The header's value for a visitor's address. */
export const vouchFor = (visitor: string, secret: string): string =>
  `${visitor} ${mark(visitor, secret).toString('base64url')}`;

/** The address the gate vouches for, or null when it was somebody else who wrote this. */
export function vouchedVisitor(header: string | undefined, secret: string): string | null {
  const [visitor = '', given = ''] = header?.split(' ', 2) ?? [];
  const right = mark(visitor, secret);
  const claimed = Buffer.from(given, 'base64url');
  return claimed.length === right.length && timingSafeEqual(claimed, right) ? visitor : null;
}

/** The common secret of a lake and of a site elsewhere, which share no folder but the secret of the webhook. */
export const proxySecretFor = (siteSecret: string): string =>
  createHmac('sha256', siteSecret).update('the proxy of a site elsewhere').digest('base64url');
