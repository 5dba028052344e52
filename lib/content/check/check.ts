import { z } from 'zod';
import type { Content } from '../contract/content.ts';
import { type LocatedFault, locate } from '../contract/locate.ts';
import { read } from '../contract/read.ts';
import { checks } from './queries.ts';

/** Asks the lake in the raw perspective. */
export type AskRaw = (query: string, params: Record<string, unknown>) => Promise<unknown>;

export type CheckResult = { documents: number; faults: LocatedFault[] };

const batch = z.array(z.looseObject({ _id: z.string() }));

/** Whether an id is one readers may see the document of: neither a draft nor a version. */
export const isPublishedId = (id: string): boolean =>
  !id.startsWith('drafts.') && !id.startsWith('versions.');

/**
 * Every document of the newsroom against the contracts of the site, drafts and versions too.
 * A fault is told once, with the document it stands in, however many others show that document.
 */
export async function checkContent(ask: AskRaw): Promise<CheckResult> {
  const found = new Map<string, LocatedFault>();
  let documents = 0;
  for (const content of Object.values(checks)) {
    documents += await checkType(ask, content, (fault) => {
      found.set(JSON.stringify(fault), fault);
    });
  }
  return { documents, faults: [...found.values()] };
}

/** @returns how many documents there are of the type. */
async function checkType(
  ask: AskRaw,
  { query, contract }: Content,
  tell: (fault: LocatedFault) => void,
): Promise<number> {
  let count = 0;
  let after = '';
  for (;;) {
    const raw = await ask(query, { after, previewing: true });
    const documents = batch.parse(raw);
    const last = documents.at(-1);
    if (last === undefined) return count;
    count += documents.length;
    after = last._id;
    for (const fault of read(contract, raw).faults) tell(locate(raw, fault));
  }
}
