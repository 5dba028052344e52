/** Checks a language code (BCP 47), such as `en` or `pt-BR`. */
export function isLanguage(code: string | undefined): true | string {
  if (code === undefined || code === '') return true;
  try {
    Intl.getCanonicalLocales(code);
    return true;
  } catch {
    return 'Write a language code, such as en, en-GB or es.';
  }
}

/** Checks the name of a time zone (IANA), such as `America/Bogota`. */
export function isTimeZone(name: string | undefined): true | string {
  if (name === undefined || name === '') return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return 'Write a time zone by its city, such as America/Bogota or Europe/London.';
  }
}
