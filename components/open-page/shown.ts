/** The meta element by which a page says what it shows; `marks.tsx` writes it. */
export const marksName = 'shows';

/** What the page shows, as it says itself; null on one that does not say. */
export function shownMarks(page: Document = document): string[] | null {
  const said = page.querySelector<HTMLMetaElement>(`meta[name="${marksName}"]`);
  return said === null ? null : said.content.split(',').filter(Boolean);
}

/**
 * What the page shows or, when it shows nothing of its own, what it showed last: one that is gone goes on
 * listening for what it was, and comes back.
 */
export function rememberShown(read: () => string[] | null = shownMarks): () => readonly string[] {
  let last: readonly string[] = [];
  return () => {
    const marks = read();
    if (marks !== null && marks.length > 0) last = marks;
    return last;
  };
}

/** The answers a page shows, whatever their versions. */
export const namesOf = (marks: readonly string[]): string =>
  marks.map((mark) => mark.split('.')[0]).join();
