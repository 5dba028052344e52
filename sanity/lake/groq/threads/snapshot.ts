import type { LakeDatabase } from '../../store/database.ts';
import type { DocumentReader } from '../../store/types.ts';

/** What a thread answers from: the lake, in a read transaction. */
export type Snapshot = { db: LakeDatabase; reader: DocumentReader };
