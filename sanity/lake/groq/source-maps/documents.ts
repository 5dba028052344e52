import type { EvaluateOptions } from 'groq-js';
import { computed, type Tracked } from './tracked.ts';

/** Tells a document, by identity, from every other object a query handles. */
export type KnownDocuments = {
  /** The options of an evaluation, taking note of each document it is given. */
  options: EvaluateOptions;
  /** A value as groq-js gave it: documents, also those in a list, are known for what they are. */
  track(value: unknown): Tracked;
};

/** Watches the documents an evaluation with these options is given. */
export function watchDocuments(options: EvaluateOptions): KnownDocuments {
  const origins = new WeakMap<object, { _id: string; _type: string }>();

  const note = (value: unknown): void => {
    const document = identityOf(value);
    if (document !== null && typeof value === 'object' && value !== null) {
      origins.set(value, document);
    }
  };

  const track = (value: unknown): Tracked => {
    if (typeof value !== 'object' || value === null) return computed(value ?? null);
    const document = origins.get(value);
    if (document !== undefined) return { kind: 'source', value, origin: { document, path: [] } };
    if (!Array.isArray(value)) return computed(value);
    return { kind: 'list', value, items: value.map(track) };
  };

  const { dereference } = options;
  return {
    track,
    options: {
      ...options,
      dereference(reference) {
        const found = dereference?.(reference);
        if (found === null || found === undefined || 'then' in found) return null;
        if (Array.isArray(found.documents)) found.documents.forEach(note);
        else note(found);
        return found;
      },
    },
  };
}

/** The id a document is stored with, which says whether it is a draft; null for no document. */
function identityOf(value: unknown): { _id: string; _type: string } | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('_id' in value) || !('_type' in value)) return null;
  const { _id: shown, _type } = value;
  const _id = '_originalId' in value ? value._originalId : shown;
  return typeof _id === 'string' && typeof _type === 'string' ? { _id, _type } : null;
}
