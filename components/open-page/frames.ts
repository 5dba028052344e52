/**
 * What lives on other sites and is loaded when its reader asks: until then nothing of it was. Loaded on
 * pages alone that have such a thing.
 */

/** What a frame may do beyond showing itself. Leading the page elsewhere is not among it. */
const allow = 'autoplay; fullscreen; encrypted-media; picture-in-picture';
const sandbox = [
  'allow-scripts',
  'allow-same-origin',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
  'allow-presentation',
  'allow-forms',
].join(' ');

/** Where what was asked for is on its own site, by the origin its frame comes from. */
const asked = new Map<string, string>();

function load(button: HTMLElement): void {
  const place = button.closest<HTMLElement>('[data-frame]');
  if (!place) return;
  const src = place.dataset.frame ?? '';
  asked.set(new URL(src).origin, button.dataset.load ?? '');
  const frame = document.createElement('iframe');
  frame.title = place.dataset.frameTitle ?? '';
  frame.allow = allow;
  frame.referrerPolicy = 'strict-origin-when-cross-origin';
  frame.setAttribute('sandbox', sandbox);
  frame.src = src;
  place.dataset.loaded = '';
  place.replaceChildren(frame);
  frame.focus();
}

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element && target.closest<HTMLElement>('[data-load]');
  if (button) load(button);
});
// A page that became one with a frame while it was open was not allowed to have it: its reader is led there.
// Where a frame goes by itself is refused too, and leads nobody anywhere.
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  if (effectiveDirective !== 'frame-src' || !blockedURI.startsWith('https:')) return;
  const there = asked.get(new URL(blockedURI).origin);
  if (there) location.assign(there);
});
document.documentElement.dataset.loads = '';
