import { afterEach, beforeEach } from 'vitest';
import { createQueryPool, type QueryPool } from '../../groq/threads/pool.ts';
import { openTestStore, type TestStore } from '../../store/testing/store.ts';
import type { StoredDocument } from '../../store/types.ts';
import { applyActions } from '../actions.ts';
import type { Writer } from '../fault.ts';
import { applyMutations, applyMutationsById, type MutationOptions } from '../mutations.ts';
import { createWriteGate } from '../write-gate.ts';

/** Someone who may do everything. */
export const editor: Writer = {
  identity: { id: 'p-editor', name: 'Ed', role: 'editor', kind: 'user' },
  missingPermission: () => null,
  mayErase: () => true,
};

/** A fresh lake for each test, with the two ways to write to it. */
export function lakeForEachTest() {
  let lake: TestStore;
  let queries: QueryPool | null = null;
  beforeEach(() => {
    lake = openTestStore();
  });
  afterEach(async () => {
    await queries?.close();
    queries = null;
    lake.dispose();
  });

  return {
    get lake() {
      return lake;
    },
    get: (id: string): StoredDocument | null => lake.documents.get(id),
    mutate: (
      mutations: unknown,
      options: MutationOptions & { transactionId?: string; writer?: Writer } = {},
    ) => {
      const { transactionId, writer = editor, ...rest } = options;
      return applyMutationsById(lake, writer, { mutations, transactionId }, rest);
    },
    /** The same for mutations by query. `meanwhile` is done each time a thread has answered one. */
    mutateByQuery: (
      mutations: unknown,
      options: MutationOptions & { transactionId?: string; meanwhile?: () => void } = {},
    ) => {
      const { transactionId, meanwhile = () => {}, ...rest } = options;
      queries ??= createQueryPool({ dir: lake.dir, limitMs: 20_000 });
      const { ask } = queries;
      const overtaken: QueryPool = {
        ...queries,
        ask: (question, asking) => ask(question, asking).finally(meanwhile),
      };
      const context = { ...lake, queries: overtaken, gate: createWriteGate() };
      return applyMutations(context, editor, { mutations, transactionId }, rest);
    },
    act: (
      actions: unknown,
      rest: { transactionId?: string; dryRun?: boolean; writer?: Writer } = {},
    ) => {
      const { writer = editor, ...body } = rest;
      return applyActions(lake, writer, { actions, ...body });
    },
    /** Puts a document in past all rules, as it may be there from before they held. */
    plant(document: { _id: string; _type: string; [field: string]: unknown }): void {
      lake.commits.commit({ author: 'p-planter' }, ({ transactionId, timestamp }) => ({
        ok: true,
        mutations: [],
        changes: [
          {
            id: document._id,
            before: null,
            after: {
              ...document,
              _rev: transactionId,
              _createdAt: timestamp,
              _updatedAt: timestamp,
            },
            mutations: [],
          },
        ],
      }));
    },
    /** Writes documents, or fails the test. */
    seed(...documents: { _id: string; _type: string; [field: string]: unknown }[]) {
      const answer = applyMutationsById(lake, editor, {
        mutations: documents.map((document) => ({ createOrReplace: document })),
      });
      if (!answer.ok) throw new Error(answer.error.description);
      return answer.body.transactionId;
    },
  };
}
