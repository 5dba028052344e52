import { z } from 'zod';
import { type Refusal, refusal } from '../wire/refusal.ts';
import type { ActionReader } from './action.ts';
import { checkContent } from './content.ts';
import * as documents from './document-actions.ts';
import type { Writer } from './fault.ts';
import { describeIssue, transactionId } from './mutation-shapes.ts';
import * as releases from './release-actions.ts';
import {
  failed,
  type Part,
  refusalIn,
  runTransaction,
  unreadableRequest,
  type WriteContext,
} from './transaction.ts';
import * as versions from './version-actions.ts';

/** Every action of `/data/actions`, by the name it has on the wire. */
const actions: ReadonlyMap<string, ActionReader> = new Map([
  ['sanity.action.document.create', documents.createDocument],
  ['sanity.action.document.edit', documents.editDocument],
  ['sanity.action.document.publish', documents.publishDocument],
  ['sanity.action.document.unpublish', documents.unpublishDocument],
  ['sanity.action.document.delete', documents.deleteDocument],
  ['sanity.action.document.discard', documents.discardDraft],
  ['sanity.action.document.replaceDraft', documents.replaceDraft],
  ['sanity.action.document.version.create', versions.createVersion],
  ['sanity.action.document.version.discard', versions.discardVersion],
  ['sanity.action.document.version.replace', versions.replaceVersion],
  ['sanity.action.document.version.unpublish', versions.unpublishVersion],
  ['sanity.action.release.create', releases.createRelease],
  ['sanity.action.release.import', releases.importRelease],
  ['sanity.action.release.edit', releases.editRelease],
  ['sanity.action.release.publish', releases.publishRelease],
  ['sanity.action.release.archive', releases.archiveRelease],
  ['sanity.action.release.unarchive', releases.unarchiveRelease],
  ['sanity.action.release.schedule', releases.scheduleRelease],
  ['sanity.action.release.unschedule', releases.unscheduleRelease],
  ['sanity.action.release.delete', releases.deleteRelease],
]);

/** The names of all actions there are. */
export const actionNames: readonly string[] = [...actions.keys()];

export type ActionAnswer = { ok: true; body: { transactionId: string } };

const action = z.looseObject({ actionType: z.string({ error: 'an action needs an actionType' }) });

const request = z.looseObject({
  actions: z.union([z.array(z.unknown()), action.transform((one): unknown[] => [one])], {
    error: 'a list of actions is needed',
  }),
  transactionId: transactionId.optional(),
  dryRun: z.boolean().optional(),
});

/**
 * `/data/actions`: performs the actions of a request body as one transaction. Array items get
 * the `_key` they lack.
 *
 * @param body the JSON of the request: `{actions, transactionId?, dryRun?}`; no actions are fine.
 * @returns `body` to send with 200, or a refusal.
 * @throws what SQLite throws; nothing was written then.
 */
export function applyActions(
  context: WriteContext,
  writer: Writer,
  body: unknown,
): ActionAnswer | Refusal {
  const parsed = request.safeParse(body);
  if (!parsed.success) return unreadableRequest('actionError', describeIssue(parsed.error));
  const parts: Part[] = [];
  for (const [index, value] of parsed.data.actions.entries()) {
    const part = readAction(value, index);
    if (typeof part !== 'function') return part;
    parts.push(part);
  }
  const { transactionId: id, dryRun } = parsed.data;
  const result = runTransaction(
    context,
    writer,
    { errorType: 'actionError', transactionId: id, dryRun, generateKeys: true },
    parts,
  );
  return result.ok ? { ok: true, body: { transactionId: result.transactionId } } : result;
}

function readAction(value: unknown, index: number): Part | Refusal {
  const malformed = (description: string) =>
    failed('actionError', refusal('malformed', { type: 'validationError', description }), index);
  try {
    checkContent(value);
  } catch (error) {
    return failed('actionError', refusalIn(error), index);
  }
  const named = action.safeParse(value);
  if (!named.success) return malformed(describeIssue(named.error));
  const { actionType } = named.data;
  const read = actions.get(actionType);
  if (read === undefined) return malformed(`There is no action "${actionType}"`);
  const part = read(value);
  return typeof part === 'function' ? part : malformed(`${actionType}: ${describeIssue(part)}`);
}
