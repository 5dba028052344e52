import { checkFilterStyle } from './filters.ts';
import { refuseSvg } from './refusal.ts';

/** Whether everything a value points at is inside the drawing (`#id`) or a picture in the address. */
export const isInside = (target: string): boolean =>
  target === '' ||
  target.startsWith('#') ||
  /^data:image\/(png|jpe?g|gif|webp|avif);/i.test(target);

/** What `url(…)` points at, wherever it stands in a style. */
export const urlsOf = (css: string): string[] =>
  [...css.matchAll(/url\s*\(\s*["']?\s*([^"')]*)/gi)].map(([, target = '']) => target.trim());

/** Style sheets and presentation attributes: no imports, nothing fetched, no escapes to hide one. */
export function checkStyle(css: string): void {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  if (/@import|expression\s*\(|-moz-binding|behavior\s*:|image-set|src\s*\(/i.test(plain)) {
    throw refuseSvg('loads something through its style sheet');
  }
  if (plain.includes('\\')) throw refuseSvg('has an escaped style sheet');
  if (!urlsOf(plain).every(isInside)) throw refuseSvg('loads something from elsewhere');
  checkFilterStyle(plain);
}
