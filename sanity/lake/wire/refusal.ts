import { STATUS_CODES } from 'node:http';

/**
 * Why something is refused, and the status that says so on the wire; the only table of these. 4xx is for
 * what the client did wrong, and nothing else: the Studio drops an editor's typing on most of them.
 */
const statuses = {
  malformed: 400,
  'signed out': 401,
  forbidden: 403,
  'not there': 404,
  'wrong method': 405,
  conflict: 409,
  'too large': 413,
  'too many': 429,
  'not now': 503,
  'too slow': 504,
  'disk full': 507,
} as const;

export type Reason = keyof typeof statuses;

/** What is wrong with a query, a mutation, an action or a question about the past, in the wire's shape. */
export type Fault = { type: string; description: string; [detail: string]: unknown };

/** The wire's plain error: what is wrong with any other request. */
export type PlainError = { statusCode: number; error: string; message: string; errorCode?: string };

/**
 * What is not done, and why. A value, so that it can be given back, sent from a thread or a process, and
 * put into the answer of another.
 */
export type Refusal<Wrong extends Fault | PlainError = Fault> = {
  ok: false;
  status: (typeof statuses)[Reason];
  error: Wrong;
  headers?: Readonly<Record<string, string>>;
};

/** A refusal in a sentence is told as a plain error, one by a fault as that. */
export function refusal(reason: Reason, said: string, headers?: Headers): Refusal<PlainError>;
export function refusal<F extends Fault>(reason: Reason, said: F, headers?: Headers): Refusal<F>;
export function refusal(
  reason: Reason,
  said: string | Fault,
  headers?: Headers,
): Refusal<Fault | PlainError> {
  const status = statuses[reason];
  const error = typeof said === 'string' ? plainError(status, said) : said;
  return { ok: false, status, error, ...(headers && { headers }) };
}

type Headers = Readonly<Record<string, string>>;

const plainError = (status: number, message: string): PlainError => ({
  statusCode: status,
  error: STATUS_CODES[status] ?? 'Error',
  message,
});

const isPlain = (error: Fault | PlainError): error is PlainError => 'statusCode' in error;

/** What is sent of a refusal: a plain error as it is, a fault as `{error}`. */
export const bodyOf = ({ error }: Refusal<Fault | PlainError>): unknown =>
  isPlain(error) ? error : { error };

/** A refusal on its way to whoever answers: thrown by handlers and what they call. */
export class Refused<Wrong extends Fault | PlainError = Fault | PlainError> extends Error {
  override name = 'Refused';
  readonly refusal: Refusal<Wrong>;

  constructor(refused: Refusal<Wrong>) {
    super(isPlain(refused.error) ? refused.error.message : refused.error.description);
    this.refusal = refused;
  }

  get status(): number {
    return this.refusal.status;
  }

  get headers(): Headers {
    return this.refusal.headers ?? {};
  }
}

/** What is thrown to refuse a request in a sentence. */
export const refuse = (reason: Reason, message: string, headers?: Headers): Refused<PlainError> =>
  new Refused(refusal(reason, message, headers));

/** The refusal of who has too much of something under way; clients of Sanity's ask again by themselves. */
export const tooMany = (what: string): Refused<PlainError> =>
  refuse('too many', `Too many ${what}. Try again shortly.`, { 'retry-after': '1' });

/** The refusal of what failed for no fault of the client's. */
export const notNow: Refusal<PlainError> = refusal(
  'not now',
  'The lake could not do this just now. Try again shortly.',
  { 'retry-after': '1' },
);

const signedOut = refusal('signed out', 'Session not found');

/**
 * The answer to a credential that signs nobody in (any more). The code makes the Studio keep what an
 * editor typed and ask them to sign in again; without it, it would drop their edit.
 */
export const sessionNotFound: Refusal<PlainError> = {
  ...signedOut,
  error: { ...signedOut.error, errorCode: 'SIO-401-ANF' },
};
