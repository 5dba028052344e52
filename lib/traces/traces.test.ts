import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type Collector, openCollector } from '../testing/collector.ts';
import { freePort } from '../testing/ports.ts';
import { beginSpan, traces, withinSpan } from './spans.ts';
import { startTraces } from './start.ts';

let collector: Collector;
beforeAll(async () => {
  collector = await openCollector();
});
afterAll(() => collector.close());

function start(url: string, share = 1): string[] {
  const lines: string[] = [];
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', url);
  startTraces({ share, version: '1.2.3' }, (line) => lines.push(line));
  return lines;
}

async function end(): Promise<void> {
  await traces().tracer?.end();
  traces().tracer = null;
}

afterEach(async () => {
  await end();
  collector.spans.length = 0;
  vi.unstubAllEnvs();
});

test('where nobody collects any, none begins, and work is done all the same', () => {
  expect(beginSpan('request', 'GET')).toBeNull();
  expect(withinSpan(null, () => 'done')).toBe('done');
});

test('what is begun within a span is part of it, also later on, and of one that a proxy names', async () => {
  start(collector.url);
  const outer = '4bf92f3577b34da6a3ce929d0e0e4736';
  const request = beginSpan('request', 'GET', () => `00-${outer}-00f067aa0ba902b7-01`);
  await withinSpan(request, async () => {
    const making = beginSpan('making', 'make a page');
    await withinSpan(making, async () => {
      await new Promise(setImmediate);
      beginSpan('question', 'ask the lake')?.end({ 'dateline.end': 'away' }, 'failed');
    });
    making?.end({}, 'well');
  });
  request?.end({ 'http.response.status_code': 200 }, 'well');
  beginSpan('request', 'POST')?.end({}, 'well');
  await end();
  const byName = new Map(collector.spans.map((span) => [span.name, span]));
  const [get, making, question] = ['GET', 'make a page', 'ask the lake'].map((name) =>
    byName.get(name),
  );
  expect(get).toMatchObject({
    traceId: outer,
    parentSpanId: '00f067aa0ba902b7',
    attributes: { 'http.response.status_code': 200 },
  });
  expect(making).toMatchObject({ traceId: outer, parentSpanId: get?.spanId });
  expect(question).toMatchObject({
    traceId: outer,
    parentSpanId: making?.spanId,
    attributes: { 'dateline.end': 'away' },
    status: { code: 2 },
  });
  expect(byName.get('POST')?.traceId).not.toBe(outer);
  expect([...collector.services]).toEqual(['dateline-site']);
});

test('a share of them is sent, and a proxy’s decision is kept', async () => {
  start(collector.url, 0);
  beginSpan('request', 'GET')?.end({}, 'well');
  const asked = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  beginSpan('request', 'PUT', () => asked)?.end({}, 'well');
  beginSpan('request', 'POST', () => 'no such thing')?.end({}, 'well');
  await end();
  expect(collector.spans.map(({ name }) => name)).toEqual(['PUT']);
});

test('one that nobody takes is told of once, without the address, and holds nobody up', async () => {
  vi.stubEnv('OTEL_EXPORTER_OTLP_TIMEOUT', '500');
  const lines = start(`http://ann:hush-now@127.0.0.1:${await freePort()}`);
  for (const name of ['GET', 'PUT']) beginSpan('request', name)?.end({}, 'well');
  await end();
  expect(lines).toEqual([expect.stringContaining('traces cannot be sent (ECONNREFUSED)')]);
  expect(lines.join()).not.toMatch(/hush-now/);
});
