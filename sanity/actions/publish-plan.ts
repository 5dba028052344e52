import { documentAddress } from '#lib/content/document-address.ts';
import { isObject } from '#lib/is-object.ts';
import {
  fieldOf,
  moment,
  type StorySides,
  stateOf,
  storyStates,
} from '../schema/documents/article/state.ts';
import { readableMoment, shortMoment } from '../schema/validation/newsroom-time.ts';
import { momentsInUtc } from './moments.ts';

/** What pressing the button does: its name, what it says it will do, and what it says it has done. */
export type PublishPlan = { label: string; says: string; done: string };

/** When readers see what is published now: what somebody set, else when they saw it first, else `now`. */
function timeOf({ published, draft }: StorySides, now: Date): Date {
  return moment(fieldOf(draft, 'publishedAt')) ?? moment(fieldOf(published, 'publishedAt')) ?? now;
}

/** What publishing a story would do at `now`. */
export function publishPlan(sides: StorySides, now: Date): PublishPlan {
  const at = timeOf(sides, now);
  const address = documentAddress('article', sides.draft) ?? 'the address it still needs';
  const isSeen = isObject(sides.published) && stateOf(sides, now) !== 'scheduled';
  if (at > now) {
    const when = readableMoment(at);
    const until = isSeen ? ` Until then readers no longer see it.` : '';
    return {
      label: `Schedule for ${shortMoment(at, now)}`,
      says: `Readers see it from ${when}, at ${address}. It appears by itself.${until}`,
      done: `Scheduled. Readers see it from ${when}, at ${address}.`,
    };
  }
  return isSeen
    ? {
        label: 'Update',
        says: `Readers see the changes at once, at ${address}.`,
        done: `Updated. Readers see the changes at ${address}.`,
      }
    : {
        label: 'Publish now',
        says: `Readers see it at once, at ${address}, dated ${readableMoment(at)}.`,
        done: `Published. Readers see it at ${address}, dated ${readableMoment(at)}.`,
      };
}

/** What is said in the place of the button while there is nothing to publish. */
export function nothingToPublish(published: unknown, now: Date): { label: string; title: string } {
  const state = stateOf({ published, draft: null }, now);
  const at = moment(fieldOf(published, 'publishedAt'));
  const { title, says } = storyStates[state];
  return {
    label: title,
    title: at === undefined ? says : `${says} Its time: ${readableMoment(at)}.`,
  };
}

/** What the newsroom said to itself on the way, and what became untrue: none of it is published. */
const ofTheWay = ['state', 'holder', 'by', 'at', 'note', 'withdrawnAt'].map(
  (name) => `desk.${name}`,
);

/** What a draft needs before it is published at `now`: its moment, unless somebody set one, and all moments in UTC. */
export function publishPatches(sides: StorySides, now: Date) {
  const { draft } = sides;
  const isTimed = moment(fieldOf(draft, 'publishedAt')) !== undefined;
  const set = {
    ...momentsInUtc(draft),
    ...(!isTimed && { publishedAt: timeOf(sides, now).toISOString() }),
  };
  return [
    { setIfMissing: { desk: {} } },
    { setIfMissing: { 'desk.appearedAt': now.toISOString() } },
    ...(Object.keys(set).length > 0 ? [{ set }] : []),
    { unset: ofTheWay },
  ];
}
