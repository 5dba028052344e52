import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { actionNames } from '../mutate/actions.ts';
import type { DocumentChange } from '../store/types.ts';
import type { Role } from '../wire/identity.ts';
import { type Deed, type Means, mayBecome, type What, whatIs } from './testing/grants-table.ts';
import { openTrialLake, type Trial, type Write } from './testing/trial-lake.ts';
import { waysByAction, waysOfReleases } from './testing/ways-by-action.ts';
import { waysByMutation } from './testing/ways-by-mutation.ts';
import { documents, targets, types } from './testing/write-targets.ts';

const waysToWrite = [...waysByMutation, ...waysByAction];

let lake: ReturnType<typeof openTrialLake>;
beforeAll(() => {
  lake = openTrialLake(documents);
});
afterAll(() => lake.close());

const actionsIn = z.object({ actions: z.array(z.object({ actionType: z.string() })) });

type Done = { what: What; deed: Deed };

/** What a change does. What becomes something else is no longer what it was, and is made anew. */
function doneBy({ before, after }: DocumentChange): Done[] {
  if (before === null) return after === null ? [] : [{ what: whatIs(after), deed: 'create' }];
  if (after === null) return [{ what: whatIs(before), deed: 'delete' }];
  const [was, is] = [whatIs(before), whatIs(after)];
  if (was === is) return [{ what: is, deed: 'update' }];
  return [
    { what: was, deed: 'delete' },
    { what: is, deed: 'create' },
  ];
}

const everythingDone = ({ changes, erased }: Trial): Done[] =>
  changes.flatMap((change) => [
    ...doneBy(change),
    ...(erased.has(change.id) && change.before !== null
      ? [{ what: whatIs(change.before), deed: 'erase' as const }]
      : []),
  ]);

const facts = ['_type', 'assetId', 'sha1hash', 'extension', 'size', 'path', 'url', 'metadata'];

/** The changes in which an asset says something else of its bytes than it did. */
const forged = ({ changes }: Trial): string[] =>
  changes.flatMap(({ id, before, after }) =>
    before !== null && after !== null && whatIs(before) === 'asset'
      ? facts.filter((fact) => !isDeepStrictEqual(before[fact], after[fact])).map(() => id)
      : [],
  );

const others: readonly Role[] = ['editor', 'contributor', 'viewer'];

/**
 * Tries one write as everybody. An administrator does nothing that the table does not allow; anybody
 * else does the same when the table allows it all, and is refused otherwise.
 *
 * @returns what the administrator got done, and what went wrong.
 */
async function tryAsEverybody(means: Means, write: Write) {
  const faults: string[] = [];
  const first = await lake.attempt('administrator', write);
  const done = everythingDone(first);
  const isAllowed = (role: Role) =>
    done.every(({ what, deed }) => mayBecome(role, means, what, deed));
  const tell = (role: Role, trial: Trial, wanted: string) => {
    const got = everythingDone(trial).map(({ what, deed }) => `${what} ${deed}`);
    faults.push(
      `${role}, ${JSON.stringify(write.body).slice(0, 300)} → ${trial.status}, ${got.join(', ') || 'nothing done'}; ${wanted}`,
    );
  };
  if (!isAllowed('administrator')) tell('administrator', first, 'the table does not allow it');
  if (forged(first).length > 0) tell('administrator', first, 'facts of an asset were changed');
  if (first.status >= 500) tell('administrator', first, 'a refusal is a 4xx');
  for (const role of others) {
    const trial = await lake.attempt(role, write);
    const wanted = first.status === 200 && isAllowed(role) && role !== 'viewer' ? 200 : 'refused';
    const same = isDeepStrictEqual(everythingDone(trial), done);
    if (wanted === 200 && (trial.status !== 200 || !same)) tell(role, trial, 'it is allowed');
    const isRefused = trial.status >= 400 && trial.status < 500 && trial.changes.length === 0;
    if (wanted === 'refused' && !isRefused) tell(role, trial, 'it is refused');
  }
  return { done, faults };
}

/** Tries them all, and compares what an administrator got done with what the way is for. */
async function hold(means: Means, writes: readonly Write[], reaches: readonly string[]) {
  const faults: string[] = [];
  const reached = new Set<string>();
  for (const write of writes) {
    const outcome = await tryAsEverybody(means, write);
    faults.push(...outcome.faults);
    for (const { what, deed } of outcome.done) reached.add(`${what} ${deed}`);
  }
  expect(faults.slice(0, 10)).toEqual([]);
  expect([...reached].sort()).toEqual([...reaches].sort());
}

it('every action has a way here', () => {
  const written = [
    ...waysToWrite.flatMap(({ write }) => targets.map((target) => write(target, 'article'))),
    ...waysOfReleases.map(({ write }) => write('fresh')),
  ];
  const tried = written.flatMap(({ body }) => actionsIn.safeParse(body).data?.actions ?? []);
  expect(new Set(tried.map(({ actionType }) => actionType))).toEqual(new Set(actionNames));
});

describe('attack: grants', () => {
  it.each(waysToWrite.map((way) => [way.name, way] as const))(
    '%s, by every role, of every kind of id and type → what the table of grants allows',
    async (_, { givesType, write, reaches }) => {
      const writes = targets.flatMap((target) =>
        givesType ? types.map((type) => write(target, type)) : [write(target, 'article')],
      );
      await hold('document', writes, reaches);
    },
  );

  const releases = ['fresh', 'spring', 'waiting', 'whole', 'over', 'drafts', 'versions', 'r5'];

  it.each(waysOfReleases.map((way) => [way.name, way] as const))(
    'release.%s, by every role, of releases in every state → what the table of grants allows',
    async (_, { write, reaches }) => {
      await hold(
        'release',
        releases.map((release) => write(release)),
        reaches,
      );
    },
  );
});
