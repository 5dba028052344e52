import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import { validateDocumentInternal } from '@sanity/validation/_internal';
import { createSchema } from 'sanity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillLake } from '#lib/content/testing/asking.ts';
import {
  author,
  paragraph,
  references,
  section,
  story,
  tag,
} from '#lib/content/testing/small-lake.ts';
import { stoppedBy } from '../actions/what-stops.ts';
import { schemaTypes } from '../schema/types.ts';
import { appearances, askAround, namedBy } from './appears.ts';
import { noticesOf } from './notices.ts';
import { changedFields, replaced } from './replaces.ts';
import { looksOf } from './words.ts';

let lake: TestLake;
const schema = createSchema({ name: 'dateline', types: schemaTypes });
const schemaType = schema.get('article');
beforeAll(async () => {
  lake = await startTestLake();
  await fillLake(await lake.client('editor'), [section, author, tag]);
}, 60_000);
afterAll(() => lake?.remove());

async function told(document: ReturnType<typeof story>) {
  if (schemaType === undefined) throw new Error('There are stories in the schema.');
  const client = await lake.client('editor');
  const markers = await validateDocumentInternal({
    document: { ...document, _rev: 'r', _createdAt: '', _updatedAt: '' },
    schema,
    getClient: () => client,
    environment: 'studio',
  });
  const { stops, looks } = noticesOf(markers, schemaType, document);
  const line = ({ where, message }: { where: string; message: string }) => `${where}: ${message}`;
  return { stops: stops.map(line), looks: looks.map(line) };
}

const linked = (href: string) => ({
  ...paragraph('Read it there.', 'l'),
  markDefs: [{ _type: 'link', _key: 'm', href }],
  children: [{ _type: 'span', _key: 's', text: 'there', marks: ['m'] }],
});

describe('what a story is told of', () => {
  it('stops it, by the names its fields have', async () => {
    const { stops } = await told(
      story('x', {
        headline: ' ',
        body: [
          paragraph('It rained.'),
          linked('http://localhost:3000/studio/structure'),
          { _type: 'pullQuote', _key: 'q' },
        ],
      }),
    );
    expect(stops).toEqual([
      'Headline: Every story needs a headline.',
      expect.stringMatching(/^Body, Link, Address: This leads into the Studio/),
      'Body, Pull quote, Quotation: Write the quotation.',
    ]);
  });

  it('is worth a look: no picture, no tag, a heading left out, an empty paragraph, a long headline', async () => {
    const { stops, looks } = await told(
      story('x', {
        headline: 'Words '.repeat(16),
        body: [
          paragraph('It rained.'),
          { ...paragraph('Then', 'h'), style: 'h3' },
          paragraph(' ', 'e'),
        ],
      }),
    );
    expect(stops).toEqual([]);
    expect(looks.map((line) => line.slice(0, 34))).toEqual([
      'Headline: Over 90 characters a hea',
      'Lead picture: Without a lead pictu',
      'Body: A subheading without a headi',
      'Body: An empty paragraph: readers ',
      'Tags: It has no tag: no topic page',
    ]);
  });

  it('is asked for once, the whole before its parts', async () => {
    const { stops } = await told(story('x', { slug: undefined }));
    expect(stops).toEqual(['Address: Press “Generate” to make the address.']);
  });

  it('names the story that has the address already, once', async () => {
    const client = await lake.client('editor');
    await client.create(story('taken', { headline: 'The first of the two' }));
    const slug = { _type: 'slug', current: 'taken' };
    const { stops } = await told(story('x', { slug }));
    expect(stops).toEqual([
      'Address: The story “The first of the two” has the address /article/taken already. Give one of the two another.',
    ]);
    await client.delete('taken');
  });

  it('is nothing, of a whole story', async () => {
    const { stops, looks } = await told(story('x', { tags: references('rivers') }));
    expect(stops).toEqual([]);
    expect(looks).toHaveLength(1);
  });
});

