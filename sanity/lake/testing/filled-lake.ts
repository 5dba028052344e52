import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillLake } from '../bench/fill.ts';
import { newsroomOf } from '../bench/newsroom.ts';
import { runQuery } from '../groq/running/query.ts';
import { createDocumentReader } from '../store/documents.ts';
import { openLakeReader } from '../store/open.ts';
import type { StoredDocument } from '../store/types.ts';

export { newsroomOf, type StoredDocument };

/** A lake that holds some documents, asked without a process or threads: `plan` says what was read. */
export type FilledLake = {
  ask(asked: Parameters<typeof runQuery>[1]): ReturnType<typeof runQuery>;
  remove(): void;
};

/** Makes a lake of these documents in a folder of its own. */
export function createFilledLake(documents: Iterable<StoredDocument>): FilledLake {
  const dir = mkdtempSync(join(tmpdir(), 'filled-lake-'));
  fillLake(dir, documents);
  const db = openLakeReader(dir);
  const reader = createDocumentReader(db);
  return {
    ask: (asked) => runQuery(reader, asked),
    remove() {
      db.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
