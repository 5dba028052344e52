import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { Authenticated, Identity } from './identity.ts';
import { parseJson } from './parse-json.ts';
import { Refused, refuse } from './refusal.ts';

/** A request as handlers see it: parsed, and with who asks worked out. */
export type LakeRequest = {
  method: string;
  /** The path after the version, such as `/data/query/production`. */
  path: string;
  /** The API version without its `v`: `2026-02-01`, `1` or `X`; empty when the path has none. */
  apiVersion: string;
  /** What the route's pattern caught, percent-decoded. */
  params: Readonly<Record<string, string>>;
  search: URLSearchParams;
  header: (name: string) => string | undefined;
  authenticated: Authenticated | null;
  /** The credential itself, to be looked up again while a stream is open. */
  credential: string | null;
  /** The visitor's address. */
  visitor: string;
  /** The body, read up to `limit` bytes. */
  body: (limit: number) => Promise<Buffer>;
  /** Bytes of the request that are kept in memory. */
  size: () => number;
  /** Calls back when the answer has gone out, or cannot go out any more. */
  whenOver: (callback: () => void) => void;
  /** Aborted when the client hangs up before it is answered. */
  signal: AbortSignal;
};

/**
 * Who asks. For handlers behind a route that lets only the signed-in through.
 *
 * @throws Refused 401 when nobody is signed in.
 */
export function identityOf(request: LakeRequest): Identity {
  if (request.authenticated === null) throw refuse('signed out', 'Sign in, or send a token.');
  return request.authenticated.identity;
}

/**
 * Reads a whole body.
 *
 * @param keep told of each piece before it is kept; what it throws ends the reading.
 * @throws Refused 413 for what is larger than `limit` bytes, 400 for what breaks off.
 */
export async function readBody(
  req: IncomingMessage,
  limit: number,
  keep: (bytes: number) => void,
): Promise<Buffer> {
  const tooLarge = () => refuse('too large', `Request body exceeds limit of ${limit} bytes`);
  if (Number(req.headers['content-length'] ?? 0) > limit) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  // Not destroyed when it is left early: whoever sends too much still gets to read the answer.
  try {
    for await (const chunk of req.iterator({ destroyOnReturn: false })) {
      size += chunk.length;
      if (size > limit) throw tooLarge();
      keep(chunk.length);
      chunks.push(chunk);
    }
  } catch (fault) {
    if (fault instanceof Refused) throw fault;
    throw refuse('malformed', 'The request broke off before its end.');
  }
  return Buffer.concat(chunks);
}

/** One sentence on the first thing wrong: where it stands, and what it should be. */
function faultOf(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'is malformed';
  const where = issue.path.map(String).join('.');
  return where === '' ? issue.message : `"${where}": ${issue.message}`;
}

/**
 * The body as JSON of the given shape.
 *
 * @throws Refused 400 for malformed JSON or another shape, 413 over `limit` bytes.
 */
export async function readJson<T>(
  request: LakeRequest,
  shape: z.ZodType<T>,
  limit: number,
): Promise<T> {
  const body = await request.body(limit);
  const parsed = shape.safeParse(parseJson(body.toString('utf8'), 'The request body'));
  if (!parsed.success) throw refuse('malformed', `The request body ${faultOf(parsed.error)}.`);
  return parsed.data;
}

/**
 * The query string's values in the given shape; of a repeated name the last value counts.
 *
 * @throws Refused 400 that names the parameter.
 */
export function readSearch<T>(request: LakeRequest, shape: z.ZodType<T>): T {
  const parsed = shape.safeParse(Object.fromEntries(request.search));
  if (!parsed.success) throw refuse('malformed', `Query parameter ${faultOf(parsed.error)}.`);
  return parsed.data;
}

/** A boolean in a query string: `true` or `false`. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/**
 * GROQ parameters of a query string: `$name=<JSON>`, names without the `$`.
 *
 * @throws Refused 400 when a value is not JSON, or nested too deep.
 */
export function groqParams(search: URLSearchParams): Record<string, unknown> {
  const given = [...search].filter(([name]) => name.startsWith('$'));
  // Not assigned one by one: a parameter called `__proto__` would become something else.
  return Object.fromEntries(
    given.map(([name, value]) => [
      name.slice(1),
      parseJson(value, `Query parameter "${name.slice(0, 60)}"`),
    ]),
  );
}
