import type { IncomingMessage, ServerResponse } from 'node:http';
import { metricsPath } from '#lib/routes.ts';
import { isSameSecret } from '#lib/same-secret.ts';
import { refuse } from '../gate/refusal.ts';
import { withoutQuery } from './kinds.ts';
import type { Metrics } from './metrics.ts';

/** Whether a request is for what the site counts of itself. */
export const isForMetrics = (url = '/'): boolean => withoutQuery(url) === metricsPath();

const notSaid = {
  status: 401,
  title: 'This is for who watches the newsroom',
  text: 'Send METRICS_TOKEN as "Authorization: Bearer …".',
  headers: { 'www-authenticate': 'Bearer realm="metrics"', 'cache-control': 'no-store' },
};

/** Answers who has the token with what the site counts of itself. */
export function createMetricsDoor(metrics: Metrics, token: string) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (given === undefined || !isSameSecret(given, token)) {
      return refuse(request, response, notSaid);
    }
    const { type, text } = await metrics.text();
    response.writeHead(200, {
      'content-type': type,
      'content-length': Buffer.byteLength(text),
      'cache-control': 'no-store',
    });
    response.end(request.method === 'HEAD' ? undefined : text);
  };
}
