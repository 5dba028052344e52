import type { StoredDocument } from '../store/types.ts';
import { copyAs } from './action.ts';
import { createOrReplace, remove } from './apply.ts';
import type { MutationOutcome, Step } from './step.ts';
import { strengthen } from './strengthen.ts';

/**
 * Puts a draft or version in the published document's place. It keeps the time the published
 * document was first created; before the first publishing, that of the draft.
 */
export function publishVersion(
  step: Step,
  version: StoredDocument,
  publishedId: string,
): MutationOutcome[] {
  const { _system, ...content } = copyAs(publishedId, version);
  const fields = Object.fromEntries(
    Object.entries(content).map(([name, value]) => [name, strengthen(value, step.takenBack)]),
  );
  return [
    createOrReplace(step, { ...fields, _id: publishedId, _type: version._type }),
    remove(step, version._id),
  ];
}
