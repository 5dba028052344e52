/** Hosts that are somebody's own machine. */
const ownMachine = /^(localhost|.*\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/;

/** Parts of a site that are not for readers, whatever site it is: an editor's own page, copied. */
const editorsOwn = /^\/(studio|api\/draft-mode)(\/|$)/;

/** What is wrong with an address that readers are to follow; null when nothing is. */
export function unfitForReaders(address: string): string | null {
  let url: URL;
  try {
    url = new URL(address.trim());
  } catch {
    return null;
  }
  if (editorsOwn.test(url.pathname)) {
    return 'This leads into the Studio, where readers cannot go. Copy the address of the page itself.';
  }
  if (url.searchParams.has('sanity-preview-secret')) {
    return 'This leads to a preview, which is not for readers. Copy the address of the page itself.';
  }
  return ownMachine.test(url.hostname)
    ? 'This leads to the machine of whoever reads it. Write the address the page has for everybody.'
    : null;
}
