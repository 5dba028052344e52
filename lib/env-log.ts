import { z } from 'zod';

/** How the site is seen running: its log, and who may read what it counts. */
export type Watched = {
  /** Sentences for whoever reads them as they come, or lines of JSON for what collects them. */
  logFormat: 'text' | 'json';
  /** Whether each request writes a line. */
  logsRequests: boolean;
  /** What `/metrics` is read with; null: it is read by nobody. */
  metricsToken: string | null;
};

/** What stands in `Authorization: Bearer …` as one word. */
const metricsToken = z.string().regex(/^[\w.~+/=-]{16,}$/);

/** What the environment says of it. */
export const watchedVariables = {
  LOG_FORMAT: z.enum(['text', 'json']).default('text'),
  SITE_LOG: z.enum(['0', '1']).default('0'),
  METRICS_TOKEN: metricsToken.optional(),
};

export const watchedExpectations: Record<keyof typeof watchedVariables, string> = {
  LOG_FORMAT: 'text for sentences, or json for lines of JSON',
  SITE_LOG: '1 for a line per request, or 0',
  METRICS_TOKEN: 'a token of at least 16 letters, digits and -._~+/= in one word',
};
