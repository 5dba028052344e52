import { randomUUID } from 'node:crypto';
import type { SanityClient, Transaction } from '@sanity/client';
import { z } from 'zod';
import type { StoryChanges } from '#lib/content/testing/changes.ts';

const reference = (id: string, key?: string) => ({
  _type: 'reference',
  _ref: id,
  ...(key ? { _key: key } : {}),
});

export const paragraph = (text: string, key = randomUUID().slice(0, 8)) => ({
  _type: 'block',
  _key: key,
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: `${key}s`, text, marks: [] }],
});

export const slug = (current: string) => ({ _type: 'slug', current });

const desk = z.object({
  section: z.string(),
  author: z.string(),
  tag: z.string(),
  tagSlug: z.string(),
});
export type Desk = z.infer<typeof desk>;

/** A section, an author and a tag that exist, for stories made by a test. */
export async function anyDesk(client: SanityClient): Promise<Desk> {
  return desk.parse(
    await client.fetch(`{
      "section": *[_type == "section"] | order(_id)[0]._id,
      "author": *[_type == "author"] | order(_id)[0]._id,
      "tag": *[_type == "tag"] | order(_id)[0]._id,
      "tagSlug": *[_type == "tag"] | order(_id)[0].slug.current
    }`),
  );
}

/**
 * Begins a transaction that gives a lake that has no desk one: a section and an author at addresses that are their ids,
 * and a tag. What a test needs besides is added to it.
 */
export const withDesk = (client: SanityClient, at: Desk): Transaction =>
  client
    .transaction()
    .create({ _id: at.section, _type: 'section', title: 'Sea', slug: slug(at.section) })
    .create({ _id: at.author, _type: 'author', name: 'Ada', slug: slug(at.author) })
    .create({ _id: at.tag, _type: 'tag', title: 'Tides', slug: slug(at.tagSlug) });

/** A whole, valid story; `fields` replace what it has. */
export function story(at: Desk, id: string, fields: StoryChanges = {}) {
  const whole: StoryChanges = {
    headline: `Story ${id}`,
    slug: slug(id),
    standfirst: `What story ${id} is about.`,
    kind: 'news',
    section: reference(at.section),
    authors: [reference(at.author, 'author')],
    tags: [reference(at.tag, 'tag')],
    publishedAt: new Date(Date.now() - 60_000).toISOString(),
    body: [paragraph(`The text of story ${id}.`)],
  };
  return { _id: id, _type: 'article', ...whole, ...fields };
}
