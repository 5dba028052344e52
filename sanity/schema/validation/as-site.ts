import type { z } from 'zod';

/**
 * Checks a value by the very contract the site reads it with, and says `message` of one that the site would
 * leave out. What is absent other rules ask for.
 */
export const asSite =
  (contract: z.ZodType, message: string) =>
  (value: unknown): true | string =>
    value === undefined || value === null || value === '' || contract.safeParse(value).success
      ? true
      : message;

/** Said of a moment that is none. */
export const noMoment = 'This is no date and time. Choose it anew.';
/** Said of an address that no page could lead to. */
export const noWebAddress = 'Write the whole address, with https:// before it.';
