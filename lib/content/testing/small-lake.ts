import { evaluate, parse } from 'groq-js';
import type { z } from 'zod';
import type { Content } from '../contract/content.ts';
import type { Settled } from '../contract/held.ts';
import { type LocatedFault, locate } from '../contract/locate.ts';
import { read } from '../contract/read.ts';
import type { DocumentOf, LakeDocument, StoryChanges } from './changes.ts';

/** A part of a document, or parameters, as bad as a test wants them. */
export type Raw = Record<string, unknown>;

/** The moment at which tests ask. */
export const now = '2026-02-02T12:00:00.000Z';

/** What a query really yields over a few documents, by GROQ's own evaluator. */
export async function ask(query: string, documents: readonly LakeDocument[], params: Raw = {}) {
  const all = { previewing: false, from: 0, to: 20, within: 60, ...params };
  const value = await evaluate(parse(query, { params: all }), {
    dataset: documents,
    params: all,
    timestamp: new Date(now),
  });
  const result: unknown = await value.get();
  return result;
}

/** A query's answer over a few documents, read against its contract: the view and what was left out. */
export async function view<Contract extends z.ZodType>(
  content: Content<Contract>,
  documents: readonly LakeDocument[],
  params: Raw = {},
): Promise<{ view: Settled<z.output<Contract>> | null; faults: LocatedFault[] }> {
  const result = await ask(content.query, documents, params);
  if (result === null) return { view: null, faults: [] };
  const reading = read(content.contract, result);
  const faults = reading.faults.map((fault) => locate(result, fault));
  return { view: reading.ok ? reading.value : null, faults };
}

const ref = (id: string): Raw => ({ _type: 'reference', _ref: id });
export const references = (...ids: string[]): Raw[] =>
  ids.map((id, index) => ({ ...ref(id), _key: `r${index}` }));

const slug = (current: string): Raw => ({ _type: 'slug', current });

export const section: DocumentOf<'section'> = {
  _id: 'world',
  _type: 'section',
  title: 'World',
  slug: slug('world'),
  description: 'From everywhere.',
};
export const author: DocumentOf<'author'> = {
  _id: 'ana',
  _type: 'author',
  name: 'Ana Ruiz',
  slug: slug('ana-ruiz'),
};
export const tag: DocumentOf<'tag'> = {
  _id: 'rivers',
  _type: 'tag',
  title: 'Rivers',
  slug: slug('rivers'),
};

export const imageAsset: LakeDocument = {
  _id: 'image-abc123-2000x1000-jpg',
  _type: 'sanity.imageAsset',
  mimeType: 'image/jpeg',
  size: 345_678,
  metadata: { lqip: 'data:image/jpeg;base64,AAAA' },
};
export const picture: Raw = {
  _type: 'newsImage',
  asset: ref('image-abc123-2000x1000-jpg'),
  alt: 'A river',
  credit: 'Dateline',
};

export const paragraph = (text: string, key = 'p1'): Raw => ({
  _type: 'block',
  _key: key,
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: 's1', text, marks: [] }],
});

/** A story as it should be, published an hour before `now`; `changes` make it what a test needs. */
export const story = (id: string, changes: StoryChanges = {}): DocumentOf<'article'> => ({
  _id: id,
  _type: 'article',
  headline: `Story ${id}`,
  slug: slug(id),
  standfirst: 'Why it matters.',
  kind: 'news',
  section: ref('world'),
  authors: references('ana'),
  publishedAt: '2026-02-02T11:00:00.000Z',
  body: [paragraph('It rained.')],
  ...changes,
});

/** What stories refer to. */
export const surroundings: LakeDocument[] = [section, author, tag, imageAsset];
