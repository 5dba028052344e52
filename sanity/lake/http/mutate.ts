import { z } from 'zod';
import { may, missingPermission } from '../auth/roles.ts';
import type { Writer } from '../mutate/fault.ts';
import { applyMutations } from '../mutate/mutations.ts';
import { json, refused } from '../wire/answer.ts';
import type { Identity } from '../wire/identity.ts';
import { flag, identityOf, readJson, readSearch } from '../wire/request.ts';
import type { Handler } from './route.ts';

/** The hosted service's limit for a request that writes. */
export const largestWrite = 4_000_000;

const search = z.object({
  returnIds: flag.default(false),
  returnDocuments: flag.default(false),
  dryRun: flag.default(false),
  autoGenerateArrayKeys: flag.default(false),
});

/** Who writes, with what their role lacks for each change. */
export const writerOf = (identity: Identity): Writer => ({
  identity,
  missingPermission: (change) => missingPermission(identity.role, change),
  mayErase: (document) => may(identity.role, 'editHistory', document),
});

/** `POST /data/mutate/:ds`: mutations, as one transaction. */
export const mutate: Handler = async (request, lake) => {
  const { returnIds, ...options } = readSearch(request, search);
  const body = await readJson(request, z.unknown(), largestWrite);
  const outcome = await applyMutations(lake, writerOf(identityOf(request)), body, options);
  if (!outcome.ok) return refused(outcome);
  const { transactionId, results } = outcome.body;
  // Without being asked for, only what happened is told, as hosted does.
  const told =
    returnIds || options.returnDocuments
      ? results
      : results.map(({ operation }) => ({ operation }));
  return json({ transactionId, results: told });
};
