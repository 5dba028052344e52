import type { SanityClient } from '@sanity/client';
import { z } from 'zod';

/** The demonstration's report from Washington, as it is told to a test that writes it once more. */

const id = 'story-petro-lands-in-washington';

/** All that a story says, without its keys and the pictures' files: two that were written apart are the same. */
export const storyTold = `{
  standfirst, kind, dateline{ city, country },
  "section": section._ref, "authors": authors[]._ref, "tags": tags[]._ref,
  "lead": leadImage{ alt, caption, credit },
  "body": body[]{
    _type, style, listItem, points, title, attribution, alt, caption, credit, licence,
    "text": select(_type == "block" => pt::text(@), text),
    "story": story._ref,
    "leadsTo": markDefs[].story._ref,
    "inner": select(_type == "factBox" => body[]{ style, listItem, "text": pt::text(@), "strong": children["strong" in marks].text })
  }
}`;

const original = '*[_type == "article" && _id == $id][0]';
const asked = `${original}{
  "section": section->title, "author": authors[0]->name, "tags": tags[]->title, dateline,
  "blocks": body[]{ ..., "linked": markDefs[]{ _key, "slug": story->slug.current }, "headline": story->headline }
}`;

const picture = z.object({ alt: z.string(), caption: z.string(), credit: z.string() });
const span = z.object({ text: z.string(), marks: z.array(z.string()) });
const text = z.object({
  _type: z.literal('block'),
  style: z.string(),
  listItem: z.string().optional(),
  children: z.array(span),
  markDefs: z.array(z.object({ _key: z.string() })).optional(),
  linked: z.array(z.object({ _key: z.string(), slug: z.string().nullable() })).nullish(),
});
type Text = z.infer<typeof text>;
const block = z.discriminatedUnion('_type', [
  text,
  z.object({ _type: z.literal('keyPoints'), points: z.array(z.string()) }),
  z.object({ _type: z.literal('factBox'), title: z.string(), body: z.array(text) }),
  z.object({ _type: z.literal('pullQuote'), text: z.string(), attribution: z.string() }),
  z.object({ _type: z.literal('relatedStory'), headline: z.string() }),
  z.object({ _type: z.literal('newsImage'), ...picture.shape }),
]);
type Block = z.infer<typeof block>;

/** Words alone: whether the space after what is strong is strong too is not to be seen. */
const strong = z.array(z.string().trim()).nullable();
const inner = z.array(z.looseObject({ strong })).nullable();
export const toldStory = z.looseObject({
  standfirst: z.string(),
  lead: picture,
  body: z.array(z.looseObject({ inner })),
});

const answer = z.object({
  section: z.string(),
  author: z.string(),
  tags: z.array(z.string()),
  dateline: z.object({ city: z.string(), country: z.string() }),
  blocks: z.array(block),
});

const wordsOf = ({ children }: Text): string => children.map((run) => run.text).join('');

/** The block of a kind, and the paragraph it comes after. */
function placed<Kind extends Block['_type']>(blocks: readonly Block[], kind: Kind) {
  const place = blocks.findIndex(({ _type }) => _type === kind);
  const before = blocks.slice(0, place).findLast(({ _type }) => _type === 'block');
  const found = blocks[place];
  if (found === undefined || before?._type !== 'block') throw new Error(`It has no ${kind}.`);
  const isKind = (one: Block): one is Extract<Block, { _type: Kind }> => one._type === kind;
  if (!isKind(found)) throw new Error(`It has no ${kind}.`);
  return { ...found, after: wordsOf(before) };
}

/** The story as it is published, taken apart into what an editor writes of it. */
export async function originalStory(client: SanityClient) {
  const told = toldStory.parse(await client.fetch<unknown>(`${original}${storyTold}`, { id }));
  const { blocks, ...names } = answer.parse(await client.fetch<unknown>(asked, { id }));
  const factBox = placed(blocks, 'factBox');
  return {
    ...names,
    told,
    standfirst: told.standfirst,
    lead: told.lead,
    text: blocks.flatMap((one) => (one._type === 'block' ? [one] : [])),
    keyPoints: placed(blocks, 'keyPoints'),
    factBox: { title: factBox.title, text: factBox.body, after: factBox.after },
    pullQuote: placed(blocks, 'pullQuote'),
    related: placed(blocks, 'relatedStory'),
    second: placed(blocks, 'newsImage'),
  };
}
export type Original = Awaited<ReturnType<typeof originalStory>>;

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Text as a word processor leaves it on a clipboard, links to our stories by their addresses. */
export function wordProcessed(blocks: readonly Text[], origin: string): string {
  const lines = blocks.map(({ style, listItem, children, linked }) => {
    const runs = children.map(({ text: words, marks }) => {
      const to = linked?.find(({ _key }) => marks.includes(_key))?.slug;
      const shown = marks.includes('strong') ? `<b>${escaped(words)}</b>` : escaped(words);
      return to ? `<a href="${origin}/article/${to}">${shown}</a>` : shown;
    });
    const line = runs.join('');
    if (listItem !== undefined) return `<ul><li>${line}</li></ul>`;
    return style === 'h2' ? `<h2>${line}</h2>` : `<p class=MsoNormal>${line}<o:p></o:p></p>`;
  });
  const all = lines.join('\n').replaceAll('</ul>\n<ul>', '');
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->${all}<!--EndFragment--></body></html>`;
}
