import { styleOf } from './marks.ts';
import type { ListPlace } from './pasted.ts';

/** How many lists an element stands in, and of which kind the nearest is. */
export function placeOfItem(item: Element): ListPlace {
  const said = Number(item.getAttribute('aria-level') ?? item.getAttribute('data-aria-level'));
  let level = 0;
  let nearest: Element | null = null;
  for (let above = item.parentElement; above; above = above.parentElement) {
    if (!/^(ul|ol|menu)$/.test(above.localName)) continue;
    nearest ??= above;
    level += 1;
  }
  return {
    kind: nearest?.localName === 'ol' ? 'number' : 'bullet',
    level: Math.max(1, said || level),
  };
}

/** What a clipboard of Word says of its lists, by `l0:level1`. */
export type WordLists = ReadonlyMap<string, ListPlace['kind']>;

/** Reads them from its style sheet. */
export function wordListsIn(html: string): WordLists {
  const rules = html.matchAll(/@list\s+(l\d+):(level\d+)[^{]*\{([^}]*)\}/g);
  return new Map(
    [...rules].map(([, list, level, rule = '']) => [
      `${list}:${level}`,
      /mso-level-number-format\s*:\s*(bullet|image)/i.test(rule) ? 'bullet' : 'number',
    ]),
  );
}

/** A letter alone is a drawing in a font of signs: `o`, `§`, `Ø`. */
const isNumbering = (sign: string): boolean => /[\p{L}\p{N}]/u.test(sign) && !/^\p{L}$/u.test(sign);

/** The place of a paragraph that Word draws as an item of a list, from the sign before it or the sheet. */
export function placeInWord(paragraph: Element, lists: WordLists): ListPlace | null {
  const [, list, level] = /\b(l\d+)\s+level(\d+)/i.exec(styleOf(paragraph, 'mso-list')) ?? [];
  const [, kind, depth] = /\bMsoList(Bullet|Number)(\d?)/.exec(paragraph.className) ?? [];
  if (list === undefined && kind === undefined) return placeByLooks(paragraph);
  const place = Number(level ?? (depth || 1));
  const sign = signOf(paragraph);
  if (sign !== null) return { kind: isNumbering(sign) ? 'number' : 'bullet', level: place };
  const known = lists.get(`${list}:level${place}`);
  return { kind: known ?? (kind === 'Number' ? 'number' : 'bullet'), level: place };
}

/** Word's plainer HTML has the class of an item, and its sign as text, which is then no text. */
function placeByLooks(paragraph: Element): ListPlace | null {
  if (!/\bMsoListParagraph/.test(paragraph.className)) return null;
  const first = paragraph.querySelector('span');
  const sign = (first?.textContent ?? '').replace(/[\s\u00A0]/g, '');
  if (!/^\(?\w{1,5}[.)]$/.test(sign) && !/^[·•o§▪\u2013-]$/u.test(sign)) return null;
  first?.remove();
  const points = Number.parseFloat(styleOf(paragraph, 'margin-left')) || indent;
  return {
    kind: isNumbering(sign) ? 'number' : 'bullet',
    level: Math.max(1, Math.round(points / indent)),
  };
}

/** Points by which Word moves each level in. */
const indent = 36;

/** What Word writes before an item, such as `1.` or `·`. */
function signOf(paragraph: Element): string | null {
  const marker = [...paragraph.querySelectorAll('span')].find((span) =>
    /ignore/i.test(styleOf(span, 'mso-list')),
  );
  return marker ? (marker.textContent ?? '').replace(/[\s\u00A0]/g, '') : null;
}
