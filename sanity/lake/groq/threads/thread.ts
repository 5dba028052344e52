import { readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createDocumentReader } from '../../store/documents.ts';
import { openLakeReader } from '../../store/open.ts';
import { answerQuestion } from './answers.ts';
import { TooLargeError } from './bounded-json.ts';
import type { Question, Ready, Reply, ThreadSettings, ToSave } from './messages.ts';

/**
 * A thread that evaluates GROQ, one question at a time, over a connection of its own. Each sees one
 * moment of the lake: all that was committed when it began, and nothing later.
 */
const { dir }: ThreadSettings = workerData;
const db = openLakeReader(dir);
const reader = createDocumentReader(db);

async function replyTo(question: Question): Promise<Reply> {
  try {
    db.sqlite.exec('BEGIN');
    return await answerQuestion({ db, reader }, question);
  } catch (fault) {
    if (fault instanceof TooLargeError) return { kind: 'too large', most: fault.most };
    return { kind: 'failure', reason: fault instanceof Error ? fault.message : String(fault) };
  } finally {
    if (db.sqlite.isTransaction) db.sqlite.exec('ROLLBACK');
  }
}

parentPort?.on('message', async (question: Question) => {
  parentPort?.postMessage(await replyTo(question));
  const selections = reader.takeUnsaved();
  if (selections.length > 0) {
    parentPort?.postMessage({ kind: 'to save', selections } satisfies ToSave);
  }
});

/** This thread's number on Linux, where priorities are those of threads; elsewhere they are of the whole lake. */
function ownNumber(): number | null {
  if (process.platform !== 'linux') return null;
  return Number(basename(readlinkSync('/proc/thread-self')));
}

parentPort?.postMessage({ kind: 'ready', number: ownNumber() } satisfies Ready);
