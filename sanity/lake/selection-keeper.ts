import type { SelectionKeeper } from './groq/threads/makings.ts';
import type { QueryPool } from './groq/threads/pool.ts';
import type { Committer } from './store/commits.ts';
import type { LakeDatabase } from './store/database.ts';
import {
  forgetSelections,
  forgetUnfinished,
  noteWanted,
  saveSelections,
  takeFormerQuestions,
} from './store/saved-selections.ts';

/** Changed documents after which what is kept of the archive is brought up to date. */
const LOOKED_AFTER_EVERY = 500;

/** Keeps selections in the lake's own database. Without them there is more to do: no disk so full that the lake should stop for it. */
export function keeperOf(db: LakeDatabase): SelectionKeeper {
  const tried = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch (fault) {
      console.error('lake: what queries have counted could not be kept:', fault);
      return otherwise;
    }
  };
  return {
    want: (names, wanting) => tried(() => noteWanted(db, names, wanting), undefined),
    save: (selections, wanting) => tried(() => saveSelections(db, selections, wanting), undefined),
    forget(names) {
      if (names.length > 0) tried(() => forgetSelections(db, names), undefined);
    },
    forgetUnfinished: () => tried(() => forgetUnfinished(db), undefined),
    formerQuestions: () => tried(() => takeFormerQuestions(db), []),
  };
}

/** Goes on with what was in the making, and keeps what is made near to the present. */
export function lookAfterSelections({
  commits,
  queries,
}: {
  commits: Committer;
  queries: QueryPool;
}): void {
  let changes = 0;
  commits.onCommit((transaction) => {
    changes += transaction.changes.length;
    if (changes < LOOKED_AFTER_EVERY) return;
    changes = 0;
    queries.makings.lookAfter();
  });
  queries.makings.lookAfter();
}
