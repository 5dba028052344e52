import { z } from 'zod';
import type { LakeDatabase } from '../store/database.ts';
import { draftIdOf, publishedIdOf } from '../store/document-ids.ts';
import { integer, optionalText, type Row, text } from '../store/rows.ts';
import { scheduler } from '../store/scheduler.ts';
import type { DocumentReader } from '../store/types.ts';
import type { Refusal } from '../wire/refusal.ts';
import { type DocumentEvent, describeGroupChange, type GroupChange } from './event-kinds.ts';
import { type HistoryParams, limit, optionalParam, wrongParams } from './request.ts';
import { scheduleEvents } from './schedule-events.ts';

const params = z.object({ limit: limit(100, 1000), nextCursor: optionalParam });

export type EventsAnswer = {
  ok: true;
  body: { events: Record<string, DocumentEvent[]>; nextCursor: string };
};

/**
 * `/data/history/:ds/events/documents/:id`: what happened to a document, newest first: made,
 * published, unpublished, deleted. (Edits of a draft the Studio reads from the transactions.)
 */
export function eventsOfDocument(
  db: LakeDatabase,
  documents: DocumentReader,
  id: string,
  query: HistoryParams,
): EventsAnswer | Refusal {
  const parsed = params.safeParse(query);
  if (!parsed.success) return wrongParams(parsed.error);
  const before = Number(parsed.data.nextCursor ?? Number.MAX_SAFE_INTEGER);
  const changes = groupChanges(db, publishedIdOf(id));
  const events = changes
    .flatMap((change) => {
      const event = describeGroupChange(id, change);
      return event === null ? [] : [{ sequence: change.sequence, event }];
    })
    .concat(scheduleEvents(db, documents, id, changes))
    .filter(({ sequence }) => sequence < before)
    .sort((a, b) => b.sequence - a.sequence);
  const page = events.slice(0, parsed.data.limit);
  const last = page.at(-1);
  const nextCursor = events.length > page.length && last ? String(last.sequence) : '';
  return { ok: true, body: { events: { [id]: page.map(({ event }) => event) }, nextCursor } };
}

/** Each transaction's part in a document and its drafts and versions, oldest first. */
function groupChanges(db: LakeDatabase, publishedId: string): GroupChange[] {
  const rows = db.prepare(OF_GROUP).all(publishedId, draftIdOf(publishedId), `.${publishedId}`);
  const alive = new Set<string>();
  const contributors = new Map<string, Set<string>>();
  const bySequence = Map.groupBy(rows, (row) => integer(row, 'sequence'));
  return [...bySequence].flatMap(([sequence, parts]) => {
    const [first] = parts;
    if (first === undefined) return [];
    const author = text(first, 'author');
    const changed = parts.map((row) => partOf(row, author, contributors));
    for (const { id, transition } of changed) {
      if (transition === 'disappear') alive.delete(id);
      else alive.add(id);
    }
    return {
      sequence,
      transactionId: text(first, 'id'),
      timestamp: text(first, 'timestamp'),
      author,
      publishedId,
      parts: changed,
      draftRemains: alive.has(draftIdOf(publishedId)),
      byRelease: integer(first, 'by_release') === 1,
      atItsTime: author === scheduler,
    };
  });
}

function partOf(
  row: Row,
  author: string,
  contributors: Map<string, Set<string>>,
): GroupChange['parts'][number] {
  const id = text(row, 'document_id');
  const transition = z.enum(['appear', 'update', 'disappear']).parse(row.transition);
  const known = transition === 'appear' ? new Set<string>() : (contributors.get(id) ?? new Set());
  if (transition !== 'disappear') known.add(author);
  contributors.set(id, known);
  return {
    id,
    transition,
    previousRev: optionalText(row, 'previous_rev'),
    contributors: [...known],
  };
}

const OF_GROUP = `
  SELECT t.sequence, t.id, t.timestamp, t.author, d.document_id, d.transition, d.previous_rev,
    EXISTS (
      SELECT 1 FROM transaction_documents r
      WHERE r.sequence = t.sequence AND r.document_id GLOB '_.releases.*'
    ) AS by_release
  FROM transaction_documents d JOIN transactions t USING (sequence)
  WHERE d.document_id IN (?1, ?2)
    OR (d.document_id >= 'versions.' AND d.document_id < 'versions/'
      AND substr(d.document_id, -length(?3)) = ?3)
  ORDER BY t.sequence, d.position`;
