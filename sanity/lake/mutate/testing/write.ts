import { afterEach, beforeEach } from 'vitest';
import { openTestLake, type TestLake } from '../../store/testing/lake.ts';
import type { StoredDocument } from '../../store/types.ts';
import { applyActions } from '../actions.ts';
import type { Writer } from '../fault.ts';
import { applyMutations, type MutationOptions } from '../mutations.ts';

/** Someone who may do everything. */
export const editor: Writer = {
  identity: { id: 'p-editor', name: 'Ed', role: 'editor', kind: 'user' },
  missingPermission: () => null,
};

/** A fresh lake for each test, with the two ways to write to it. */
export function lakeForEachTest() {
  let lake: TestLake;
  beforeEach(() => {
    lake = openTestLake();
  });
  afterEach(() => lake.dispose());

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
      return applyMutations(lake, writer, { mutations, transactionId }, rest);
    },
    act: (
      actions: unknown,
      rest: { transactionId?: string; dryRun?: boolean; writer?: Writer } = {},
    ) => {
      const { writer = editor, ...body } = rest;
      return applyActions(lake, writer, { actions, ...body });
    },
    /** Writes documents, or fails the test. */
    seed(...documents: { _id: string; _type: string; [field: string]: unknown }[]) {
      const answer = applyMutations(lake, editor, {
        mutations: documents.map((document) => ({ createOrReplace: document })),
      });
      if (!answer.ok) throw new Error(answer.error.description);
      return answer.body.transactionId;
    },
  };
}
