import { z } from 'zod';
import { isPlainId } from '../store/document-ids.ts';
import { randomId } from '../store/random-id.ts';

/** Mutations and patches as they come over the wire, checked for form. Meaning is checked later. */

/** Letters, digits, `-`, `_` and dots between; Sanity's rule, and safe in a path. */
export const documentId = z
  .string()
  .max(128, 'a document id has at most 128 characters')
  .regex(
    /^[A-Za-z0-9_][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*$/,
    'a document id is made of letters, digits, "-", "_" and single dots',
  )
  .refine(isPlainId, 'a draft or version is one of a published id');

export const transactionId = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/,
    'a transaction id is made of at most 128 letters, digits, "-", "_", "." and ":"',
  );

const typeName = z.string().min(1, 'a document needs a _type');
const isoTime = z.iso.datetime({ offset: true, error: 'has to be an ISO 8601 time' });

const attributes = {
  _type: typeName,
  _createdAt: isoTime.optional(),
  _updatedAt: isoTime.optional(),
};

/** A document to be stored, with its id. */
export const documentWithId = z.looseObject({ ...attributes, _id: documentId });

/** The beginning of an id, which fits whatever is put behind it. */
const idPrefix = z
  .string()
  .endsWith('.')
  .refine((prefix) => documentId.safeParse(`${prefix}${randomId()}`).success);

/** As `create` takes it: without an id, or with the beginning of one (`drafts.`), it gets its own. */
export const newDocument = z.looseObject({
  ...attributes,
  _id: z.union([documentId, z.literal(''), idPrefix]).optional(),
});

const byPath = z.record(z.string(), z.unknown());

const items = z.array(z.unknown());
const insert = z.union(
  [
    z.strictObject({ before: z.string(), items }),
    z.strictObject({ after: z.string(), items }),
    z.strictObject({ replace: z.string(), items }),
  ],
  { error: 'insert takes items, and one of before, after and replace' },
);

const operations = {
  set: byPath.optional(),
  setIfMissing: byPath.optional(),
  unset: z.array(z.string()).optional(),
  inc: z.record(z.string(), z.number()).optional(),
  dec: z.record(z.string(), z.number()).optional(),
  insert: insert.optional(),
  diffMatchPatch: z.record(z.string(), z.string()).optional(),
  ifRevisionID: z.string().optional(),
};

/** The operations of a patch, without the document it is for. */
export const patchOperations = z.strictObject(operations);
export type PatchOperations = z.infer<typeof patchOperations>;

const selection = {
  id: z.union([documentId, z.array(documentId)]).optional(),
  query: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
};

const oneSelection = <T extends { id?: unknown; query?: unknown }>({ id, query }: T): boolean =>
  (id === undefined) !== (query === undefined);

const patch = z
  .strictObject({ ...selection, ...operations })
  .refine(oneSelection, 'a patch takes an id or a query');

// Loose: the Studio sends `_ids`, older clients `purge`.
const deletion = z.looseObject(selection).refine(oneSelection, 'a delete takes an id or a query');

/** One mutation: an object with one operation. */
export const mutation = z.union(
  [
    z.strictObject({ create: newDocument }),
    z.strictObject({ createOrReplace: documentWithId }),
    z.strictObject({ createIfNotExists: documentWithId }),
    z.strictObject({ delete: deletion }),
    z.strictObject({ patch }),
  ],
  {
    error: 'a mutation has one of create, createOrReplace, createIfNotExists, delete and patch',
  },
);
export type Mutation = z.infer<typeof mutation>;

/** Documents to be found by a query. */
export type SelectionByQuery = { query: string; params: Record<string, unknown> };

/** A mutation that says of which documents it is. */
export type MutationById =
  | { create: z.infer<typeof documentWithId> }
  | { createOrReplace: z.infer<typeof documentWithId> }
  | { createIfNotExists: z.infer<typeof documentWithId> }
  | { delete: { ids: readonly string[] } }
  | { patch: { ids: readonly string[]; operations: PatchOperations } };

/** A mutation whose documents are known once its query has been answered. */
export type MutationByQuery = {
  selection: SelectionByQuery;
  of(ids: readonly string[]): MutationById;
};

/** The path and the reason of the first thing wrong, in one line. */
export function describeIssue(error: z.ZodError): string {
  const issue = deepestIssue(error.issues);
  if (issue === undefined) return 'The request is malformed';
  const path = issue.path.map(String).join('.');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}

/**
 * Of a union's failed options, the one meant is the one whose operation is there: its fault lies
 * deeper, or in something that was given (parsers report their input for that).
 */
function deepestIssue(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue | undefined {
  const [issue] = issues;
  if (issue?.code !== 'invalid_union') return issue;
  const inner = issue.errors
    .filter((option) => !option.some(({ code }) => code === 'unrecognized_keys'))
    .map(deepestIssue)
    .find((found) => found !== undefined && (found.path.length > 1 || found.input !== undefined));
  return inner === undefined ? issue : { ...inner, path: [...issue.path, ...inner.path] };
}
