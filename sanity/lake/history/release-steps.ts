import type { LakeDatabase } from '../store/database.ts';
import { releaseDocumentId } from '../store/document-ids.ts';
import { undo } from '../store/revisions.ts';
import { integer, type Row, text } from '../store/rows.ts';
import type { DocumentReader, StoredDocument } from '../store/types.ts';

/** What a transaction did to a release as a whole. */
export type ReleaseStep = {
  kind:
    | 'create'
    | 'edit'
    | 'schedule'
    | 'unschedule'
    | 'publish'
    | 'archive'
    | 'unarchive'
    | 'delete';
  sequence: number;
  transactionId: string;
  timestamp: string;
  author: string;
  /** The release after the step; after its deletion, as it was before. */
  release: StoredDocument;
};

function kindOf(before: StoredDocument | null, after: StoredDocument | null): ReleaseStep['kind'] {
  if (before === null) return 'create';
  if (after === null) return 'delete';
  if (before.state === after.state) return 'edit';
  if (after.state === 'scheduled') return 'schedule';
  if (after.state === 'published') return 'publish';
  if (after.state === 'archived') return 'archive';
  return before.state === 'archived' ? 'unarchive' : 'unschedule';
}

/** The life of a release as far as the log goes back, oldest first. */
export function releaseSteps(
  db: LakeDatabase,
  documents: DocumentReader,
  name: string,
): ReleaseStep[] {
  const id = releaseDocumentId(name);
  const steps: ReleaseStep[] = [];
  let after = documents.get(id);
  for (const row of db.prepare(OF_DOCUMENT).all(id)) {
    const before = undo(after, row);
    const release = after ?? before;
    if (release !== null) steps.push(stepOf(row, kindOf(before, after), release));
    after = before;
  }
  return steps.reverse();
}

const stepOf = (row: Row, kind: ReleaseStep['kind'], release: StoredDocument): ReleaseStep => ({
  kind,
  sequence: integer(row, 'sequence'),
  transactionId: text(row, 'id'),
  timestamp: text(row, 'timestamp'),
  author: text(row, 'author'),
  release,
});

const OF_DOCUMENT = `
  SELECT t.sequence, t.id, t.timestamp, t.author, d.previous_rev, d.revert
  FROM transaction_documents d JOIN transactions t USING (sequence)
  WHERE d.document_id = ? ORDER BY t.sequence DESC`;

/** A release's `publishAt`, when it is scheduled. */
export const publishAtOf = ({ publishAt }: StoredDocument): string | undefined =>
  typeof publishAt === 'string' ? publishAt : undefined;
