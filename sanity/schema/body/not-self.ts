import type { ReferenceFilterResolver } from 'sanity';
import { publishedId } from '../validation/references.ts';

/** Leaves the story being edited out of the stories it can point to. */
export const notSelf: ReferenceFilterResolver = ({ document }) => {
  const id = publishedId(document._id);
  return { filter: '!(_id in [$id, "drafts." + $id])', params: { id } };
};
