/** Where earlier versions of the Studio, and parts of it that sign in by themselves, keep tokens. */
const holdsToken = /^(__studio_auth_token|__sanity_auth_token|__sanity_oauth)/;

/** A token somebody puts into the Studio's address, for it to store. */
const tokenInAddress = /(^#|&)token=[^&]*/;

type Browser = Pick<Window, 'localStorage' | 'sessionStorage' | 'history' | 'location'>;

/**
 * Removes every token from the browser's storage, where any script of the site could read it, and from
 * the address. What was stored is gone for good: the lake ended those sign-ins when it was upgraded.
 */
export function forgetTokens(
  browser: Browser | undefined = typeof window === 'undefined' ? undefined : window,
): void {
  if (browser === undefined) return;
  for (const storage of [browser.localStorage, browser.sessionStorage]) {
    const names = Array.from(storage, (_, place) => storage.key(place) ?? '');
    for (const name of names) if (holdsToken.test(name)) storage.removeItem(name);
  }
  const { hash, pathname, search } = browser.location;
  if (tokenInAddress.test(hash)) {
    browser.history.replaceState(null, '', pathname + search + hash.replace(tokenInAddress, ''));
  }
}
