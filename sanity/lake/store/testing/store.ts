import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Committer, createCommitter } from '../commits.ts';
import type { LakeDatabase } from '../database.ts';
import { createDocumentStore, type DocumentStore } from '../documents.ts';
import { openLake } from '../open.ts';
import type { StoredDocument, TextSearch } from '../types.ts';

/** A lake in a folder of its own, for tests: a real SQLite file, and a clock the test sets. */
export type TestStore = {
  dir: string;
  db: LakeDatabase;
  documents: DocumentStore;
  commits: Committer;
  takenBack: ReadonlySet<string>;
  /** Sets the clock, which otherwise stands still. */
  setTime(iso: string): void;
  /** Closes the lake and opens it again, as a restart does. */
  reopen(): void;
  /** Closes the lake and deletes its folder. */
  dispose(): void;
};

export function openTestStore(): TestStore {
  const dir = mkdtempSync(join(tmpdir(), 'dateline-lake-'));
  let time = '2026-02-02T08:00:00.000Z';
  const open = () => {
    const db = openLake(dir);
    const documents = guarded(createDocumentStore(db));
    return { db, documents, commits: createCommitter(db, documents, () => new Date(time)) };
  };
  const lake: TestStore = {
    dir,
    ...open(),
    takenBack: new Set(['article']),
    setTime(iso) {
      time = iso;
    },
    reopen() {
      lake.db.close();
      Object.assign(lake, open());
    },
    dispose() {
      lake.db.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
  return lake;
}

/** What the store gives out is shared with its cache: whoever changes it fails here. */
function guarded(store: DocumentStore): DocumentStore {
  const freezeAll = (documents: StoredDocument[]) => documents.map(deepFreeze);
  return {
    ...store,
    get: (id) => deepFreeze(store.get(id)),
    byKeys: (keys) => freezeAll(store.byKeys(keys)),
    withIdPrefix: (prefix) => freezeAll(store.withIdPrefix(prefix)),
  };
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const child of Object.values(value)) deepFreeze(child);
  return Object.freeze(value);
}

/** Ids of the documents a search of the text index finds, in order; null when it finds too many. */
export function idsFound(
  { documents }: Pick<TestStore, 'documents'>,
  ...texts: readonly TextSearch[]
): string[] | null {
  const found = documents.find({ keys: [], texts });
  return (
    found &&
    [...found.batches()]
      .flat()
      .map(({ _id }) => _id)
      .sort()
  );
}
