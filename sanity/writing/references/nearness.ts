/** How near a name is to what was typed. */

/** A text without case and accents. */
export const plain = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').trim().toLocaleLowerCase();

export const isSameName = (one: string, other: string): boolean => plain(one) === plain(other);

/** 0 of what is named just so, 1 of what begins so, 2 of the rest. */
export function nearness(name: string, typed: string): 0 | 1 | 2 {
  const [own, wanted] = [plain(name), plain(typed)];
  if (own === wanted) return 0;
  return own.startsWith(wanted) ? 1 : 2;
}

/** Ways in which a name that was typed may be written: a list that is cut short must not lose the name itself. */
export function spellingsOf(typed: string): string[] {
  const own = typed.trim();
  const small = own.toLocaleLowerCase();
  const initial = (word: string) => word.replace(/^\p{L}/u, (letter) => letter.toLocaleUpperCase());
  return [...new Set([own, small, initial(small), small.split(' ').map(initial).join(' ')])];
}
