import type { AllowedOrigins } from '../auth/origins.ts';

/** Headers every answer to a browser on an allowed origin carries (Fetch standard, CORS protocol). */
export function corsHeaders(
  origin: string | undefined,
  allowed: AllowedOrigins,
): Record<string, string> {
  if (origin === undefined || !allowed.has(origin)) return { vary: 'Origin' };
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'Content-Type, Content-Length, ETag, Retry-After',
    vary: 'Origin',
  };
}

/** What the answer to a preflight adds. `requested` is the request's own list of headers. */
export const preflightHeaders = (requested: string | undefined): Record<string, string> => ({
  'access-control-allow-methods': 'GET, HEAD, POST, PUT, OPTIONS',
  'access-control-allow-headers': requested ?? 'Authorization, Content-Type',
  'access-control-max-age': '600',
});
