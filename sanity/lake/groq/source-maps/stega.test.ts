import { createClient, type FilterDefault } from '@sanity/client';
import { stegaClean } from '@sanity/client/stega';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryReader } from '../testing/memory-reader.ts';
import { newsroom } from '../testing/newsroom.ts';
import { serveQueries } from '../testing/query-server.ts';

/** Where the real client finds each string of an answer to stand: text → document and path. */
const encoded = new Map<string, string>();
const record: FilterDefault = ({
  sourcePath,
  sourceDocument,
  value,
  filterDefault,
  resultPath,
}) => {
  const isEncoded = filterDefault({ sourcePath, sourceDocument, value, filterDefault, resultPath });
  if (!isEncoded) return false;
  const path = sourcePath.map((step) => (typeof step === 'object' ? `[${step._key}]` : `.${step}`));
  encoded.set(value, `${sourceDocument._id}${path.join('')}`);
  return true;
};

let lake: Awaited<ReturnType<typeof serveQueries>>;
beforeAll(async () => {
  lake = await serveQueries(memoryReader(newsroom));
});
afterAll(() => lake.close());

async function stringsOf(query: string, params: Record<string, unknown> = {}) {
  encoded.clear();
  const client = createClient({
    projectId: 'dateline',
    dataset: 'production',
    apiVersion: '2026-02-01',
    apiHost: lake.origin,
    useProjectHostname: false,
    useCdn: false,
    perspective: 'drafts',
    stega: { enabled: true, studioUrl: '/studio', filter: record },
  });
  const result: unknown = await client.fetch(query, params);
  expect(JSON.stringify(result)).not.toBe(JSON.stringify(stegaClean(result)));
  return Object.fromEntries(encoded);
}

describe('the client’s click-to-edit marks', () => {
  it('lead from every text of a story to the field it stands in', async () => {
    const query = `*[_type == "article" && slug.current == $slug][0]{
      _id, headline, standfirst,
      "section": section->{title, "slug": slug.current},
      "tags": tags[]->{title},
      authors[]->{name, "slug": slug.current},
      "lead": leadImage{ "asset": asset->{_id, altText}, alt, caption },
      body[]{
        ...,
        _type == "newsImage" => { "asset": asset->{altText}, alt },
        _type == "relatedStory" => { "story": [story->][defined(slug)][0]{headline}, label },
        markDefs[]{ ..., _type == "storyLink" => { "story": story->slug.current } }
      },
      "related": [...body[].story->][_type == "article"]{ "headline": coalesce(listing.headline, headline) },
      "corrections": corrections[] | order(at desc){ text },
      "upper": upper(headline)
    }`;
    const firm = 'firm.listing.headline';
    expect(await stringsOf(query, { slug: 'visit' })).toEqual({
      'A visit to Washington': 'drafts.visit.headline',
      'Four days of talks': 'drafts.visit.standfirst',
      World: 'world.title',
      Trade: 'trade.title',
      'Ada Ruiz': 'ada.name',
      'Benjamin Osei': 'drafts.ben.name',
      'From the archive': 'image-abc-1600x900-jpg.altText',
      'The palace by night': 'drafts.visit.leadImage.alt',
      'Arriving late': 'drafts.visit.leadImage.caption',
      'It began ': 'drafts.visit.body[b1].children[s1].text',
      'after midnight': 'drafts.visit.body[b1].children[s2].text',
      'We have to talk': 'drafts.visit.body[b2].text',
      'An aide': 'drafts.visit.body[b2].attribution',
      'The firm behind it': 'firm.headline',
      'Also read': 'drafts.visit.body[b3].label',
      'A motorcade': 'drafts.visit.body[b4].alt',
      'First point': 'drafts.visit.body[b5].points.0',
      'Second point': 'drafts.visit.body[b5].points.1',
      'Who arranged it': firm,
      'Newer note': 'drafts.visit.corrections[c2].text',
      'Older note': 'drafts.visit.corrections[c1].text',
    });
  });

  it.each<[string, Record<string, string>]>([
    [
      '*[_type == "article"] | order(headline){"headline": select(defined(listing) => listing.headline, headline)}',
      {
        'A visit to Washington': 'drafts.visit.headline',
        'Who arranged it': 'firm.listing.headline',
      },
    ],
    [
      '*[_id == "visit"][0].body[_key == "b2"][0].text',
      { 'We have to talk': 'drafts.visit.body[b2].text' },
    ],
    [
      '*[_id == "visit"].body[].children[].text',
      {
        'It began ': 'drafts.visit.body[b1].children[s1].text',
        'after midnight': 'drafts.visit.body[b1].children[s2].text',
      },
    ],
    [
      '*[_id == "visit"][0].corrections[-1..-1].text',
      { 'Newer note': 'drafts.visit.corrections[c2].text' },
    ],
    ['*[_type == "author"] | order(name desc)[0...1].name', { 'Benjamin Osei': 'drafts.ben.name' }],
    [
      '*[_type == "author"] | score(name match "ada") | order(_score desc)[0]{name}',
      { 'Ada Ruiz': 'ada.name' },
    ],
    [
      '*[_type == "section"]{title, "stories": *[_type == "article" && references(^._id)]{headline, "in": ^.title}}',
      { World: 'world.title', 'A visit to Washington': 'drafts.visit.headline' },
    ],
    [
      '{"lead": *[_id == "visit"][0]{headline, "all": *[_type == "tag"]{title}}}',
      { 'A visit to Washington': 'drafts.visit.headline', Trade: 'trade.title' },
    ],
    [
      '*[_id == "visit"][0]{"a": array::compact(authors[]->name)}',
      {
        'Benjamin Osei': 'drafts.ben.name',
        'Ada Ruiz': 'ada.name',
      },
    ],
    [
      '*[_id == "visit"][0]{"n": "By " + authors[1]->name, "h": headline}',
      {
        'A visit to Washington': 'drafts.visit.headline',
      },
    ],
    ['*[_id == "ada"][0]', { 'Ada Ruiz': 'ada.name' }],
  ])('of %s', async (query, expected) => {
    expect(await stringsOf(query)).toEqual(expected);
  });
});
