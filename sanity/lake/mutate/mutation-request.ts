import { z } from 'zod';
import { randomId } from '../store/random-id.ts';
import { type Refusal, refusal } from '../wire/refusal.ts';
import { checkContent } from './content.ts';
import {
  describeIssue,
  type MutationById,
  type MutationByQuery,
  mutation,
  type newDocument,
  transactionId,
} from './mutation-shapes.ts';
import { failed, refusalIn, unreadableRequest } from './transaction.ts';

/** The mutations of a request, in order. Those by query wait for what it gives. */
export type MutationRequest = {
  transactionId: string | undefined;
  mutations: readonly (MutationById | MutationByQuery)[];
};

export const isByQuery = (one: MutationById | MutationByQuery): one is MutationByQuery =>
  'selection' in one;

const request = z.looseObject({
  mutations: z.array(z.unknown(), { error: 'a list of mutations is needed' }),
  transactionId: transactionId.optional(),
});

/** Reads the JSON of a request: `{mutations, transactionId?}`. New documents get the ids they lack. */
export function readMutations(body: unknown): { ok: true; request: MutationRequest } | Refusal {
  const parsed = request.safeParse(body);
  if (!parsed.success) return unreadableRequest('mutationError', describeIssue(parsed.error));
  const mutations: (MutationById | MutationByQuery)[] = [];
  for (const [index, value] of parsed.data.mutations.entries()) {
    const read = readMutation(value, index);
    if ('ok' in read) return read;
    mutations.push(read);
  }
  return { ok: true, request: { transactionId: parsed.data.transactionId, mutations } };
}

function readMutation(value: unknown, index: number): MutationById | MutationByQuery | Refusal {
  try {
    checkContent(value);
  } catch (error) {
    return failed('mutationError', refusalIn(error), index);
  }
  const { data, error } = mutation.safeParse(value, { reportInput: true });
  if (error) {
    const fault = { type: 'validationError', description: describeIssue(error) };
    return failed('mutationError', refusal('malformed', fault), index);
  }
  if ('create' in data) return { create: withId(data.create) };
  if ('delete' in data) return ofSelected(data.delete, (ids) => ({ delete: { ids } }));
  if (!('patch' in data)) return data;
  const { id, query, params, ...operations } = data.patch;
  return ofSelected({ id, query, params }, (ids) => ({ patch: { ids, operations } }));
}

type Selected = {
  id?: string | string[] | undefined;
  query?: string | undefined;
  params?: Record<string, unknown> | undefined;
};

function ofSelected(
  { id = [], query, params = {} }: Selected,
  of: MutationByQuery['of'],
): MutationById | MutationByQuery {
  if (query !== undefined) return { selection: { query, params }, of };
  return of([...new Set([id].flat())]);
}

/** No id, or one that ends in a dot: the lake completes it. */
function withId(attributes: z.infer<typeof newDocument>) {
  const given = attributes._id ?? '';
  const complete = given !== '' && !given.endsWith('.');
  return { ...attributes, _id: complete ? given : `${given}${randomId()}` };
}
