import { applyMutationsById } from '../../mutate/mutations.ts';
import { createCommitter } from '../commits.ts';
import { createDocumentStore } from '../documents.ts';
import { openLake } from '../open.ts';

/**
 * Commits to the lake in its first argument until it is killed. Each transaction has three parts
 * (a new story, a counter, a story deleted); its number is told to the parent once acknowledged.
 */
const [, , dir = '', first = '0'] = process.argv;
const db = openLake(dir);
const documents = createDocumentStore(db);
const context = {
  db,
  documents,
  commits: createCommitter(db, documents),
  takenBack: new Set<string>(),
};
const writer = {
  identity: { id: 'p-worker', name: 'Worker', role: 'editor', kind: 'user' },
  missingPermission: () => null,
  mayErase: () => true,
} as const;

const commit = (number: number) => {
  const answer = applyMutationsById(context, writer, {
    transactionId: `t${number}`,
    mutations: [
      {
        create: {
          _id: `story-${number}`,
          _type: 'article',
          headline: `Story ${number}`,
          slug: { current: `s${number}` },
        },
      },
      { createIfNotExists: { _id: 'counter', _type: 'counter', last: -1 } },
      { patch: { id: 'counter', set: { last: number } } },
      { delete: { id: `story-${number - 5}` } },
    ],
  });
  if (!answer.ok) throw new Error(answer.error.description);
  process.send?.(number);
};

for (let number = Number(first); ; number += 1) {
  commit(number);
  // Gives the channel to the parent a turn.
  await new Promise((resolve) => setImmediate(resolve));
}
