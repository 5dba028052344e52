/** English newspapers write no comma before the last name; Intl does, except for Britain. */
const asNewspapers = (language: string): string =>
  new Intl.Locale(language).language === 'en' ? 'en-GB' : language;

const formatters = new Map<string, Intl.ListFormat>();

function formatter(language: string): Intl.ListFormat {
  const known = formatters.get(language);
  const made = known ?? new Intl.ListFormat(asNewspapers(language), { type: 'conjunction' });
  formatters.set(language, made);
  return made;
}

/** Names as a sentence has them: `A, B and C`. */
export const nameList = (names: readonly string[], language: string): string =>
  formatter(language).format(names);

/** What stands after each of some names in such a sentence, nothing after the last. */
export function namesApart(names: readonly string[], language: string): string[] {
  const gaps: string[] = [];
  let isNamed = false;
  for (const { type, value } of formatter(language).formatToParts(names)) {
    if (type === 'element') isNamed = true;
    else if (isNamed) gaps.push(value);
  }
  return gaps;
}
