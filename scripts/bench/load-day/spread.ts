import { quantile } from '../quantile.ts';

/** How long something took, in milliseconds. */
export type Spread = { times: number; p50: number; p95: number; p99: number; slowest: number };

export function spreadOf(values: readonly number[]): Spread {
  const at = (share: number) => quantile(values, share);
  return { times: values.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), slowest: at(1) };
}
