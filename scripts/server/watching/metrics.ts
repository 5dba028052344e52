import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Figures } from '#lib/figures.ts';
import type { KeeperFigures } from '#lib/keep/keeper.ts';
import type { Over } from './requests.ts';

/** What the site says of itself when it is asked. */
export type Readings = {
  version: string;
  figures: Figures;
  /** What keeps what: pages, the lake's answers. */
  kept: Readonly<Record<string, KeeperFigures>>;
  /** Connections to the site that are open. */
  connections: number;
  /** Whether the lake's changes are heard. */
  follows: boolean;
};

export type Metrics = {
  /** A request is over. */
  answered(over: Over): void;
  /** All of it, as Prometheus reads it. */
  text(): Promise<{ type: string; text: string }>;
};

/** Seconds: what is kept takes less than the first, a question to the lake no longer than the last but one. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

type Labels = Record<string, string>;
type Sample = readonly [labels: Labels, value: number];

/**
 * Counts what the site does. Labels are words of ours and statuses: nothing a visitor types becomes one.
 *
 * @param read what is counted elsewhere, read whenever somebody asks.
 */
export function createMetrics(read: () => Readings): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  // Named as if they were counted, which they are not; there are the same by type.
  for (const what of ['handles', 'requests', 'resources']) {
    registry.removeSingleMetric(`nodejs_active_${what}_total`);
  }
  const requests = new Counter({
    name: 'dateline_requests_total',
    help: 'Requests that are over, by what was asked for and status; none: the client went first.',
    labelNames: ['kind', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'dateline_request_duration_seconds',
    help: 'From a request’s head to the end of its answer; streams are not in it.',
    labelNames: ['kind'],
    buckets,
    registers,
  });
  addReadings(registry, read);

  return {
    answered({ kind, status, seconds }) {
      requests.inc({ kind, status });
      if (kind !== 'live') durations.observe({ kind }, seconds);
    },
    text: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}

function addReadings(registry: Registry, read: () => Readings): void {
  const registers = [registry];
  const total = (name: string, help: string, labelNames: string[], samples: () => Sample[]) =>
    new Counter({
      name,
      help,
      labelNames,
      registers,
      collect() {
        this.reset();
        for (const [labels, value] of samples()) this.inc(labels, value);
      },
    });
  const now = (name: string, help: string, labelNames: string[], samples: () => Sample[]) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers,
      collect() {
        this.reset();
        for (const [labels, value] of samples()) this.set(labels, value);
      },
    });
  /** A sample or more of each thing that keeps. */
  const ofStores = (of: (figures: KeeperFigures) => readonly Sample[]) => (): Sample[] =>
    Object.entries(read().kept).flatMap(([store, figures]) =>
      of(figures).map(([labels, value]): Sample => [{ store, ...labels }, value]),
    );
  const each = (name: string, values: Readonly<Record<string, number>>): Sample[] =>
    Object.entries(values).map(([word, value]) => [{ [name]: word }, value]);
  const rooms = ({ rooms }: KeeperFigures, of: 'count' | 'bytes'): Sample[] => [
    [{ room: 'main' }, rooms.main[of]],
    [{ room: 'spare' }, rooms.spare[of]],
  ];

  now('dateline_info', 'The version that runs.', ['version'], () => [
    [{ version: read().version }, 1],
  ]);
  now(
    'dateline_kept',
    'Pages, and answers of the lake, that are kept.',
    ['store', 'room'],
    ofStores((figures) => rooms(figures, 'count')),
  );
  now(
    'dateline_kept_bytes',
    'Bytes they take.',
    ['store', 'room'],
    ofStores((figures) => rooms(figures, 'bytes')),
  );
  total(
    'dateline_kept_hits_total',
    'How often one was asked for, and there.',
    ['store'],
    ofStores(({ hits }) => [[{}, hits]]),
  );
  total(
    'dateline_kept_shared_total',
    'How often one was being made already for somebody else.',
    ['store'],
    ofStores(({ shared }) => [[{}, shared]]),
  );
  total(
    'dateline_kept_makings_total',
    'How often one was made.',
    ['store', 'outcome'],
    ofStores(({ made, failed }) => each('outcome', { made, failed })),
  );
  total(
    'dateline_kept_making_seconds_total',
    'Seconds that took in all.',
    ['store'],
    ofStores(({ makingSeconds }) => [[{}, makingSeconds]]),
  );
  total(
    'dateline_kept_gone_total',
    'How often one was kept no longer: what it was made of has changed, it was true for a time or in doubt, or others needed its room.',
    ['store', 'why'],
    ofStores(({ gone: { changed, doubted, pushedOut } }) =>
      each('why', { changed, doubted, room: pushedOut }),
    ),
  );
  now('dateline_streams', 'Streams that tell open pages of changes.', ['to'], () =>
    each('to', read().figures.streams),
  );
  now('dateline_connections', 'Open connections.', [], () => [[{}, read().connections]]);
  now('dateline_lake_followed', '1 while the lake’s changes are heard.', [], () => [
    [{}, read().follows ? 1 : 0],
  ]);
  total('dateline_lake_questions_total', 'Questions to the lake, by their end.', ['outcome'], () =>
    each('outcome', read().figures.questions),
  );
  total('dateline_lake_question_seconds_total', 'Seconds they took in all.', [], () => [
    [{}, read().figures.questionSeconds],
  ]);
  total('dateline_cache_purges_total', 'Orders to caches in front.', ['outcome'], () =>
    each('outcome', read().figures.purges),
  );
}
