/**
 * Counts what the lake does, and tells it as Prometheus reads it (text format 0.0.4). Labels are
 * routes, methods and statuses: nothing a visitor types becomes one.
 */
export type Metrics = {
  /** A request was answered. `route` is the pattern of its address; null when there is none. */
  answered: (route: string | null, method: string, status: number, seconds: number) => void;
  /** Adds a value that is read whenever somebody asks. Counters are named `…_total`. */
  watch: (
    name: string,
    help: string,
    read: () => number | Readonly<Record<string, number>>,
  ) => void;
  text: () => string;
};

/** Upper bounds of the histogram, in seconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

type Histogram = { counts: number[]; sum: number; count: number };

/** Methods other than these are counted together: anybody may send any word. */
const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT']);

type Watched = { name: string; help: string; read: Parameters<Metrics['watch']>[2] };

export function createMetrics(): Metrics {
  const requests = new Map<string, number>();
  const durations = new Map<string, Histogram>();
  const watched: Watched[] = [];

  return {
    answered(route, method, status, seconds) {
      const where = route ?? 'none';
      const named = methods.has(method) ? method : 'other';
      const labels = `route="${where}",method="${named}",status="${status}"`;
      requests.set(labels, (requests.get(labels) ?? 0) + 1);
      const known = durations.get(where) ?? { counts: buckets.map(() => 0), sum: 0, count: 0 };
      durations.set(where, known);
      for (const [index, bound] of buckets.entries()) {
        if (seconds <= bound) known.counts[index] = (known.counts[index] ?? 0) + 1;
      }
      known.sum += seconds;
      known.count += 1;
    },
    watch(name, help, read) {
      watched.push({ name, help, read });
    },
    text() {
      const lines = [
        ...head('lake_http_requests_total', 'Requests answered.', 'counter'),
        ...[...requests].map(([labels, count]) => `lake_http_requests_total{${labels}} ${count}`),
        ...head(
          'lake_http_request_duration_seconds',
          'Time until an answer was ready; of a transfer, until it was over.',
          'histogram',
        ),
        ...[...durations].flatMap(([route, histogram]) => histogramLines(route, histogram)),
        ...watched.flatMap(watchedLines),
      ];
      return `${lines.join('\n')}\n`;
    },
  };
}

const head = (name: string, help: string, type: string): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
];

function histogramLines(route: string, { counts, sum, count }: Histogram): string[] {
  const name = 'lake_http_request_duration_seconds';
  const label = `route="${route}"`;
  return [
    ...buckets.map((bound, index) => `${name}_bucket{${label},le="${bound}"} ${counts[index]}`),
    `${name}_bucket{${label},le="+Inf"} ${count}`,
    `${name}_sum{${label}} ${sum}`,
    `${name}_count{${label}} ${count}`,
  ];
}

function watchedLines({ name, help, read }: Watched): string[] {
  const value = read();
  const lines =
    typeof value === 'number'
      ? [`${name} ${value}`]
      : Object.entries(value).map(([labels, count]) => `${name}{${labels}} ${count}`);
  return [...head(name, help, name.endsWith('_total') ? 'counter' : 'gauge'), ...lines];
}
