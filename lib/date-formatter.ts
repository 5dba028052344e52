const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * A formatter of moments: costly to make, and few are needed, so each is made once.
 *
 * @param language BCP 47; undefined is that of whoever runs it.
 * @param timeZone IANA.
 */
export function dateFormatter(
  language: string | undefined,
  timeZone: string,
  format: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = JSON.stringify([language, timeZone, format]);
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, { timeZone, ...format });
  formatters.set(key, made);
  return made;
}
