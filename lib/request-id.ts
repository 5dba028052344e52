import { AsyncLocalStorage } from 'node:async_hooks';

/** By this header a request is called the same at everybody it passes, and in what they write of it. */
export const requestIdHeader = 'x-request-id';

declare global {
  var datelineRequest: AsyncLocalStorage<string> | undefined;
}

/** One for the process: Next bundles what asks the lake apart from the front door. */
function requests(): AsyncLocalStorage<string> {
  globalThis.datelineRequest ??= new AsyncLocalStorage();
  return globalThis.datelineRequest;
}

/** Does what a request asks for: whatever is written, or asked of the lake, meanwhile is of it. */
export const withRequestId = <Result>(id: string, answer: () => Result): Result =>
  requests().run(id, answer);

/** What the request is called that is being answered; undefined where none is. */
export const currentRequestId = (): string | undefined => requests().getStore();
