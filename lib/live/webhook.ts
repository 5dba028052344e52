import { z } from 'zod';
import { siteLedger } from '../keep/ledger.ts';
import { siteLive } from './site-live.ts';

/** What the webhook in README.md sends: which document has changed. */
const told = z.looseObject({ _id: z.string() });

function documentIn(body: string): string | undefined {
  try {
    return told.safeParse(JSON.parse(body)).data?._id;
  } catch {
    return undefined;
  }
}

/**
 * Expires what a webhook's body gives reason to. The site follows the lake by itself, which tells exactly what has
 * changed: a body that names its document has everything asked again only where the lake is not heard, and otherwise
 * has it seen to that it is. One that does not say what has changed has everything made again.
 *
 * @returns what is made again.
 */
export function heed(body: string): 'everything' | 'doubted' | 'as the lake says' {
  const document = documentIn(body);
  if (document === undefined) {
    siteLedger().change(null);
    return 'everything';
  }
  const { standpoint, rumours } = siteLive();
  if (!standpoint.follows) {
    siteLedger().doubt();
    return 'doubted';
  }
  // Drafts and versions, with a dot in their ids, are none of what the lake tells readers.
  if (!document.includes('.')) rumours.told();
  return 'as the lake says';
}
