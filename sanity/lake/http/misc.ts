import { proofFor } from '../auth/prove.ts';
import { createVouchedBy } from '../auth/visitor.ts';
import { empty, json, page } from '../wire/answer.ts';
import { vouchHeader } from '../wire/vouch.ts';
import type { Handler } from './route.ts';

/**
 * `GET /ping`, `GET /data/ping/:ds`: the lake is there, and with `challenge` that it is the site's own. A
 * site elsewhere hears whether the lake knows its proxy: whether they have the same secret.
 */
export const ping: Handler = (request, lake) => {
  const challenge = request.search.get('challenge');
  const voucher = request.header(vouchHeader);
  const vouched =
    voucher === undefined ? {} : { vouched: createVouchedBy(lake.config)(voucher) !== null };
  if (challenge === null) return json({ pong: true, ...vouched });
  return json({ pong: true, proof: proofFor(lake.config.dir, lake.config.port, challenge) });
};

/** `GET /metrics`: what the lake does, as Prometheus reads it. For whoever has a token. */
export const tellMetrics: Handler = (_, lake) =>
  page(lake.metrics.text(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });

/** `GET /check/cors`: whether pages of the asking origin may call, for the Studio's explanation when they may not. */
export const checkCors: Handler = (request, lake) => {
  const allowed = lake.origins.has(request.header('origin'));
  // The verdict itself has to be readable from an origin that is not allowed.
  return json({ result: { allowed, withCredentials: allowed } }, 200, {
    'access-control-allow-origin': request.header('origin') ?? '*',
  });
};

/** Lists of the hosted service that are empty here: aliases, applications. */
export const nothingListed: Handler = () => json([]);

/** Offers, trials, plans and help of the hosted service: there are none. */
export const nothingToSay: Handler = () => json(null);

/** `GET /intake/telemetry-status`: nobody is measured. */
export const telemetryStatus: Handler = () => json({ status: 'denied' });

/** `POST /intake/*`: whatever is sent for measuring is thrown away. */
export const telemetryDropped: Handler = () => empty(204);
