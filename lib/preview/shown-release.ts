import 'server-only';
import { previewDesk } from './current.ts';
import { type DraftPerspective, releasesIn } from './perspective.ts';

/** What the release is called that a perspective shows before all else; null without one, or when nobody can say. */
export async function shownRelease(perspective: DraftPerspective): Promise<string | null> {
  const [release] = releasesIn(perspective);
  if (release === undefined) return null;
  try {
    return await previewDesk().lake.titleOf(release);
  } catch {
    // A page is not held up by what it is called.
    return null;
  }
}
