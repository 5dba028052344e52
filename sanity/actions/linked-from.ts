import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import { documentTypes, isDocumentType } from '#lib/content/document-types.ts';
import { fieldOf } from '../schema/documents/article/state.ts';

/** How many documents that mention a story are named. */
export const mostNamed = 50;

const mentioning = z.array(z.looseObject({ _id: z.string(), _type: z.string() }));

/** A document that mentions a story, by what editors call it. */
export type Mention = { id: string; type: string; title: string };

/** What mentions a story, each document once with its open changes, the last changed first. */
export async function linkedFrom(client: SanityClient, id: string): Promise<Mention[]> {
  const found = await client.fetch(
    '*[references($id)] | order(_updatedAt desc) [0...51]',
    { id },
    { perspective: 'drafts', tag: 'take-down' },
  );
  return mentioning.parse(found).map((document) => {
    const { _id, _type } = document;
    const { titleField, singular } = isDocumentType(_type)
      ? documentTypes[_type]
      : { titleField: 'title', singular: _type };
    const title = titleField === null ? null : fieldOf(document, titleField);
    return { id: _id, type: _type, title: typeof title === 'string' ? title : singular };
  });
}
