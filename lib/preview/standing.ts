import type { EndedPreviews } from './ended.ts';
import type { PreviewLake } from './lake.ts';
import type { Preview, PreviewOwner } from './seal.ts';

/** Milliseconds an answer is taken for: a preview ends no later than this after its owner. */
const freshFor = 2000;
/** Owners whose answers are kept: more than a newsroom has in a day. */
const mostKept = 10_000;

export type Standings = ReturnType<typeof createStandings>;

/** Whether previews still stand: their owners are asked after again and again. */
export function createStandings(
  lake: PreviewLake,
  ended: EndedPreviews,
  now: () => number = Date.now,
) {
  const answers = new Map<string, { at: number; stands: Promise<boolean> }>();

  async function ownerStands(owner: PreviewOwner): Promise<boolean> {
    switch (owner.kind) {
      case 'account':
        return (await lake.standingOf(owner.id)) !== null;
      case 'member':
        return !owner.listed || ((await lake.members())?.has(owner.id) ?? false);
    }
  }

  return {
    /** Whether a preview's owner is still there and may see drafts. Without an answer: no. */
    async stands(preview: Preview): Promise<boolean> {
      const { owner, expires } = preview;
      if (ended.has(preview) || expires * 1000 <= now()) return false;
      const key = JSON.stringify(owner);
      const kept = answers.get(key);
      if (kept && now() - kept.at < freshFor) return kept.stands;
      makeRoom(answers);
      const stands = ownerStands(owner).catch(() => false);
      answers.set(key, { at: now(), stands });
      return stands;
    },

    /** A preview was opened just now: whatever was known of its owner before is forgotten. */
    begin({ owner }: Preview): void {
      answers.delete(JSON.stringify(owner));
    },

    /** Notes that a preview was left, so that a copy of its cookie is worth nothing either. */
    end: ended.add,
  };
}

/** Lets go of what has been there longest. */
function makeRoom(kept: Map<string, unknown>): void {
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
}
