import { isLanguage as isKnownLanguage, isTimeZone as isKnownTimeZone } from '#lib/dates.ts';

/** Checks a language code (BCP 47), such as `en` or `pt-BR`. */
export const namesLanguage = (code: string | undefined): true | string =>
  code === undefined || isKnownLanguage(code) || 'Write a language code, such as en, en-GB or es.';

/** Checks the name of a time zone (IANA), such as `America/Bogota`. */
export const namesTimeZone = (name: string | undefined): true | string =>
  name === undefined ||
  isKnownTimeZone(name) ||
  'Write a time zone by its city, such as America/Bogota or Europe/London.';
