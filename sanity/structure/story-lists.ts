/** A list of stories: what editors call it, and which stories of the article type it holds. */
export type DeskList = {
  id: string;
  title: string;
  /** GROQ, joined to `_type == "article"`. Lists are read with drafts laid over what is published. */
  filter: string;
  ordering: { field: string; direction: 'asc' | 'desc' };
  /** What is begun from it; without it nothing, since no new story would stand in it. */
  begins?: 'story' | 'live' | 'breaking';
};

export const newest = { field: 'publishedAt', direction: 'desc' } as const;
/** A new draft has no time of publication; by the last change it is the first. */
export const lastChanged = { field: '_updatedAt', direction: 'desc' } as const;
const soonest = { field: 'publishedAt', direction: 'asc' } as const;
/** Stories of the section `$section`, and of the kind `$kind`; joined to the type as those of a list. */
export const ofSection = 'section._ref == $section';
export const ofKind = 'kind == $kind';
/** In a list with drafts laid over, a document that has one stands under its draft's original id. */
export const hasDraft = '_originalId in path("drafts.**")';

/** Stories that somebody, `$me`, has begun, and those they have now. */
export const begunBy = 'desk.writer == $me';
export const heldBy = 'desk.holder == $me';

const isAhead = 'dateTime(publishedAt) > dateTime(now())';

/**
 * A draft whose time has come was published, since only publishing dates a story: what stands here is newer than
 * what readers see.
 */
const hasChanges = `${hasDraft} && dateTime(publishedAt) <= dateTime(now()) && !defined(desk.withdrawnAt)`;

/** The filter of a list of stories. */
export const storiesWith = (filter: string): string => `_type == "article" && ${filter}`;

/** The stories by where they stand, in the order editors see the lists. */
export const storyLists: DeskList[] = [
  {
    id: 'mine',
    title: 'Mine',
    filter: begunBy,
    ordering: lastChanged,
    begins: 'story',
  },
  {
    id: 'drafts',
    title: 'Drafts and open changes',
    filter: hasDraft,
    ordering: lastChanged,
    begins: 'story',
  },
  {
    id: 'review',
    title: 'For review',
    filter: 'desk.state == "review"',
    ordering: lastChanged,
  },
  {
    id: 'ready',
    title: 'Ready',
    filter: 'desk.state == "ready"',
    ordering: lastChanged,
  },
  {
    id: 'changed',
    title: 'Changed since publishing',
    filter: hasChanges,
    ordering: lastChanged,
  },
  {
    id: 'later',
    title: 'Drafts for later',
    filter: `${hasDraft} && ${isAhead}`,
    ordering: soonest,
  },
  {
    id: 'scheduled',
    title: 'Scheduled',
    filter: `!(${hasDraft}) && ${isAhead}`,
    ordering: soonest,
  },
  {
    id: 'live',
    title: 'Live stories',
    filter: 'kind == "live"',
    ordering: lastChanged,
    begins: 'live',
  },
  {
    id: 'breaking',
    title: 'Breaking now',
    filter: 'dateTime(breakingUntil) > dateTime(now())',
    ordering: newest,
    begins: 'breaking',
  },
  {
    id: 'published',
    title: 'Published',
    filter: `!(${hasDraft}) && dateTime(publishedAt) <= dateTime(now())`,
    ordering: newest,
  },
  {
    id: 'corrected',
    title: 'Corrected in the last 30 days',
    filter: 'count(corrections[dateTime(at) > dateTime(now()) - 60 * 60 * 24 * 30]) > 0',
    ordering: newest,
  },
  {
    id: 'withdrawn',
    title: 'Withdrawn',
    filter: 'defined(desk.withdrawnAt)',
    ordering: lastChanged,
  },
];

/** The list of that id. */
export const storyList = (id: string): DeskList | undefined =>
  storyLists.find((list) => list.id === id);
