/** Where the Studio remembers when an editor put off its warning about slow connections. */
const snoozedAt = 'sanity-studio.network.check.snooze';

/**
 * Puts off the Studio's warning about HTTP/1.1 for this tab: a lake beside the site speaks nothing
 * else, and its listeners share one connection, so that there is nothing to warn of.
 */
export function acceptPlainHttp(): void {
  if (typeof window === 'undefined') return;
  window.sessionStorage.setItem(snoozedAt, new Date().toISOString());
}
