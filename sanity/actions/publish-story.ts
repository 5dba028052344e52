import type { DocumentActionComponent } from 'sanity';
import { publishChecked } from './publish-checked.ts';
import { nothingToPublish, publishPatches, publishPlan } from './publish-plan.ts';

/** Publishing a story by a button that says what it will do, when and where; none for who may not. */
export const publishStory: (publish: DocumentActionComponent) => DocumentActionComponent =
  publishChecked({
    plan: (sides, now) => ({ ...publishPlan(sides, now), patches: publishPatches(sides, now) }),
    whenNothing: ({ published }, now) => nothingToPublish(published, now),
    isShownToAll: false,
  });