describe('a button that cannot be pressed', () => {
  const fault = (path: string, message: string) => ({
    level: 'error' as const,
    path: [path],
    message,
  });
  const all = ['headline', 'body', 'slug', 'section'].map((name) => fault(name, `${name}?`));
  it('says what stops it, by the fields’ names', () => {
    const titleOf = (name: string) => name.toUpperCase();
    expect(stoppedBy(all.slice(0, 1), titleOf)).toBe('Not yet. HEADLINE: headline?');
    expect(stoppedBy(all, titleOf)).toBe(
      'Not yet. HEADLINE: headline? BODY: body? SLUG: slug? And 1 more.',
    );
  });
});

describe('how a story looks elsewhere', () => {
  it('has its own words for others, cut where they cut them', () => {
    const long =
      'A headline that goes on and on until nobody who lists it has room for all of it any more';
    const looks = looksOf({ headline: long, standfirst: 'Why.', listing: { headline: 'Short' } });
    expect(looks.search.title.length).toBeLessThanOrEqual(60);
    expect(looks.list).toEqual({ title: 'Short', text: 'Why.' });
    expect(looks.feed).toEqual(looks.list);
    expect(looksOf({ headline: long, seo: { title: ' ', description: 'So.' } }).card).toMatchObject(
      {
        text: 'So.',
      },
    );
  });

  it.each([undefined, null, 7, {}, { headline: 7, seo: 'x', listing: [] }])(
    'is told of %j',
    (value) => {
      expect(looksOf(value).search.title).toBe('No headline yet');
    },
  );
});

describe('where a story will be found', () => {
  const now = new Date('2026-02-02T12:00:00Z');
  const found = async (document: ReturnType<typeof story>) => {
    const client = await lake.client('editor');
    const known = await askAround(client, { id: 'x', ids: namedBy(document), pictures: [] });
    return appearances(document, known, now).map(({ href, note }) => [href, note]);
  };

  it('is what it names, once each, and the front page', async () => {
    const document = story('drafts.x', {
      tags: [...references('rivers', 'nowhere'), ...references('rivers')],
    });
    expect(await found(document)).toEqual([
      ['/', 'leads it, until there is a newer one'],
      ['/latest', undefined],
      ['/section/world', undefined],
      ['/tag/rivers', undefined],
      ['/author/ana-ruiz', undefined],
    ]);
  });

  it('is in the place of the newest, or where the front page has it', async () => {
    const client = await lake.client('editor');
    await client.create(story('old', { publishedAt: '2026-01-01T00:00:00.000Z' }));
    expect((await found(story('drafts.x')))[0]).toEqual([
      '/',
      'leads it, in the place of “Story old”, until there is a newer one',
    ]);
    const older = story('drafts.x', { publishedAt: '2025-01-01T00:00:00.000Z' });
    expect((await found(older))[0]).toEqual(['/', 'among the newest']);
    const weak = { ...references('x')[0], _weak: true };
    await client.create({ _id: 'frontPage', _type: 'frontPage', top: [weak] });
    expect((await found(older))[0]).toEqual(['/', 'top story 1']);
    await client
      .patch('frontPage')
      .set({ lead: { _type: 'reference', _ref: 'x', _weak: true } })
      .commit();
    expect((await found(older))[0]).toEqual(['/', 'leads it']);
  });
});

describe('what publishing replaces', () => {
  const fields = ['headline', 'slug', 'body', 'desk'].map((name) => ({ name, title: name }));

  it('is nothing of a new story', () => {
    expect(replaced({ published: null, draft: story('x') }, fields)).toEqual([
      'Nothing: readers have not seen it yet.',
    ]);
  });

  it('is what differs, and the address that was', () => {
    const changed = { ...story('x'), headline: 'New', slug: { current: 'y' }, desk: { note: 'a' } };
    const [first, second] = replaced({ published: story('x'), draft: changed }, fields);
    expect(first).toContain('headline, slug.');
    expect(second).toBe('Its address /article/x, which will lead to /article/y.');
  });

  it('minds neither the order of fields nor what is empty', () => {
    const [one, other] = [{ a: { b: 1, c: [2] } }, { a: { c: [2], b: 1 }, d: null }];
    expect(changedFields(one, other, ['a', 'd'])).toEqual([]);
    expect(changedFields(one, { a: { b: 1, c: [3] } }, ['a'])).toEqual(['a']);
  });
});
