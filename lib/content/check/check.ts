import { hash } from 'node:crypto';
import { z } from 'zod';
import { type LocatedFault, locate } from '../contract/locate.ts';
import { read } from '../contract/read.ts';
import { documentTypeNames, isDocumentType } from '../document-types.ts';
import type { DocumentName } from './documents.ts';
import { checks } from './queries.ts';

/** What is checked: every document by name, and a way to ask for some in the raw perspective. */
export type CheckedLake = {
  documents: (types: readonly string[]) => AsyncIterable<DocumentName>;
  ask: (query: string, params: Record<string, unknown>) => Promise<unknown>;
};

/** Who is told of it while it goes on. */
export type CheckListener = {
  fault: (fault: LocatedFault) => void;
  /** How many documents have been checked so far. */
  progress?: (documents: number) => void;
};

/** Documents asked for at a time. */
const batchSize = 500;

const batch = z.array(z.looseObject({ _id: z.string() }));

/** Whether an id is one readers may see the document of: neither a draft nor a version. */
export const isPublishedId = (id: string): boolean =>
  !id.startsWith('drafts.') && !id.startsWith('versions.');

/**
 * Every document of the newsroom against the contracts of the site, drafts and versions too, a batch at a
 * time. A fault is told once, with the document it stands in, however many others show that document.
 *
 * @returns how many documents were checked.
 */
export async function checkContent(lake: CheckedLake, listener: CheckListener): Promise<number> {
  const waiting = new Map<string, string[]>();
  const tell = onlyOnce(listener.fault);
  const shared = sharedAddresses(tell);
  let checked = 0;
  let ahead: Asked | null = null;
  /** Asks for a batch and reads the one before: the lake works while the answer is gone through. */
  const next = async (asked: Asked | null) => {
    const before = ahead;
    ahead = asked;
    if (before === null) return;
    checked += await readBatch(before, tell, shared);
    listener.progress?.(checked);
  };
  for await (const { _id, _type } of lake.documents(documentTypeNames())) {
    const ids = waiting.get(_type) ?? [];
    waiting.set(_type, ids);
    ids.push(_id);
    if (ids.length < batchSize) continue;
    waiting.delete(_type);
    await next(askFor(lake, _type, ids));
  }
  for (const [type, ids] of waiting) await next(askFor(lake, type, ids));
  await next(null);
  return checked;
}

/** A batch that was asked for. */
type Asked = { type: string; contract: z.ZodType; raw: Promise<unknown> };

function askFor({ ask }: CheckedLake, type: string, ids: readonly string[]): Asked | null {
  if (!isDocumentType(type)) return null;
  const { query, contract } = checks[type];
  const raw = ask(query, { ids, previewing: true });
  // It is waited for later, and fails then.
  raw.catch(() => {});
  return { type, contract, raw };
}

/** @returns how many of the documents there are: one may have been deleted since it was named. */
async function readBatch(
  { type, contract, raw }: Asked,
  tell: (fault: LocatedFault) => void,
  shared: (type: string, document: z.output<typeof batch>[number]) => void,
): Promise<number> {
  const documents = await raw;
  for (const fault of read(contract, documents).faults) tell(locate(documents, fault));
  const found = batch.parse(documents);
  for (const document of found) shared(type, document);
  return found.length;
}

/** Tells of published documents that have one address: readers find only one of them there. */
function sharedAddresses(tell: (fault: LocatedFault) => void) {
  const owners = new Map<string, string>();
  return (type: string, document: { _id: string; [field: string]: unknown }): void => {
    const { _id, slug } = document;
    if (typeof slug !== 'string' || slug === '' || !isPublishedId(_id)) return;
    const other = owners.get(`${type} ${slug}`);
    if (other === undefined) owners.set(`${type} ${slug}`, _id);
    else
      tell({ document: _id, key: null, field: 'slug', reason: `is also the address of ${other}` });
  };
}

/** What was told is remembered by a few bytes of each. */
function onlyOnce(tell: (fault: LocatedFault) => void): (fault: LocatedFault) => void {
  const told = new Set<string>();
  return (fault) => {
    const mark = hash('sha256', JSON.stringify(fault), 'base64url').slice(0, 16);
    if (told.has(mark)) return;
    told.add(mark);
    tell(fault);
  };
}
