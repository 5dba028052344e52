import type { StringRule, TextRule } from 'sanity';
import type { z } from 'zod';
import { text } from '#lib/content/contract/words.ts';

/**
 * Checks a value by the very contract the site reads it with, and says `message` of one that the site would
 * leave out. What is absent other rules ask for, and of an empty text so does `required`.
 */
export const asSite =
  (contract: z.ZodType, message: string) =>
  (value: unknown): true | string =>
    value === undefined ||
    value === null ||
    (value === '' && contract === text) ||
    contract.safeParse(value).success
      ? true
      : message;

/** Whether a text is not there, or only looks as if it were. Of what is no text the Studio says so itself. */
export const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** Of a text that has to be there: blank, the site would read none. */
export const neededText = (message: string) => (rule: StringRule | TextRule) => [
  rule.required().error(message),
  rule.custom(asSite(text, message)).error(),
];

/** Said of a moment that is none. */
export const noMoment = 'This is no date and time. Choose it anew.';
/** Said of an address that no page could lead to. */
export const noWebAddress = 'Write the whole address, with https:// before it.';
