/** Where a block stands: in the column of the text, wider than it, or in it with the text running beside. */
export const placements = ['text', 'wide', 'inset'] as const;
export type Placement = (typeof placements)[number];
