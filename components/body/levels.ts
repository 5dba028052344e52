/** Of a heading: 1 is the page's own. */
export type Level = 2 | 3 | 4 | 5 | 6;

/** What stands under a heading; HTML has no deeper one than the sixth. */
const below: Record<Level, Level> = { 2: 3, 3: 4, 4: 5, 5: 6, 6: 6 };

/** The level of headings inside a part whose own heading is of a level. */
export const inner = (level: Level): Level => below[level];
