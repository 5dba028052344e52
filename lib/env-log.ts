import { z } from 'zod';

/** How the site is seen running: its log, and who may read what it counts. */
export type Watched = {
  /** Sentences for whoever reads them as they come, or lines of JSON for what collects them. */
  logFormat: 'text' | 'json';
  /** Whether each request writes a line. */
  logsRequests: boolean;
  /** What `/metrics` is read with; null: it is read by nobody. */
  metricsToken: string | null;
  /** Which part of all traces is sent to who collects them, from 0 to 1; null: nobody does. */
  traced: { share: number } | null;
};

/** What stands in `Authorization: Bearer …` as one word. */
const metricsToken = z.string().regex(/^[\w.~+/=-]{16,}$/);

/** Where OpenTelemetry sends to: it reads the variable itself. */
const collector = z.url({ protocol: /^https?$/ }).optional();

/** What the environment says of it. */
export const watchedVariables = {
  LOG_FORMAT: z.enum(['text', 'json']).default('text'),
  SITE_LOG: z.enum(['0', '1']).default('0'),
  METRICS_TOKEN: metricsToken.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: collector,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collector,
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
};

const collectorExpectation = 'the address of who collects traces, such as http://127.0.0.1:4318';

export const watchedExpectations: Record<keyof typeof watchedVariables, string> = {
  LOG_FORMAT: 'text for sentences, or json for lines of JSON',
  SITE_LOG: '1 for a line per request, or 0',
  METRICS_TOKEN: 'a token of at least 16 letters, digits and -._~+/= in one word',
  OTEL_EXPORTER_OTLP_ENDPOINT: collectorExpectation,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collectorExpectation,
  OTEL_TRACES_SAMPLER_ARG: 'the share of traces that is sent, from 0 to 1',
};
