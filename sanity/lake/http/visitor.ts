import type { IncomingMessage } from 'node:http';

/**
 * The visitor's address. The lake is reached through the site's proxy on this machine, which appends
 * whom it speaks for; from anywhere else that header is anyone's claim.
 */
export function visitorOf(req: IncomingMessage): string {
  const peer = req.socket.remoteAddress ?? '';
  const loopback = /^(::1|(::ffff:)?127\.)/.test(peer);
  const forwarded = String(req.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return loopback && forwarded ? forwarded : peer;
}
