import { z } from 'zod';
import { publishedIdOf, releaseDocumentId, releaseOf } from '../store/document-ids.ts';
import type { StoredDocument } from '../store/types.ts';
import { documentNotFound, malformed, wrongState } from './fault.ts';
import { documentId, documentWithId } from './mutation-shapes.ts';
import type { MutationOutcome, Step } from './step.ts';
import type { Part } from './transaction.ts';

/** Reads an action as it came over the wire: what it will do, or what is wrong with its form. */
export type ActionReader = (value: unknown) => Part | z.ZodError;

/** An action: the fields it takes, and what it does to the documents. */
export function defineAction<Shape extends z.ZodRawShape>(
  fields: Shape,
  perform: (step: Step, action: z.output<z.ZodObject<Shape, z.core.$loose>>) => MutationOutcome[],
): ActionReader {
  // Loose: clients send along fields that only they need.
  const schema = z.looseObject(fields);
  return (value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? (step) => perform(step, parsed.data) : parsed.error;
  };
}

/** Perspectives, and the beginnings of ids: a release of such a name could not be told from them. */
const reserved: readonly string[] = ['drafts', 'versions', 'published', 'raw', 'previewDrafts'];

const releaseName = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'has to be a name without dots')
  .refine((name) => !reserved.includes(name), 'has to be another name: this one has a meaning');

/** An action of a release, the one thing that may write that release's document. */
export function defineReleaseAction<Shape extends z.ZodRawShape>(
  fields: Shape,
  perform: (
    step: Step,
    release: string,
    action: z.output<z.ZodObject<Shape, z.core.$loose>>,
  ) => MutationOutcome[],
): ActionReader {
  return (value) => {
    const { data, error } = z.looseObject({ releaseId: releaseName }).safeParse(value);
    if (error) return error;
    const { releaseId } = data;
    const read = defineAction(fields, (step, action) =>
      perform(ofRelease(step, releaseId), releaseId, action),
    );
    return read(value);
  };
}

/** A step as one of a release, whose document it may then write. */
export const ofRelease = (step: Step, release: string): Step => ({ ...step, release });

const isVersion = (id: string): boolean => id.startsWith('drafts.') || releaseOf(id) !== null;

/** Fields that several actions take. */
export const field = {
  publishedId: documentId.refine(
    (id) => !isVersion(id),
    'has to be a published id, without drafts. or versions.',
  ),
  /** A draft, or a version in a release: the Studio sends either as `draftId`. */
  versionId: documentId.refine(isVersion, 'has to begin with drafts. or versions.<release>.'),
  revision: z.string().optional(),
  /** Deletes the history too. */
  purge: z.boolean().default(false),
  /** A document whose place the action's other fields may say. */
  attributes: documentWithId.extend({ _id: documentId.optional() }),
  time: z.iso.datetime({ offset: true, error: 'has to be an ISO 8601 time' }),
};

/** @throws Refused (409) when there is no such document. */
export function existing({ working }: Step, id: string): StoredDocument {
  const document = working.get(id);
  if (document === null) throw documentNotFound(id);
  return document;
}

/** @throws Refused (400) when `id` is not a form of the published id. */
export function checkSameDocument(id: string, publishedId: string): void {
  if (publishedIdOf(id) === publishedId) return;
  throw malformed(`"${id}" is not a draft or version of "${publishedId}"`);
}

/** Versions in a scheduled release stand still, so that what was checked is what goes out. */
export function checkNotScheduled({ working }: Step, id: string): void {
  const release = releaseOf(id);
  if (release === null || working.get(releaseDocumentId(release))?.state !== 'scheduled') return;
  throw wrongState(`"${id}" cannot be changed while release "${release}" is scheduled`);
}

/**
 * The document as another form of itself: what the lake writes anew is left out, and what is to
 * become of it in a release unless it comes from one.
 */
export function copyAs(
  id: string,
  { _rev, _updatedAt, _system, ...content }: StoredDocument,
): Omit<StoredDocument, '_rev' | '_updatedAt'> & { _id: string; _type: string } {
  const marks = _system === undefined || releaseOf(content._id) === null ? {} : { _system };
  return { ...content, ...marks, _id: id, _type: content._type };
}
