import type { IncomingMessage, ServerResponse } from 'node:http';
import { trustedProxies } from '@dateline/lake/visitor';
import type { Environment } from '#lib/env.ts';
import { createMetrics, type Readings } from './metrics.ts';
import { createMetricsDoor, isForMetrics } from './metrics-door.ts';
import { type Over, requestLine, watchRequests } from './requests.ts';

export type Watch = ReturnType<typeof watchRequests> & {
  /** Answers what is for who watches the site. @returns false when it is for somebody else. */
  answers(request: IncomingMessage, response: ServerResponse): boolean;
};

/**
 * Watches the site as its environment says: names requests, counts them, writes a line of each.
 *
 * @param read what is counted elsewhere.
 */
export function watchSite(
  { watched, trustedProxies: proxies }: Pick<Environment, 'watched' | 'trustedProxies'>,
  read: () => Readings,
): Watch {
  const { logsRequests, metricsToken } = watched;
  const counting =
    metricsToken === null ? null : { metrics: createMetrics(read), token: metricsToken };
  const door = counting && createMetricsDoor(counting.metrics, counting.token);
  const tell = (over: Over): void => {
    counting?.metrics.answered(over);
    if (logsRequests) console.error(requestLine(over));
  };
  const isToldOf = counting !== null || logsRequests;
  return {
    ...watchRequests(trustedProxies(proxies), isToldOf ? tell : null),
    answers(request, response) {
      if (door === null || !isForMetrics(request.url)) return false;
      door(request, response).catch((fault: unknown) => {
        console.error('site: what is counted could not be told:', fault);
        response.destroy();
      });
      return true;
    },
  };
}
