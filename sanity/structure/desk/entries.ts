import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import { type StoryState, stateOf } from '../../schema/documents/article/state.ts';
import { begunBy, hasDraft, heldBy, storiesWith, storyList } from '../story-lists.ts';

const text = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);

const storedEntry = z.object({
  _id: z.string(),
  _updatedAt: z.string(),
  isDraft: z.boolean(),
  headline: text,
  kind: text,
  publishedAt: text,
  breakingUntil: text,
  lastUpdate: text,
  section: text,
  authors: z.array(text).nullish().catch(null),
  hasPicture: flag,
  hasAlt: flag,
  hasTags: flag,
  hasStandfirst: flag,
  desk: z
    .object({ state: text, writer: text, holder: text, by: text, note: text, withdrawnAt: text })
    .partial()
    .nullish()
    .catch(null),
});

/** A story as the desk knows it: with its open changes, and when it was published. */
export type Entry = z.infer<typeof storedEntry> & { state: StoryState };

const fields = `{
  _id, _updatedAt, "isDraft": ${hasDraft},
  headline, kind, publishedAt, breakingUntil, "lastUpdate": liveUpdates | order(at desc) [0].at,
  "section": section->title, "authors": authors[]->name,
  "hasPicture": defined(leadImage.asset), "hasAlt": defined(leadImage.alt),
  "hasTags": count(tags) > 0, "hasStandfirst": defined(standfirst),
  desk
}`;

const newestFirst = 'publishedAt desc';
const lastChangedFirst = '_updatedAt desc';

const some = (filter: string, order: string, most: number): string =>
  ['*[', storiesWith(filter), '] | order(', order, ') [0...', most, '] ', fields].join('');

const filterOf = (id: string) => storyList(id)?.filter ?? 'false';

/** How many open stories the desk looks at, the last changed first; of the other kinds fewer. */
export const mostOpen = 500;
const most = 100;

/** What the desk asks for, by name; the stories of a search have the parameters `$words` and `$writers`. */
export const deskParts = {
  open: some(hasDraft, lastChangedFirst, mostOpen),
  scheduled: some(filterOf('scheduled'), 'publishedAt asc', most),
  live: some(filterOf('live'), lastChangedFirst, most),
  published: some(filterOf('published'), newestFirst, most),
  begun: some(begunBy, lastChangedFirst, most),
  held: some(heldBy, lastChangedFirst, most),
};
export const searchParts = {
  written: some('references($writers)', lastChangedFirst, most),
  named: some('headline match $words', lastChangedFirst, most),
};

const together = (parts: Record<string, string>): string =>
  `{ ${Object.entries(parts)
    .map(([name, part]) => `"${name}": ${part}`)
    .join(', ')} }`;

const answer = z.record(z.string(), z.array(storedEntry));
const published = z.array(z.object({ _id: z.string(), publishedAt: text }));

/** What the desk shows to `me`: each story once. */
export async function deskEntries(client: SanityClient, me: string, now: Date): Promise<Entry[]> {
  const asked = { perspective: 'drafts', tag: 'desk' } as const;
  const found = answer.parse(await client.fetch(together(deskParts), { me }, asked));
  const stories = [
    ...new Map(
      Object.values(found)
        .flat()
        .map((story) => [story._id, story]),
    ).values(),
  ];
  return withStates(client, stories, now);
}

/** Stories by words of their headline or by who wrote them. */
export async function searchEntries(
  client: SanityClient,
  words: string,
  now: Date,
): Promise<Entry[]> {
  const asked = { perspective: 'drafts', tag: 'desk-search' } as const;
  const params = { words: `${words}*` };
  const writers = z
    .array(z.string())
    .parse(
      await client.fetch('*[_type == "author" && name match $words][0...20]._id', params, asked),
    );
  const found = answer.parse(
    await client.fetch(together(searchParts), { ...params, writers }, asked),
  );
  const all = [...(found.written ?? []), ...(found.named ?? [])];
  return withStates(client, [...new Map(all.map((story) => [story._id, story])).values()], now);
}

async function withStates(
  client: SanityClient,
  stories: readonly z.infer<typeof storedEntry>[],
  now: Date,
): Promise<Entry[]> {
  const ids = stories.filter(({ isDraft }) => isDraft).map(({ _id }) => _id);
  const known = published.parse(
    await client.fetch(
      '*[_type == "article" && _id in $ids]{ _id, publishedAt }',
      { ids },
      { perspective: 'published', tag: 'desk' },
    ),
  );
  const seen = new Map(known.map((story) => [story._id, story]));
  return stories.map((story) => {
    const sides = {
      published: story.isDraft ? (seen.get(story._id) ?? null) : story,
      draft: story.isDraft ? story : null,
    };
    return { ...story, state: stateOf(sides, now) };
  });
}
