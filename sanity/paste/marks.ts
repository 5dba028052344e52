import type { Decorator } from './pasted.ts';

const byTag: Readonly<Record<string, Decorator>> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  cite: 'em',
  dfn: 'em',
  var: 'em',
  u: 'underline',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
};

/** What an element is styled with, in its own attribute: editors' programs rarely use another way. */
export const styleOf = (element: Element, property: string): string => {
  const style = element.getAttribute('style') ?? '';
  const [, value = ''] = new RegExp(`(?:^|;)\\s*${property}\\s*:([^;]*)`, 'i').exec(style) ?? [];
  return value.trim().toLowerCase();
};

/** The marks on the words of an element, given those around it: its own style says more than its name. */
export function marksWithin(element: Element, around: ReadonlySet<Decorator>): Set<Decorator> {
  const marks = new Set(around);
  const set = (mark: Decorator, on: boolean) => (on ? marks.add(mark) : marks.delete(mark));
  const named = byTag[element.localName];
  if (named) marks.add(named);
  const weight = styleOf(element, 'font-weight');
  if (weight !== '') set('strong', /bold/.test(weight) || Number.parseInt(weight, 10) >= 600);
  const slant = styleOf(element, 'font-style');
  if (slant !== '') set('em', /italic|oblique/.test(slant));
  const lines = styleOf(element, 'text-decoration') + styleOf(element, 'text-decoration-line');
  if (/underline/.test(lines)) marks.add('underline');
  if (element.localName === 'u' && /none/.test(lines)) marks.delete('underline');
  const { className } = element;
  if (/\bMsoIntenseEmphasis\b|\bMacChromeBold\b/.test(className)) marks.add('strong');
  if (/\bMso(Subtle|Intense)?Emphasis\b/.test(className)) marks.add('em');
  if (/\bUnderlined\b/.test(className)) marks.add('underline');
  // A link is underlined by being one.
  if (element.closest('a')) marks.delete('underline');
  return marks;
}
