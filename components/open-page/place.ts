/** What a reader's eyes may rest on. */
const lines = 'main :is(p, li, h1, h2, h3, h4, figure, tr, details)';

type Box = { top: number; bottom: number };

/**
 * What of a page can tell where its reader is, best first: what begins on the screen, then what began above
 * it and is read still, the innermost first. What is folded away has no height and tells nothing.
 */
export function landmarks<Line extends Box>(all: readonly Line[], height: number): Line[] {
  const seen = all.filter(({ top, bottom }) => bottom > top && bottom > 0 && top < height);
  const begins = (line: Line) => line.top >= 0;
  return [...seen.filter(begins), ...seen.filter((line) => !begins(line)).reverse()];
}

/**
 * Holds the place of a reader who has scrolled: what they read stays where it is on the screen, whatever
 * comes or goes above it. Not every browser does so by itself, so none does here.
 *
 * @returns a function that gives the place back, once the page has changed.
 */
export function holdPlace(): () => void {
  if (scrollY <= 0) return () => {};
  const { style } = document.documentElement;
  const all = [...document.querySelectorAll(lines)].map((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return { element, top, bottom };
  });
  const seen = landmarks(all, innerHeight);
  const { left, top } = { left: scrollX, top: scrollY };
  style.setProperty('overflow-anchor', 'none');
  return () => {
    const still = seen.find(({ element }) => element.isConnected);
    const moved = still ? still.element.getBoundingClientRect().top - still.top : top - scrollY;
    if (moved !== 0) scrollTo({ left, top: scrollY + moved, behavior: 'instant' });
    requestAnimationFrame(() => style.removeProperty('overflow-anchor'));
  };
}
