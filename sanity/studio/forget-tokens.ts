/** Where earlier versions of the Studio, and parts of it that sign in by themselves, keep tokens. */
const holdsToken = /^(__studio_auth_token|__sanity_auth_token|__sanity_oauth)/;

/** A token somebody puts into the Studio's address, for it to store. */
const tokenInAddress = /(^#|&)token=[^&]*/;

/**
 * Keeps tokens out of the browser's storage, where any script of the site could read them: removes those
 * that are there, and stores none. What was stored is good for nothing any more: the lake ended those
 * sign-ins when it was upgraded.
 */
export function forgetTokens(): void {
  if (typeof window === 'undefined') return;
  for (const storage of [window.localStorage, window.sessionStorage]) {
    const names = Array.from(storage, (_, place) => storage.key(place) ?? '');
    for (const name of names) if (holdsToken.test(name)) storage.removeItem(name);
  }
  const store = Storage.prototype.setItem;
  Storage.prototype.setItem = function setItem(name, value) {
    if (!holdsToken.test(name)) store.call(this, name, value);
  };
  const { hash, pathname, search } = window.location;
  if (!tokenInAddress.test(hash)) return;
  // Next puts the fragment back that it found while the page was loaded: the page is loaded again.
  window.history.replaceState(null, '', pathname + search + hash.replace(tokenInAddress, ''));
  window.location.reload();
}
