/** Scripts that run from right to left, by their ISO 15924 codes. */
const rightToLeft = ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr'];

const letterOfThose = new RegExp(
  `[${rightToLeft.map((script) => `\\p{Script=${script}}`).join('')}]`,
  'u',
);

/** The direction of a text: that of its first letter, as `dir="auto"` would have it. */
export function textDirection(text: string): 'ltr' | 'rtl' {
  const first = /\p{Letter}/u.exec(text)?.[0];
  return first !== undefined && letterOfThose.test(first) ? 'rtl' : 'ltr';
}

/** The direction of a language (BCP 47), by the script it is commonly written in. */
export function languageDirection(language: string): 'ltr' | 'rtl' {
  const { script } = new Intl.Locale(language).maximize();
  return script !== undefined && rightToLeft.includes(script) ? 'rtl' : 'ltr';
}
