const notALanguage = 'Write a language code, such as en, en-GB or es.';

/** Checks a language code (BCP 47), such as `en` or `pt-BR`. */
export function isLanguage(code: string | undefined): true | string {
  if (code === undefined || code === '') return true;
  try {
    // The standard leaves room for names of five letters and more; none has ever been given out.
    return new Intl.Locale(code).language.length <= 3 ? true : notALanguage;
  } catch {
    return notALanguage;
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
