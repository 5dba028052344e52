import { applyMutationsById } from '../mutate/mutations.ts';
import { createCommitter } from '../store/commits.ts';
import { createDocumentStore } from '../store/documents.ts';
import { openLake } from '../store/open.ts';

const COMMITS = 500;

/** How many one-document patches a second a lake commits, each on disk before the next. */
export function commitsPerSecond(dir: string): number {
  const db = openLake(dir);
  const documents = createDocumentStore(db);
  const lake = {
    db,
    documents,
    commits: createCommitter(db, documents),
    takenBack: new Set<string>(),
  };
  const writer = {
    identity: { id: 'bench', name: 'Bench', role: 'editor', kind: 'user' },
    missingPermission: () => null,
    mayErase: () => true,
  } as const;
  const started = performance.now();
  for (let n = 0; n < COMMITS; n += 1) {
    const patch = { id: `story-${(n * 17) % 1_000}`, set: { headline: `Edited ${n}` } };
    const answer = applyMutationsById(lake, writer, { mutations: [{ patch }] }, {});
    if (!answer.ok) throw new Error(JSON.stringify(answer));
  }
  const seconds = (performance.now() - started) / 1_000;
  db.close();
  return COMMITS / seconds;
}
