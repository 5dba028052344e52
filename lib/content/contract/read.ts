import type { z } from 'zod';
import { type Fault, type Settled, settle } from './held.ts';

/** A raw value read against a contract: what it yields, or why it yields nothing. */
export type Reading<T> =
  | { ok: true; value: T; faults: readonly Fault[] }
  | { ok: false; faults: readonly Fault[] };

/**
 * Reads a raw value against a contract. What may be left out is left out and told in `faults`;
 * `ok` is false when a part is bad that the whole cannot do without. Never throws for bad content.
 */
export function read<C extends z.ZodType>(
  contract: C,
  raw: unknown,
): Reading<Settled<z.output<C>>> {
  const parsed = contract.safeParse(raw, { error: reasonOf });
  if (parsed.success) return { ok: true, ...settle(parsed.data) };
  const faults = parsed.error.issues.map((issue) => ({
    path: issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step)),
    reason: issue.message,
  }));
  return { ok: false, faults };
}

/** Our words for zod's commonest issue; everything else keeps its contract's own words. */
const reasonOf: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== 'invalid_type') return undefined;
  return issue.input === null || issue.input === undefined
    ? 'is missing'
    : `is not ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
};
