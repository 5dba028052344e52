/**
 * The names under which Next's cache files what the lake answered, so that a change can expire it.
 * A sync tag is opaque (`s1:…`); it is made by the lake and comes with each answer and each live event.
 */

/** On everything that came from the lake: expired when changes may have been missed. */
export const everythingTag = 'content:all';

/** On answers that depend on the time of day: expired when an embargo lifts or a breaking story ages. */
export const clockTag = 'content:clock';

/** The cache tag of one of the lake's sync tags. */
export const contentTag = (syncTag: string): string => `content:${syncTag}`;
