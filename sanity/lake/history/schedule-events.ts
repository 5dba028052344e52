import type { LakeDatabase } from '../store/database.ts';
import { releaseOf } from '../store/document-ids.ts';
import type { DocumentReader } from '../store/types.ts';
import type { DocumentEvent, GroupChange } from './event-kinds.ts';
import { publishAtOf, type ReleaseStep, releaseSteps } from './release-steps.ts';

type Placed = { sequence: number; event: DocumentEvent };

/** When a version was scheduled with its release, and when that was taken back; none for other ids. */
export function scheduleEvents(
  db: LakeDatabase,
  documents: DocumentReader,
  versionId: string,
  changes: readonly GroupChange[],
): Placed[] {
  const releaseId = releaseOf(versionId);
  if (releaseId === null) return [];
  const steps = releaseSteps(db, documents, releaseId);
  return steps.flatMap((step, index): Placed[] => {
    if (step.kind !== 'schedule' && step.kind !== 'unschedule') return [];
    const revision = revisionAt(versionId, step.sequence, changes);
    if (revision === null) return [];
    const { sequence, timestamp, author } = step;
    const documentId = revision.publishedId;
    const told = { timestamp, author, documentId, versionId, releaseId };
    const version = { ...told, versionRevisionId: revision.transactionId };
    if (step.kind === 'unschedule') {
      return [{ sequence, event: { ...version, type: 'unscheduleDocumentVersion' } }];
    }
    const publishAt = publishAtOf(step.release);
    const state = outcomeOf(steps.slice(index + 1));
    return [{ sequence, event: { ...version, type: 'scheduleDocumentVersion', publishAt, state } }];
  });
}

/** The transaction that last wrote the version up to a sequence; null when it was not there then. */
function revisionAt(
  versionId: string,
  sequence: number,
  changes: readonly GroupChange[],
): GroupChange | null {
  const touching = changes.filter(
    (change) => change.sequence <= sequence && change.parts.some(({ id }) => id === versionId),
  );
  const last = touching.at(-1);
  const part = last?.parts.find(({ id }) => id === versionId);
  return last === undefined || part?.transition === 'disappear' ? null : last;
}

function outcomeOf(later: readonly ReleaseStep[]): 'pending' | 'unscheduled' | 'published' {
  const next = later.find(({ kind }) => kind !== 'edit');
  if (next === undefined) return 'pending';
  return next.kind === 'publish' ? 'published' : 'unscheduled';
}
