import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { portOf } from './ports.ts';

const value = z.union([
  z.object({ stringValue: z.string() }).transform(({ stringValue }) => stringValue),
  z.object({ intValue: z.coerce.number() }).transform(({ intValue }) => intValue),
]);
const attributes = z
  .array(z.object({ key: z.string(), value }))
  .transform((all) => Object.fromEntries(all.map((one) => [one.key, one.value])));

const span = z.object({
  name: z.string(),
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  attributes,
  status: z.object({ code: z.number().optional() }),
});

/** What is sent to a collector, as https://opentelemetry.io/docs/specs/otlp/#otlphttp has it in JSON. */
const sent = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes }),
      scopeSpans: z.array(z.object({ spans: z.array(span) })),
    }),
  ),
});

export type Collected = z.infer<typeof span>;

/** Who collects traces, of which it keeps all. */
export type Collector = {
  url: string;
  spans: Collected[];
  /** By what the senders are called. */
  services: Set<unknown>;
  /** All that came, as it came, with the addresses and headers it came by. */
  raw: () => string;
  close: () => Promise<void>;
};

export async function openCollector(): Promise<Collector> {
  const spans: Collected[] = [];
  const services = new Set<unknown>();
  let raw = '';
  const server = createServer(async (request, response) => {
    const body = await text(request);
    raw += `${request.url} ${JSON.stringify(request.headers)} ${body}\n`;
    for (const { resource, scopeSpans } of sent.parse(JSON.parse(body)).resourceSpans) {
      services.add(resource.attributes['service.name']);
      spans.push(...scopeSpans.flatMap((scope) => scope.spans));
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    spans,
    services,
    raw: () => raw,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
