import type { AllowedOrigins } from '../auth/origins.ts';

/** No page elsewhere gets to load an answer as its script, style or frame. */
const notElsewhere = { 'cross-origin-resource-policy': 'same-origin', vary: 'Origin' } as const;

/** Headers every answer carries; to a browser on an allowed origin the Fetch standard's for CORS. */
export function corsHeaders(
  origin: string | undefined,
  allowed: AllowedOrigins,
): Record<string, string> {
  if (origin === undefined || !allowed.has(origin)) return notElsewhere;
  return {
    ...notElsewhere,
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'Content-Type, Content-Length, ETag, Retry-After',
  };
}

/** What the answer to a preflight adds. `requested` is the request's own list of headers. */
export const preflightHeaders = (requested: string | undefined): Record<string, string> => ({
  'access-control-allow-methods': 'GET, HEAD, POST, PUT, OPTIONS',
  'access-control-allow-headers': requested ?? 'Authorization, Content-Type',
  'access-control-max-age': '600',
});
