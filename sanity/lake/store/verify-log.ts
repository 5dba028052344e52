import { chainLink, contentChecksum, linkedIn, PARTS_OF, partOf } from './checksums.ts';
import type { Damage } from './damage.ts';
import type { LakeDatabase } from './database.ts';
import { integer, type Row, text } from './rows.ts';

/** Checks the log of transactions: that none is missing or changed, and that it ends where the documents are. */
export function verifyLog(db: LakeDatabase): Damage[] {
  const start = db.sqlite.prepare('SELECT sequence, cut, link FROM log_start').get();
  if (start === undefined) return [ofLog('It is lost where the log begins.')];
  return [...verifyChain(db, start), ...outOfStep(db), ...unknownToLog(db, start)];
}

const ofLog = (reason: string): Damage => ({ repairable: false, documentId: null, reason });

/** Follows the chain from where the log was cut off to the last transaction there ever was. */
function verifyChain(db: LakeDatabase, start: Row): Damage[] {
  const faults: Damage[] = [];
  const partsOf = db.sqlite.prepare(PARTS_OF);
  let last = integer(start, 'cut');
  let link: string | null = text(start, 'link');
  for (const row of db.sqlite.prepare(EVERY_TRANSACTION).iterate()) {
    const transaction = linkedIn(row);
    const { sequence, id } = transaction;
    const chain = text(row, 'chain');
    if (sequence > last + 1) {
      faults.push(ofLog(`${missing(last + 1, sequence - 1)} from the log.`));
    } else if (sequence <= last) {
      faults.push(
        ofLog(`Transaction ${id} (${sequence}) is from before where the log says it was cut off.`),
      );
    } else if (link !== null && chain !== chainLink(link, transaction)) {
      faults.push(ofLog(`Transaction ${id} (${sequence}) in the log is not as it was written.`));
    }
    const parts = partsOf.all(sequence).map(partOf);
    if (text(row, 'content') !== contentChecksum(text(row, 'mutations'), parts)) {
      faults.push(
        ofLog(`What transaction ${id} (${sequence}) did is not as it was written in the log.`),
      );
    }
    last = sequence;
    link = chain;
  }
  const end = integer(db.sqlite.prepare(LAST_NUMBER).get() ?? { seq: 0 }, 'seq');
  return end > last ? [...faults, ofLog(`${missing(last + 1, end)} from the log’s end.`)] : faults;
}

const missing = (from: number, to: number): string =>
  from === to ? `Transaction ${from} is missing` : `Transactions ${from} to ${to} are missing`;

const EVERY_TRANSACTION =
  'SELECT sequence, id, timestamp, author, mutations, chain, content FROM transactions ORDER BY sequence';

/** The last number given to a transaction, which SQLite keeps when its row is gone. */
const LAST_NUMBER = "SELECT seq FROM sqlite_sequence WHERE name = 'transactions'";

function outOfStep(db: LakeDatabase): Damage[] {
  return db.sqlite
    .prepare(OUT_OF_STEP)
    .all()
    .map((row) => ({
      repairable: false,
      documentId: text(row, 'document_id'),
      reason:
        row.rev === null
          ? 'It is missing: the log does not say that it was deleted.'
          : 'The log of transactions ends at another revision of it.',
    }));
}

/** The last transaction of each document in the log has to be the revision that is stored. */
const OUT_OF_STEP = `
  SELECT l.document_id, documents.rev FROM (
    SELECT document_id, max(sequence) AS sequence FROM transaction_documents GROUP BY document_id
  ) l
  JOIN transaction_documents d USING (document_id, sequence)
  JOIN transactions t USING (sequence)
  LEFT JOIN documents ON documents.id = l.document_id
  WHERE documents.rev IS NOT CASE d.transition WHEN 'disappear' THEN NULL ELSE t.id END`;

/** Documents that no transaction wrote, for as long as the log is whole. */
function unknownToLog(db: LakeDatabase, start: Row): Damage[] {
  if (integer(start, 'sequence') > 0 || integer(start, 'cut') > 0) return [];
  return db.sqlite
    .prepare(UNKNOWN)
    .all()
    .map((row) => ({
      repairable: false,
      documentId: text(row, 'id'),
      reason: 'The log of transactions knows nothing of it.',
    }));
}

const UNKNOWN = `
  SELECT id FROM documents
  WHERE NOT EXISTS (SELECT 1 FROM transaction_documents WHERE document_id = documents.id)`;
