import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Pieces of work that are told of to whoever collects traces, where `OTEL_EXPORTER_OTLP_ENDPOINT` says that somebody
 * does; elsewhere nothing is looked at. What is told of one is a short list of names and figures: never an address, which may
 * have in it what a reader searched for, or what opens a draft.
 */
export type Span = {
  /** It is over. @param told names and figures by OpenTelemetry's names, or our own. */
  end(told: Told, outcome: 'well' | 'failed'): void;
};

export type Told = Readonly<Record<string, string | number>>;

/** Somebody asks the site; a page is made; the site asks the lake. */
export type SpanKind = 'request' | 'making' | 'question';

/** What makes spans, and sends them. */
export type Tracer = {
  /** @param within the span it is part of, or what a header `traceparent` says; else it begins a trace. */
  begin(kind: SpanKind, name: string, within: Span | string | undefined): Span;
  /** Sends what is left, for as long as it may. */
  end(): Promise<void>;
};

declare global {
  var datelineTraces: { tracer: Tracer | null; current: AsyncLocalStorage<Span> } | undefined;
}

/** One for the process: Next bundles what asks the lake apart from the front door. */
export function traces(): NonNullable<typeof globalThis.datelineTraces> {
  globalThis.datelineTraces ??= { tracer: null, current: new AsyncLocalStorage() };
  return globalThis.datelineTraces;
}

/**
 * Begins a span, within the one whose work this is.
 *
 * @param traceparent what a trusted proxy says the work is part of, if it is asked for.
 * @returns null where nobody collects any.
 */
export function beginSpan(
  kind: SpanKind,
  name: string,
  traceparent?: () => string | undefined,
): Span | null {
  const { tracer, current } = traces();
  return tracer?.begin(kind, name, current.getStore() ?? traceparent?.()) ?? null;
}

/** Does the work of a span: what is begun meanwhile is part of it. */
export const withinSpan = <Result>(span: Span | null, work: () => Result): Result =>
  span === null ? work() : traces().current.run(span, work);
