/** Something in the lake that does not agree with the rest of it. */
export type Damage = {
  /** Whether the lake can put it right from what it has; else it has to come from a backup. */
  repairable: boolean;
  /** Id of the document concerned, null when it is the file as a whole. */
  documentId: string | null;
  /** One sentence, or two. */
  reason: string;
};
