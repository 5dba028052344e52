import { AsyncLocalStorage } from 'node:async_hooks';

/** By this header a request is called the same at everybody it passes, and in what they write of it. */
export const requestIdHeader = 'x-request-id';

/** What proxies make up: hexadecimal, UUIDs, base64. Nothing that could be another field of a line, or another line. */
const wellFormed = /^[\w.:@=+/-]{8,128}$/;

export const isRequestId = (value: unknown): value is string =>
  typeof value === 'string' && wellFormed.test(value);

const current = new AsyncLocalStorage<string>();

/** Does what a request asks for: whatever is written meanwhile is known to be of it. */
export const withRequestId = <Result>(id: string, answer: () => Result): Result =>
  current.run(id, answer);

/** What the request is called that is being answered; undefined where none is. */
export const currentRequestId = (): string | undefined => current.getStore();
