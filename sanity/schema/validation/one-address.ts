import type { ValidationContext } from 'sanity';
import { z } from 'zod';
import { documentAddress } from '#lib/content/document-address.ts';
import { documentTypes, isDocumentType } from '#lib/content/document-types.ts';
import { apiVersion } from '../../api-version.ts';
import { publishedId } from './references.ts';

const others = z.array(z.object({ id: z.string(), type: z.string(), name: z.string().nullable() }));

const othersQuery = /* groq */ `*[_type in ["article", "author", "tag", "section", "page"] && slug.current == $slug][0...50]{
  "id": _id,
  "type": _type,
  "name": select(_type == "article" => headline, _type == "author" => name, _type in ["tag", "section", "page"] => title)
}`;

/** Checks that no other document of the type has the address, drafts included; names the one that has. */
export async function isOnlyOne(
  slug: { current?: string } | undefined,
  { document, getClient }: ValidationContext,
): Promise<true | string> {
  const current = slug?.current;
  if (!current || document === undefined) return true;
  const { _id, _type: type } = document;
  const found = await getClient({ apiVersion }).fetch<unknown>(
    othersQuery,
    { slug: current },
    { perspective: 'raw', tag: 'one-address' },
  );
  const other = others
    .parse(found)
    .find((one) => one.type === type && publishedId(one.id) !== publishedId(_id));
  if (other === undefined) return true;
  const thing = isDocumentType(type) ? documentTypes[type].singular.toLowerCase() : type;
  const name = other.name ? `The ${thing} “${other.name}”` : `Another ${thing}`;
  const address = documentAddress(type, { slug }) ?? current;
  return `${name} has the address ${address} already. Give one of the two another.`;
}
