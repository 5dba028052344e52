/** Where others cut a headline, in characters: how many a list of theirs has room for. */
export const rooms = [
  { where: 'Search results', room: 60 },
  { where: 'Cards', room: 90 },
] as const;

const letters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** What a headline counts, as a reader would: an emoji or an accented letter is one. */
export const lengthOf = (headline: string): number => [...letters.segment(headline)].length;

/** The headline as it stands where it is cut: whole words and an ellipsis; null where it fits. */
export function cutTo(headline: string, room: number): string | null {
  const all = [...letters.segment(headline.trim())].map(({ segment }) => segment);
  if (all.length <= room) return null;
  const start = all.slice(0, room - 1).join('');
  const words = /\s/u.test(all[room - 1] ?? '') ? start : start.replace(/\s+\S*$/u, '');
  return `${words.trimEnd() || start}…`;
}
