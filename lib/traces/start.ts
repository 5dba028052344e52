import { setTimeout as pause } from 'node:timers/promises';
import {
  type Context,
  type Span as Recording,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { parseTraceParent, setGlobalErrorHandler } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { isObject } from '../is-object.ts';
import { type SpanKind as Kind, type Span, type Tracer, traces } from './spans.ts';

const kinds: Record<Kind, SpanKind> = {
  request: SpanKind.SERVER,
  making: SpanKind.INTERNAL,
  question: SpanKind.CLIENT,
};

/** Milliseconds in which it is said once that nobody takes what is sent. */
const quiet = 60_000;

/** Milliseconds in which an ending site sends what is left. */
const patience = 2_000;

class Recorded implements Span {
  readonly recording: Recording;
  constructor(recording: Recording) {
    this.recording = recording;
  }
  end(...[told, outcome]: Parameters<Span['end']>): void {
    this.recording.setAttributes(told);
    if (outcome === 'failed') this.recording.setStatus({ code: SpanStatusCode.ERROR });
    this.recording.end();
  }
}

function contextOf(within: Span | string | undefined): Context {
  if (within instanceof Recorded) return trace.setSpan(ROOT_CONTEXT, within.recording);
  const parent = typeof within === 'string' ? parseTraceParent(within) : null;
  return parent === null
    ? ROOT_CONTEXT
    : trace.setSpanContext(ROOT_CONTEXT, { ...parent, isRemote: true });
}

/**
 * Sends spans by OTLP over HTTP from now on. Where to, and with what, OpenTelemetry's own variables say
 * (https://opentelemetry.io/docs/specs/otel/protocol/exporter/). Nothing is made known to its API: Next, which
 * would have spans of its own there with whole addresses in them, goes on without.
 *
 * @param share of the traces that begin here, from 0 to 1.
 * @param version of the site.
 */
export function startTraces(
  { share, version }: { share: number; version: string },
  tell: (line: string) => void = console.error,
): void {
  const hear = createTelling(tell);
  setGlobalErrorHandler(hear);
  const provider = new TracerProvider({
    resource: defaultResource()
      .merge(
        resourceFromAttributes({
          'service.name': 'dateline-site',
          'service.version': version,
        }),
      )
      .merge(detectResources({ detectors: [envDetector] })),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  const tracer = provider.getTracer('dateline');
  traces().tracer = {
    begin: (kind, name, within) =>
      new Recorded(tracer.startSpan(name, { kind: kinds[kind] }, contextOf(within))),
    end: () =>
      Promise.race([provider.shutdown(), pause(patience, undefined, { ref: false })]).catch(hear),
  } satisfies Tracer;
}

/** What OpenTelemetry could not do, at most once a minute: it tries again with all that comes. */
function createTelling(tell: (line: string) => void): (fault: unknown) => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  return (fault) => {
    if (performance.now() - saidAt < quiet) return;
    saidAt = performance.now();

    // Its message may have the address in it, and in that a password.
    const reason = isObject(fault) && 'code' in fault ? String(fault.code) : 'no answer';
    tell(`site: traces cannot be sent (${reason}): is OTEL_EXPORTER_OTLP_ENDPOINT right?`);
  };
}
