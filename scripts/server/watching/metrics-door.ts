import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { metricsPath } from '#lib/routes.ts';
import { refuse } from '../gate/refusal.ts';
import { pathOf } from './kinds.ts';
import type { Metrics } from './metrics.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether a request is for what the site counts of itself. */
export const isForMetrics = (url = '/'): boolean => pathOf(url) === metricsPath();

const notSaid = {
  status: 401,
  title: 'This is for who watches the newsroom',
  text: 'Send METRICS_TOKEN as "Authorization: Bearer …".',
  headers: { 'www-authenticate': 'Bearer realm="metrics"', 'cache-control': 'no-store' },
};

/** Answers who has the token with what the site counts of itself. Compared is what tells nothing of how far it was right. */
export function createMetricsDoor(metrics: Metrics, token: string) {
  const known = digest(token);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (given === undefined || !timingSafeEqual(digest(given), known)) {
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
