import type { Answer } from '../wire/answer.ts';
import type { Incoming } from './dispatch.ts';

/** One line of the access log. Of the query string only the request's `tag` is kept: the rest may hold secrets. */
export type AccessLine = {
  level: 'info';
  part: 'lake';
  event: 'request';
  time: string;
  /** What the request is called at the site and in its answer too. */
  requestId: string;
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
  { started, requestId }: { started: number; requestId: string },
): AccessLine {
  const url = URL.parse(incoming.target, 'http://lake');
  return {
    level: 'info',
    part: 'lake',
    event: 'request',
    time: new Date().toISOString(),
    requestId,
    method: incoming.method,
    path: url?.pathname ?? '',
    tag: url?.searchParams.get('tag') ?? undefined,
    status: 'status' in answer ? answer.status : 200,
    ms: Math.round((performance.now() - started) * 10) / 10,
  };
}
