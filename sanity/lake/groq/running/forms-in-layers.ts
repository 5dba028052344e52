import { publishedIdOf } from '../../store/document-ids.ts';
import type { DocumentReader, StoredDocument } from '../../store/types.ts';

/** Which form of a document a perspective shows: that of the leftmost of its layers that has one. */

/** Adds every document that the layers above the published one hold. */
export function addUpperForms(
  forms: Map<string, StoredDocument>,
  reader: DocumentReader,
  layers: readonly string[],
): void {
  for (const layer of layers) {
    if (layer === 'published') continue;
    for (const form of reader.withIdPrefix(prefixOf(layer))) forms.set(form._id, form);
  }
}

/** The forms that lie behind others in layers, are in none of them, or stand for "will be unpublished". */
export function* hiddenForms(reader: DocumentReader, layers: readonly string[]): Generator<string> {
  const covered = new Set<string>();
  const upper = layers.filter((layer) => layer !== 'published').map(prefixOf);
  for (const prefix of upper) {
    for (const form of reader.idsWithPrefix(prefix)) {
      const id = publishedIdOf(form);
      // One that only looks like a form of another.
      if (id === form) continue;
      const isMarked = prefix !== 'drafts.' && isMarkedDeleted(reader.get(form));
      if (covered.has(id) || isMarked) yield form;
      covered.add(id);
    }
  }
  yield* covered;
  for (const prefix of ['drafts.', 'versions.']) {
    if (upper.includes(prefix)) continue;
    for (const form of reader.idsWithPrefix(prefix)) {
      if (publishedIdOf(form) !== form && !upper.some((one) => form.startsWith(one))) yield form;
    }
  }
}

/** The form of a document that the leftmost layer has, as it is shown; null when none has it. */
export function pickForm(
  id: string,
  layers: readonly string[],
  read: (id: string) => StoredDocument | null,
): StoredDocument | null {
  for (const layer of layers) {
    const form = read(formIn(layer, id));
    if (form === null) continue;
    // In a release this stands for "will be unpublished": the document is not there.
    if (isMarkedDeleted(form)) return null;
    return { ...form, _id: id, _originalId: form._id };
  }
  return null;
}

function formIn(layer: string, id: string): string {
  if (layer === 'published') return id;
  return `${prefixOf(layer)}${id}`;
}

/** How the ids of a layer above the published one begin. */
function prefixOf(layer: string): string {
  return layer === 'drafts' ? 'drafts.' : `versions.${layer}.`;
}

function isMarkedDeleted(form: StoredDocument | null): boolean {
  const _system = form?._system;
  return (
    typeof _system === 'object' &&
    _system !== null &&
    'delete' in _system &&
    _system.delete === true
  );
}
