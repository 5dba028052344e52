import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeLake, type Lake, openLakeContext } from '../../context.ts';
import type { TransactionPlan } from '../../store/commits.ts';
import type { DocumentChange, StoredDocument } from '../../store/types.ts';
import type { Role } from '../../wire/identity.ts';
import { createDispatch } from '../dispatch.ts';

/** A request that writes, as it comes in. */
export type Write = { path: string; body: unknown };

/** What came of it: the status, and what would have been written. */
export type Trial = {
  status: number;
  changes: readonly DocumentChange[];
  erased: ReadonlySet<string>;
};

const roles: readonly Role[] = ['administrator', 'editor', 'contributor', 'viewer'];

/**
 * A real lake, asked through its own dispatch by tokens of every role, which works everything out up
 * to the moment of writing and then writes nothing: each attempt meets the same documents.
 *
 * @param documents what is in it, put there past all rules.
 */
export function openTrialLake(documents: readonly StoredDocument[]) {
  const dir = mkdtempSync(join(tmpdir(), 'lake-trial-'));
  const lake = openLakeContext({
    dir,
    port: 0,
    host: '127.0.0.1',
    projectId: 'dateline',
    dataset: 'production',
    publicUrl: 'http://localhost:3900',
    ownAddresses: [],
    allowedOrigins: [],
    trustedProxies: [],
    siteSecret: undefined,
    pictureCache: 16 * 1024 * 1024,
    pictureMemory: 1024 * 1024 * 1024,
    log: false,
    logFormat: 'text',
    historyDays: null,
    queryTimeout: 20_000,
    siteToken: null,
    takenBack: new Set(['article']),
    slowQuery: 0,
    replica: null,
    replicaKey: null,
    replicaPictures: null,
    replicaWaiting: 2 ** 30,
  });
  lake.commits.commit({ author: 'p-seed' }, ({ transactionId }) => ({
    ok: true,
    mutations: [],
    changes: documents.map((document) => ({
      id: document._id,
      before: null,
      after: { ...document, _rev: transactionId },
      mutations: [],
    })),
  }));

  const plans: TransactionPlan[] = [];
  const trying: Lake = {
    ...lake,
    commits: {
      ...lake.commits,
      commit(request, plan) {
        const outcome = lake.commits.commit({ ...request, dryRun: true }, plan);
        if (outcome.ok) plans.push(outcome);
        return outcome;
      },
    },
  };
  const dispatch = createDispatch(trying);
  const tokens = new Map(roles.map((role) => [role, lake.auth.tokens.create(role, role)]));

  return {
    /** One attempt. They go one after the other. */
    async attempt(role: Role, { path, body }: Write): Promise<Trial> {
      plans.length = 0;
      const answer = await dispatch({
        method: 'POST',
        target: `/v2026-02-01${path}`,
        headers: { authorization: `Bearer ${tokens.get(role)}` },
        visitor: '127.0.0.1',
        body: async () => Buffer.from(JSON.stringify(body)),
        whenOver: (callback) => callback(),
        signal: new AbortController().signal,
      });
      const status = 'status' in answer ? answer.status : 200;
      const plan = plans.at(-1);
      return { status, changes: plan?.changes ?? [], erased: plan?.purge ?? new Set() };
    },
    async close() {
      await closeLake(lake);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
