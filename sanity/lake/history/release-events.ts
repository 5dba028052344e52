import { z } from 'zod';
import type { LakeDatabase } from '../store/database.ts';
import { publishedIdOf } from '../store/document-ids.ts';
import { integer, optionalText, type Row, text } from '../store/rows.ts';
import type { DocumentReader } from '../store/types.ts';
import type { Refusal } from '../wire/refusal.ts';
import { publishAtOf, type ReleaseStep, releaseSteps } from './release-steps.ts';
import { type HistoryParams, limit, optionalParam, wrongParams } from './request.ts';

const params = z.object({ limit: limit(100, 1000), nextCursor: optionalParam });

type Told = { timestamp: string; author: string; releaseName: string };

/** What the Studio's Releases tool shows of a release's life; the names are the hosted lake's. */
export type ReleaseEvent = Told &
  (
    | {
        type: 'createRelease';
        change: { releaseType?: unknown; intendedPublishDate?: unknown };
      }
    | { type: 'scheduleRelease'; publishAt: string | undefined }
    | {
        type:
          | 'unscheduleRelease'
          | 'publishRelease'
          | 'archiveRelease'
          | 'unarchiveRelease'
          | 'deleteRelease';
      }
    | {
        type: 'addDocumentToRelease' | 'discardDocumentFromRelease';
        documentId: string;
        documentType: string;
        versionId: string;
        versionRevisionId: string;
      }
  );

type Placed = { sequence: number; event: ReleaseEvent };

/**
 * `/data/history/:ds/events/releases/:name`: what happened to a release and which documents came
 * and went, newest first. Edits of its metadata the Studio reads from the transactions.
 */
export function eventsOfRelease(
  db: LakeDatabase,
  documents: DocumentReader,
  name: string,
  query: HistoryParams,
): { ok: true; body: { events: ReleaseEvent[]; nextCursor: string } } | Refusal {
  const parsed = params.safeParse(query);
  if (!parsed.success) return wrongParams(parsed.error);
  const before = Number(parsed.data.nextCursor ?? Number.MAX_SAFE_INTEGER);
  const steps = releaseSteps(db, documents, name);
  const events = [...steps.flatMap((step) => stepEvent(name, step)), ...members(db, name, steps)]
    .filter(({ sequence }) => sequence < before)
    .sort((a, b) => b.sequence - a.sequence);
  // A page ends with a whole transaction, since the next begins before its last one.
  const end = events[parsed.data.limit - 1]?.sequence ?? 0;
  const page = events.filter(({ sequence }) => sequence >= end);
  const nextCursor = page.length < events.length ? String(end) : '';
  return { ok: true, body: { events: page.map(({ event }) => event), nextCursor } };
}

function stepEvent(releaseName: string, step: ReleaseStep): Placed[] {
  const { kind, sequence, timestamp, author, release } = step;
  const told = { timestamp, author, releaseName };
  if (kind === 'edit') return [];
  if (kind === 'create') {
    const about = z.looseObject({}).catch({}).parse(release.metadata);
    const change = { releaseType: about.releaseType, intendedPublishDate: about.intendedPublishAt };
    return [{ sequence, event: { ...told, type: 'createRelease', change } }];
  }
  if (kind === 'schedule') {
    const publishAt = publishAtOf(release);
    return [{ sequence, event: { ...told, type: 'scheduleRelease', publishAt } }];
  }
  return [{ sequence, event: { ...told, type: `${kind}Release` } }];
}

/** Documents put into a release and taken out; not those that went with it, or came back with it. */
function members(db: LakeDatabase, name: string, steps: readonly ReleaseStep[]): Placed[] {
  const whole = new Map(steps.map(({ sequence, kind }) => [sequence, kind]));
  return db
    .prepare(MEMBERS)
    .all(`versions.${name}.`, `versions.${name}/`)
    .flatMap((row) => {
      const kind = whole.get(integer(row, 'sequence'));
      const came = row.transition === 'appear';
      const withRelease = came ? kind === 'unarchive' : kind === 'archive' || kind === 'publish';
      return withRelease ? [] : [memberEvent(row, name, came)];
    });
}

function memberEvent(row: Row, releaseName: string, came: boolean): Placed {
  const versionId = text(row, 'document_id');
  return {
    sequence: integer(row, 'sequence'),
    event: {
      type: came ? 'addDocumentToRelease' : 'discardDocumentFromRelease',
      timestamp: text(row, 'timestamp'),
      author: text(row, 'author'),
      releaseName,
      documentId: publishedIdOf(versionId),
      documentType: text(row, 'type'),
      versionId,
      versionRevisionId: (came ? null : optionalText(row, 'previous_rev')) ?? text(row, 'id'),
    },
  };
}

/** The effect of a document that comes is `[0, document]`; of one that goes, the way back is. */
const MEMBERS = `
  SELECT t.sequence, t.id, t.timestamp, t.author, d.document_id, d.transition, d.previous_rev,
    coalesce(json_extract(
      CASE d.transition WHEN 'appear' THEN d.apply ELSE d.revert END, '$[1]._type'), '') AS type
  FROM transaction_documents d JOIN transactions t USING (sequence)
  WHERE d.document_id >= ? AND d.document_id < ? AND d.transition <> 'update'`;
