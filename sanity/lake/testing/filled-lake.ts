import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillLake } from '../bench/fill.ts';
import { newsroomOf } from '../bench/newsroom.ts';
import { explainQuery } from '../groq/running/explain.ts';
import { runQuery } from '../groq/running/query.ts';
import { createDocumentReader } from '../store/documents.ts';
import { openLakeReader } from '../store/open.ts';
import type { StoredDocument } from '../store/types.ts';

export { newsroomOf, type StoredDocument };

/** A lake that holds some documents, asked without a process or threads: `plan` says what was read. */
export type FilledLake = {
  ask(asked: Parameters<typeof runQuery>[1]): ReturnType<typeof runQuery>;
  /** How it is answered, as by who has not asked anything yet; no lines where it is refused. */
  explain(asked: Parameters<typeof runQuery>[1]): string[];
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
    explain(asked) {
      const explained = explainQuery(createDocumentReader(db), asked);
      return explained.ok ? explained.lines : [];
    },
    remove() {
      db.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
