import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../../log/message-of.ts';
import { createDocumentReader } from '../../store/documents.ts';
import { openLakeReader } from '../../store/open.ts';
import type { LeftToDo } from '../../store/selections.ts';
import type { DocumentReader } from '../../store/types.ts';
import { answerQuestion } from './answers.ts';
import { askedFor } from './asked-for.ts';
import { TooLargeError } from './bounded-json.ts';
import type { Question, Ready, Reply, ThreadSettings, ToSave } from './messages.ts';
import { ownNumber } from './own-number.ts';
import { wordsLeft } from './words-left.ts';

/**
 * A thread that evaluates GROQ, one question at a time, over a connection of its own. Each sees one
 * moment of the lake: all that was committed when it began, and nothing later.
 */
const { dir, atOnce }: ThreadSettings = workerData;
const db = openLakeReader(dir);
const reader = createDocumentReader(db, atOnce);

/** The same without what has yet to be made. */
const readingAll: DocumentReader = {
  ...reader,
  select: (request) => reader.select(request, 'at hand'),
};

async function replyTo(question: Question, asking: DocumentReader): Promise<Reply> {
  try {
    db.sqlite.exec('BEGIN');
    return await answerQuestion({ db, reader: asking }, question);
  } catch (fault) {
    if (fault instanceof TooLargeError) return { kind: 'too large', most: fault.most };
    return (
      wordsLeft(fault) ?? {
        kind: 'failure',
        reason: messageOf(fault),
      }
    );
  } finally {
    if (db.sqlite.isTransaction) db.sqlite.exec('ROLLBACK');
  }
}

/** What was answered without what has to be made is of no use. */
async function replyWith(
  toBeMade: LeftToDo['toBeMade'],
  question: Question,
  reply: Reply,
): Promise<Reply> {
  if (toBeMade !== 'too many') {
    return toBeMade.length > 0 ? { kind: 'not ready', toBeMade } : reply;
  }
  const read = await replyTo(question, readingAll);
  reader.takeLeft();
  return read;
}

parentPort?.on('message', async (question: Question) => {
  const reply = await replyTo(question, reader);
  const { toBeMade, unsaved, used } = reader.takeLeft();
  parentPort?.postMessage(await replyWith(toBeMade, question, reply));
  if (unsaved.length + used.length === 0) return;
  const asked = askedFor(question);
  parentPort?.postMessage({ kind: 'to save', selections: unsaved, used, asked } satisfies ToSave);
});

parentPort?.postMessage({ kind: 'ready', number: ownNumber() } satisfies Ready);
