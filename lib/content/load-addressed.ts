import 'server-only';
import type { QueryParams } from '@sanity/client';
import type { z } from 'zod';
import type { Content } from './contract/content.ts';
import type { Settled } from './contract/held.ts';
import { type Loaded, loadContent } from './load.ts';
import { type NamedType, namedForPreview } from './unaddressed.ts';
import type { Viewing } from './viewing.ts';

/** How a document is found that has no address yet: by `$id`. */
export type Unaddressed<Contract extends z.ZodType> = {
  type: NamedType;
  content: Content<Contract>;
};

/**
 * A document at its address, `$slug`; for an editor in preview also one without a name, and at its id one
 * without an address.
 *
 * @throws LakeUnavailableError
 */
export async function loadAddressed<Contract extends z.ZodType>(
  content: Content<Contract>,
  unaddressed: Unaddressed<Contract>,
  params: QueryParams & { slug: string },
  viewing: Viewing,
): Promise<Loaded<Settled<z.output<Contract>> | null>> {
  const named = namedForPreview(unaddressed.type);
  const found = await loadContent(content, params, viewing, named);
  if (found.view !== null || viewing.mode === 'reader') return found;
  return loadContent(unaddressed.content, { ...params, id: params.slug }, viewing, named);
}
