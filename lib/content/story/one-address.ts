/**
 * Of stories that share an address the newest stands there: the others are none that a list could lead to.
 *
 * @param stories newest first.
 */
export function oneToAnAddress<Story>(
  stories: readonly Story[],
  addressOf: (story: Story) => string,
): Story[] {
  const named = new Set<string>();
  return stories.filter((story) => {
    const address = addressOf(story);
    if (named.has(address)) return false;
    named.add(address);
    return true;
  });
}
