/** A letter of a script that runs from right to left. */
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** The direction of a text: that of its first letter, as `dir="auto"` would have it. */
export function textDirection(text: string): 'ltr' | 'rtl' {
  const first = /\p{Letter}/u.exec(text)?.[0];
  return first !== undefined && rightToLeft.test(first) ? 'rtl' : 'ltr';
}
