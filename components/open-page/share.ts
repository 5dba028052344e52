/**
 * Passing a page on, or a part of it: an address into the clipboard, or the sheet by which the reader's own
 * system shares. What does either is marked `data-copy` or `data-share`, with the address.
 */

/** Milliseconds it is told that an address was copied. */
const told = 2_500;

/** Addresses are told as the site's public ones, whatever name the reader came by. */
function publicAddress(address = ''): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]');
  return new URL(address, canonical?.href ?? location.href).href;
}

async function copy(button: HTMLElement): Promise<void> {
  const { copy: address, done = '' } = button.dataset;
  await navigator.clipboard.writeText(publicAddress(address));
  const before = button.textContent;
  if (before === done) return;
  button.textContent = done;
  button.setAttribute('aria-live', 'polite');
  setTimeout(() => button.textContent === done && button.replaceChildren(before ?? ''), told);
}

const share = (button: HTMLElement): Promise<void> =>
  // A reader may think better of it, which is no fault.
  navigator
    .share({ title: document.title, url: publicAddress(button.dataset.share) })
    .catch(() => {});

function passOn({ target }: Event): void {
  const button =
    target instanceof Element && target.closest<HTMLElement>('[data-copy],[data-share]');
  if (button) void (button.hasAttribute('data-copy') ? copy : share)(button);
}

document.addEventListener('click', passOn);
// Without encryption a browser gives neither, and nothing is offered that does not work.
if ('clipboard' in navigator) {
  document.documentElement.dataset.passesOn = 'share' in navigator ? 'share' : '';
}
