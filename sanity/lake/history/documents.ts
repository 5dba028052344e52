import { z } from 'zod';
import type { LakeDatabase } from '../store/database.ts';
import { documentAt, lastRevision } from '../store/revisions.ts';
import { sequenceAt, sequenceOf } from '../store/transactions.ts';
import type { DocumentReader, StoredDocument } from '../store/types.ts';
import type { Refusal } from '../wire/refusal.ts';
import {
  flagParam,
  type HistoryParams,
  notAsked,
  optionalParam,
  optionalTimeParam,
  wrongParams,
} from './request.ts';

const params = z.object({
  revision: optionalParam,
  time: optionalTimeParam,
  lastRevision: flagParam,
});

export type DocumentsAnswer = { ok: true; body: { documents: StoredDocument[] } };

/**
 * `/data/history/:ds/documents/:ids`: documents as they were after a transaction (`revision`) or
 * at a `time`, or as last seen (`lastRevision=true`); as they are when none is asked for.
 * Documents that were not there then are left out.
 */
export function documentsInHistory(
  db: LakeDatabase,
  documents: DocumentReader,
  ids: readonly string[],
  query: HistoryParams,
): DocumentsAnswer | Refusal {
  const parsed = params.safeParse(query);
  if (!parsed.success) return wrongParams(parsed.error);
  const { revision, time, lastRevision: last } = parsed.data;
  if (Number(revision !== undefined) + Number(time !== undefined) + Number(last) > 1) {
    return notAsked('Only one of revision, time and lastRevision can be asked for');
  }
  const find = finder();
  return { ok: true, body: { documents: ids.flatMap((id) => find(id) ?? []) } };

  function finder(): (id: string) => StoredDocument | null {
    if (last) return (id) => lastRevision(db, documents, id);
    if (revision === undefined && time === undefined) return (id) => documents.get(id);
    const sequence = revision === undefined ? sequenceAt(db, time ?? '') : sequenceOf(db, revision);
    if (sequence !== null) return (id) => documentAt(db, documents, id, sequence);
    // Its transaction may have left the log: the document is at that revision all the same.
    return (id) => {
      const document = documents.get(id);
      return document?._rev === revision ? document : null;
    };
  }
}
