import { z } from 'zod';
import { type Refusal, refusal } from '../wire/refusal.ts';

/** Query parameters of the history endpoints, as the address gives them: all text. */
export type HistoryParams = Readonly<Record<string, string | undefined>>;

/** What the history cannot be asked. */
export const notAsked = (description: string): Refusal =>
  refusal('malformed', { type: 'validationError', description });

/** The first thing wrong with the parameters, by name. */
export function wrongParams(error: z.ZodError): Refusal {
  const [issue] = error.issues;
  return notAsked(
    `${issue?.path.map(String).join('.') || 'parameters'}: ${issue?.message ?? 'malformed'}`,
  );
}

/** `true` or `false`; false when missing. */
export const flagParam = z
  .enum(['true', 'false', ''])
  .optional()
  .transform((value) => value === 'true');

/** A value that counts as missing when it is empty: the Studio sends `fromTransaction=`. */
export const optionalParam = z
  .string()
  .optional()
  .transform((value) => value || undefined);

/** A time with its offset, as the lake's log writes times: UTC, with milliseconds. */
export const optionalTimeParam = z.iso
  .datetime({ offset: true, error: 'has to be an ISO 8601 time' })
  .transform((time) => new Date(time).toISOString())
  .optional();

/** How many of something at most, up to `most`. */
export const limit = (usual: number, most: number) =>
  z.coerce
    .number({ error: 'has to be a number' })
    .int()
    .min(1)
    .default(usual)
    .transform((wanted) => Math.min(wanted, most));
