/** Numbers of every category that whole numbers have in the languages there are words in. */
const samples = [0, 1, 2, 3, 11, 100, 1_000_000];

/**
 * What is said of a number, by the category of the number (CLDR), with `#` in its place: for a script that
 * learns the number only in the reader's browser.
 *
 * @param language that in which `say` writes numbers (BCP 47; `saidIn`).
 * @param say the words for a number.
 */
export function pluralForms(
  language: string,
  say: (count: number) => string,
): Record<string, string> {
  const rules = new Intl.PluralRules(language);
  const written = new Intl.NumberFormat(language);
  const forms: Record<string, string> = {};
  for (const count of samples) {
    forms[rules.select(count)] ??= say(count).replace(written.format(count), '#');
  }
  return forms;
}
