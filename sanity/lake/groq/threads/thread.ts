import { parentPort, workerData } from 'node:worker_threads';
import { openLakeReader } from '../../store/database.ts';
import { createDocumentReader } from '../../store/documents.ts';
import { runQuery } from '../query.ts';
import type { Question, Ready, Reply, ThreadSettings, ToSave } from './messages.ts';

/**
 * A thread that answers queries, one at a time, over a connection of its own. Each query sees one
 * moment of the lake: all that was committed when it began, and nothing later.
 */
const { dir }: ThreadSettings = workerData;
const db = openLakeReader(dir);
const reader = createDocumentReader(db);

function replyTo({ echo, ...request }: Question): Reply {
  try {
    db.sqlite.exec('BEGIN');
    const answer = runQuery(reader, request);
    if (!answer.ok) return { kind: 'refusal', status: answer.status, error: answer.error };
    const { ok, plan, ...rest } = answer;
    const body = echo ? { query: request.query, ...rest } : rest;
    return { kind: 'answer', json: JSON.stringify(body), plan };
  } catch (fault) {
    return { kind: 'failure', reason: fault instanceof Error ? fault.message : String(fault) };
  } finally {
    if (db.sqlite.isTransaction) db.sqlite.exec('ROLLBACK');
  }
}

parentPort?.on('message', (question: Question) => {
  parentPort?.postMessage(replyTo(question));
  const selections = reader.takeUnsaved();
  if (selections.length > 0) {
    parentPort?.postMessage({ kind: 'to save', selections } satisfies ToSave);
  }
});

parentPort?.postMessage({ kind: 'ready' } satisfies Ready);
