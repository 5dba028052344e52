import type { IncomingMessage } from 'node:http';
import { revalidatePath } from '#lib/routes.ts';
import type { Refusal } from './refusal.ts';

/** Characters an address may have. The Studio's queries are longer than any page's. */
const longestAddress = { page: 8_192, lake: 16_384 };

const lakeMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** What the site's own addresses take, in bytes. No other takes a body, or anything but GET and HEAD. */
const bodies: ReadonlyMap<string, number> = new Map([[revalidatePath(), 1_048_576]]);
/** A call of a server action, where one is allowed. */
const largestAction = 65_536;

export const tooLarge: Refusal = {
  status: 413,
  title: 'That is too much',
  text: 'The body of the request is larger than anything this address takes.',
  hangUp: true,
};

export const tooSlow: Refusal = {
  status: 408,
  title: 'That took too long',
  text: 'The request did not come to its end in time.',
  hangUp: true,
};

const malformed: Refusal = {
  status: 400,
  title: 'This address is malformed',
  text: 'The address of the request is none that a page could have.',
};

const tooLong: Refusal = {
  status: 414,
  title: 'This address is too long',
  text: 'The address of the request is longer than that of any page.',
};

const noBody: Refusal = {
  status: 400,
  title: 'Nothing to take',
  text: 'This address takes no request with a body.',
  hangUp: true,
};

const notAllowed = (allow: string): Refusal => ({
  status: 405,
  title: 'This cannot be done here',
  text: `This address takes ${allow.replace(', ', ' and ')} alone.`,
  headers: { allow },
  hangUp: true,
});

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const isAction = ({ headers }: IncomingMessage): boolean => headers['next-action'] !== undefined;

/** What a request may bring along: nothing, or a body of so many bytes; or why it is not taken. */
export type Manners = { refusal: Refusal } | { mostBytes: number };

/** What is wrong with the address of a request, for the lake or for a page; null: nothing. */
export function addressFault(request: IncomingMessage, forLake: boolean): Refusal | null {
  const { url = '', rawHeaders } = request;
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host');
  if (!url.startsWith('/') || hosts.length > 1) return malformed;
  const longest = forLake ? longestAddress.lake : longestAddress.page;
  return url.length > longest ? tooLong : null;
}

/** Whether the lake is asked in a way it could answer. */
export const lakeMethodFault = ({ method = '' }: IncomingMessage): Refusal | null =>
  lakeMethods.has(method) ? null : notAllowed([...lakeMethods].join(', '));

/**
 * What a page, or another address of Next's, takes. Next would answer calls of server actions at every
 * one of them; `mayAct` says which are let through.
 */
export function mannersOf(
  request: IncomingMessage,
  path: string,
  mayAct: (request: IncomingMessage) => boolean,
): Manners {
  const { method } = request;
  if (method === 'GET' || method === 'HEAD') {
    return hasBody(request) ? { refusal: noBody } : { mostBytes: 0 };
  }
  const mostBytes = bodies.get(path);
  if (method === 'POST' && mostBytes !== undefined && !isAction(request)) return { mostBytes };
  if (method === 'POST' && isAction(request) && mayAct(request)) {
    return { mostBytes: largestAction };
  }
  return { refusal: notAllowed(mostBytes === undefined ? 'GET, HEAD' : 'POST') };
}
