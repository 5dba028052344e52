import type { Answer } from '../wire/answer.ts';
import type { Incoming } from './dispatch.ts';

/** One line of the access log. Of the query string only the request's `tag` is kept: the rest may hold secrets. */
export type AccessLine = {
  time: string;
  method: string;
  path: string;
  tag?: string;
  status: number;
  /** Milliseconds until the answer was ready to be sent; of a stream, until it began. */
  ms: number;
};

/** The line for a request that has been answered. `sid`, tokens and parameters never stand in it. */
export function accessLine(
  incoming: Pick<Incoming, 'method' | 'target'>,
  answer: Answer,
  started: number,
): AccessLine {
  const url = URL.parse(incoming.target, 'http://lake');
  return {
    time: new Date().toISOString(),
    method: incoming.method,
    path: url?.pathname ?? '',
    tag: url?.searchParams.get('tag') ?? undefined,
    status: 'status' in answer ? answer.status : 200,
    ms: Math.round((performance.now() - started) * 10) / 10,
  };
}
