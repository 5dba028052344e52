import { STATUS_CODES } from 'node:http';

/** The wire's plain error: what is not about a query, a mutation or an action. */
export type PlainError = { statusCode: number; error: string; message: string };

export const plainError = (status: number, message: string): PlainError => ({
  statusCode: status,
  error: STATUS_CODES[status] ?? 'Error',
  message,
});

/**
 * A request that is refused; thrown by handlers and what they call, answered by the server.
 * 4xx only for what the client did wrong: the Studio drops an editor's typing on most of them.
 */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
    this.body = plainError(status, message);
  }
}

/** The refusal of who has too much of something under way; clients of Sanity's ask again by themselves. */
export const tooMany = (what: string): Refusal =>
  new Refusal(429, `Too many ${what}. Try again shortly.`, { 'retry-after': '1' });

/**
 * The answer to a credential that signs nobody in (any more). The code makes the Studio keep what an
 * editor typed and ask them to sign in again; without it, it would drop their edit.
 */
export const sessionNotFound = {
  ...plainError(401, 'Session not found'),
  errorCode: 'SIO-401-ANF',
};
