import 'server-only';
import type { QueryParams } from '@sanity/client';
import type { z } from 'zod';
import type { Content } from './contract/content.ts';
import type { Settled } from './contract/held.ts';
import { type Loaded, loadContent } from './load.ts';
import { type NamedType, namedForPreview } from './unaddressed.ts';
import type { Viewing } from './viewing.ts';

/** How a document is found by `$id`: one that has no address yet, or got it while its page was looked at. */
export type ById<Contract extends z.ZodType> = {
  type: NamedType;
  content: Content<Contract>;
};

/**
 * A document at its address, `$slug`; for an editor in preview also one without a name, and at its id.
 *
 * @throws LakeUnavailableError
 */
export async function loadAddressed<Contract extends z.ZodType>(
  content: Content<Contract>,
  byId: ById<Contract>,
  params: QueryParams & { slug: string },
  viewing: Viewing,
): Promise<Loaded<Settled<z.output<Contract>> | null>> {
  const named = namedForPreview(byId.type);
  const found = await loadContent(content, params, viewing, named);
  if (found.view !== null || viewing.mode === 'reader') return found;
  return loadContent(byId.content, { ...params, id: params.slug }, viewing, named);
}
