import 'server-only';
import { loadContent } from '../load.ts';
import { readerViewing } from '../viewing.ts';
import { feedTextsContent } from './texts.ts';
import type { StoryTextView } from './view.ts';

/**
 * What stories say, by their ids; those that cannot be read are not there.
 *
 * @throws LakeUnavailableError
 */
export async function loadTexts(
  stories: readonly { id: string }[],
): Promise<ReadonlyMap<string, StoryTextView>> {
  if (stories.length === 0) return new Map();
  const ids = stories.map(({ id }) => id);
  const { view } = await loadContent(feedTextsContent, { ids }, readerViewing);
  return new Map(view?.texts.map((text) => [text.id, text]));
}
