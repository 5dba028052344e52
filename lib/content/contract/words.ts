import { stegaClean } from '@sanity/client/stega';
import { z } from 'zod';
import { isLanguage } from '#lib/dates.ts';
import { encodedDestination } from '#lib/destination.ts';
import { optional } from './tolerant.ts';

/**
 * The words contracts are made of. In previews, text carries invisible marks (stega) that tell the
 * overlays where it comes from: prose is checked without them and keeps them; what is compared,
 * parsed or put into an address loses them.
 */

/** Checks a value without its invisible marks, and yields it without them. */
export const cleaned = <S extends z.ZodType>(schema: S) =>
  z.transform((raw: z.input<S>): unknown => stegaClean(raw)).pipe(schema);

const isBlank = (text: string): boolean => stegaClean(text).trim() === '';

/** Prose: not blank, marks kept. Any length, any script. */
export const text = z.string().refine((value) => !isBlank(value), 'is empty');

/** Prose that may be absent; blank counts as absent. */
export const optionalText = optional(
  z.string().transform((value) => (isBlank(value) ? null : value)),
);

/** A document's id or another name no reader sees. */
export const id = cleaned(z.string().min(1, 'is empty'));

/** A moment with its offset (RFC 3339), yielded in UTC. Days that no calendar has are refused. */
export const instant = cleaned(
  z
    .string()
    .pipe(z.iso.datetime({ offset: true, error: 'is not a date and time' }))
    .transform((value) => new Date(value).toISOString())
    // Beyond, instants do not sort as text.
    .refine((value) => /^\d/.test(value), 'is not in a year from 0000 to 9999'),
);

/** A day of the calendar. */
export const day = cleaned(z.iso.date({ error: 'is not a day such as 2026-02-01' }));

/** Whether an address with it is one to everybody who decodes it, once or twice. */
function isReadable(slug: string): boolean {
  try {
    decodeURIComponent(slug);
    return true;
  } catch {
    return false;
  }
}

/** Longer ones are not taken by whoever has to send for them. */
const longestSlug = 1000;

/** The last part of an address. A dot segment would lead elsewhere; what is no text leads nowhere. */
export const slug = cleaned(
  z
    .string()
    .min(1, 'is empty')
    .max(longestSlug, `is longer than an address can be: at most ${longestSlug} characters`)
    .refine(
      (value) => value !== '.' && value !== '..' && !/\p{Cc}/u.test(value) && value.isWellFormed(),
      'cannot be part of an address',
    )
    .refine(isReadable, 'has a percent sign that stands for no letter: no page can be found there'),
);

const address = (protocol: RegExp, expectedAddress: string) =>
  cleaned(
    z
      .string()
      .trim()
      .pipe(z.url({ protocol, error: `is not ${expectedAddress}` })),
  );

/** A web address, http or https. */
export const webAddress = address(/^https?$/, 'an http or https address');

/** Where somebody can be written to. */
export const mailAddress = cleaned(z.email('is not an e-mail address'));

/** What a link in text may lead to. `javascript:` and its like are refused. */
export const linkAddress = address(/^(https?|mailto)$/, 'an http, https or mailto address');

/** Where something leads: a path of the site or an http(s) address. Yielded percent-encoded. */
export const destination = cleaned(
  z
    .string()
    .trim()
    .transform((to, context) => {
      const encoded = encodedDestination(to);
      if (encoded !== null) return encoded;
      context.addIssue({ code: 'custom', message: 'is not a path or an http(s) address' });
      return z.NEVER;
    }),
);

/** One of a fixed set of words. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  cleaned(
    z.enum(words, {
      error: ({ input }) => (input === null ? 'is missing' : `is not one of ${words.join(', ')}`),
    }),
  );

/** A language (BCP 47), written as the standard writes it: `pt-BR` for `pt-br`. */
export const language = cleaned(
  z
    .string()
    .refine(isLanguage, 'is not a language code')
    .transform((code) => new Intl.Locale(code).toString()),
);
