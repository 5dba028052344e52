import type { ValidationContext } from 'sanity';
import { z } from 'zod';
import { documentAddress } from '#lib/content/document-address.ts';
import { documentTypes, isDocumentType } from '#lib/content/document-types.ts';
import { apiVersion } from '../../api-version.ts';
import { publishedId } from './references.ts';

const others = z.array(z.object({ id: z.string(), name: z.string().nullable() }));

/** Checks that no other document of the type has the address, drafts included; names the one that has. */
export async function isOnlyOne(
  slug: { current?: string } | undefined,
  { document, getClient }: ValidationContext,
): Promise<true | string> {
  const current = slug?.current;
  if (!current || document === undefined) return true;
  const { _id, _type: type } = document;
  const found = await getClient({ apiVersion }).fetch<unknown>(
    '*[_type == $type && slug.current == $slug][0...20]{ "id": _id, "name": coalesce(headline, title, name, null) }',
    { type, slug: current },
    { perspective: 'raw', tag: 'one-address' },
  );
  const other = others.parse(found).find(({ id }) => publishedId(id) !== publishedId(_id));
  if (other === undefined) return true;
  const thing = isDocumentType(type) ? documentTypes[type].singular.toLowerCase() : type;
  const name = other.name ? `The ${thing} “${other.name}”` : `Another ${thing}`;
  const address = documentAddress(type, { slug }) ?? current;
  return `${name} has the address ${address} already. Give one of the two another.`;
}
