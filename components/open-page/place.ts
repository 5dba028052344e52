/** What a reader's eyes may rest on. */
const lines = 'main :is(p, li, h1, h2, h3, h4, figure, tr, details)';

/**
 * Holds the place of a reader who has scrolled: what they read stays where it is on the screen, whatever
 * comes or goes above it. Not every browser does so by itself, so none does here.
 *
 * @returns a function that gives the place back, once the page has changed.
 */
export function holdPlace(): () => void {
  if (scrollY <= 0) return () => {};
  const { style } = document.documentElement;
  const seen = [...document.querySelectorAll(lines)]
    .map((element) => ({ element, top: element.getBoundingClientRect().top }))
    .filter(({ top }) => top >= 0 && top < innerHeight);
  const { left, top } = { left: scrollX, top: scrollY };
  style.setProperty('overflow-anchor', 'none');
  return () => {
    const still = seen.find(({ element }) => element.isConnected);
    const moved = still ? still.element.getBoundingClientRect().top - still.top : top - scrollY;
    if (moved !== 0) scrollTo({ left, top: scrollY + moved, behavior: 'instant' });
    requestAnimationFrame(() => style.removeProperty('overflow-anchor'));
  };
}
