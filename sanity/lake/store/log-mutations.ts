import { z } from 'zod';

/**
 * Mutations as the log keeps them: resolved, each an object with one operation on one document.
 */

const logged = z.array(
  z.record(z.string(), z.looseObject({ _id: z.string().optional(), id: z.string().optional() })),
);
export type LoggedMutation = z.infer<typeof logged>[number];

/** The mutations of a transaction's row. */
export const parseMutations = (json: string): LoggedMutation[] => logged.parse(JSON.parse(json));

/** Id of the document a logged mutation is for. */
export function targetOf(mutation: LoggedMutation): string | undefined {
  const [operation] = Object.values(mutation);
  return operation?._id ?? operation?.id;
}
