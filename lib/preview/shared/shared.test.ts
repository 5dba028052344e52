import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { sharedArticle } from '#lib/content/article/shared.ts';
import { endShare, shareDraft, sharesOf } from '#sanity/share/share.ts';
import { createPreviewLake, type PreviewLake } from '../lake.ts';
import { newcomer, signIn } from '../testing/people.ts';
import { fingerprintOf, newLink, readLink, sharedDraftId, writeLink } from './link.ts';
import { Openings } from './openings.ts';
import { sharedDraft } from './standing.ts';

/** Links to one draft, made as the Studio makes them, of a real lake. */

let lake: TestLake;
let desk: PreviewLake;
let writing: SanityClient;

const reference = (_ref: string) => ({ _type: 'reference', _ref, _key: _ref });
const story = (id: string, fields: object = {}) => ({
  _id: id,
  _type: 'article',
  headline: `Headline of ${id}`,
  slug: { current: id.replace('drafts.', '') },
  publishedAt: '2026-02-01T10:00:00Z',
  authors: [reference('ada')],
  ...fields,
});
const text = (words: string, marks: object[] = []) => ({
  _type: 'block',
  _key: words,
  style: 'normal',
  markDefs: marks,
  children: [{ _type: 'span', _key: 's', text: words, marks: marks.map(() => 'm') }],
});

beforeAll(async () => {
  lake = await startTestLake();
  desk = createPreviewLake(lake.siteClient());
  writing = await lake.client('editor');
  await writing
    .transaction()
    .create({ _id: 'ada', _type: 'author', name: 'Ada', slug: { current: 'ada' } })
    .create({ _id: 'drafts.ada', _type: 'author', name: 'SECRET', slug: { current: 'ada' } })
    .create({ _id: 'river', _type: 'section', title: 'River', slug: { current: 'river' } })
    .create({ _id: 'drafts.river', _type: 'section', title: 'SECRET', slug: { current: 'r' } })
    .create(story('out'))
    .create(story('drafts.out', { headline: 'SECRET' }))
    .create(story('embargoed', { headline: 'SECRET', publishedAt: '2099-01-01T00:00:00Z' }))
    .create(
      story('drafts.shown', {
        section: { _type: 'reference', _ref: 'river' },
        related: [reference('out'), { ...reference('embargoed'), _weak: true }],
        body: [
          text('A paragraph.'),
          { _type: 'relatedStory', _key: 'r', story: { _type: 'reference', _ref: 'embargoed' } },
          text('Linked', [{ _type: 'storyLink', _key: 'm', story: reference('embargoed') }]),
        ],
      }),
    )
    .commit();
});
afterAll(() => lake.remove());
afterEach(() => vi.restoreAllMocks());

const make = async (client = writing, days = 7, of = 'shown') => {
  const path = await shareDraft(client, { story: of, days, maker: { id: 'x', name: 'Ada' } });
  return path.slice(path.lastIndexOf('/') + 1);
};
const opens = (link: string, now?: () => number) => sharedDraft(link, desk, 'embedded', now);

describe('a link to one draft', () => {
  it('shows the draft, and of all else what is published', async () => {
    const found = await opens(await make());
    expect(found).toMatchObject({ story: 'shown' });
    const shown = await sharedArticle(desk.client, 'shown');
    expect(shown).toMatchObject({
      isDraft: true,
      view: {
        id: 'shown',
        headline: 'Headline of drafts.shown',
        section: { name: 'River' },
        authors: [{ name: 'Ada' }],
        related: [{ headline: 'Headline of out' }],
      },
    });
    expect(JSON.stringify(shown)).not.toContain('SECRET');
  });

  it('shows how far a draft is that has nothing yet, and what is published where there is no draft', async () => {
    await writing.create({ _id: 'drafts.begun', _type: 'article' });
    expect(await sharedArticle(desk.client, 'begun')).toMatchObject({
      view: { headline: 'No headline yet' },
    });
    await writing.create(story('whole'));
    expect(await sharedArticle(desk.client, 'whole')).toMatchObject({ isDraft: false });
    expect(await sharedArticle(desk.client, 'nothing-there')).toBeNull();
  });

  it('is listed with who made it and how often it was opened, and ended for good', async () => {
    await writing.create(story('drafts.listed'));
    const link = await make(writing, 1, 'listed');
    const openings = new Openings();
    openings.noteBy(writing);
    openings.add(readLink(link)?.name ?? '');
    await expect
      .poll(() => sharesOf(writing, 'listed'))
      .toMatchObject([{ by: 'Ada', opened: 1, lastOpened: expect.any(String) }]);
    const [share] = await sharesOf(writing, 'listed');
    expect(JSON.stringify(share)).not.toContain(readLink(link)?.secret);
    await endShare(writing, share?.id ?? '');
    expect(await opens(link)).toBeNull();
    expect(await sharesOf(writing, 'listed')).toEqual([]);
    openings.add(readLink(link)?.name ?? '');
    await openings.note(writing);
    expect(await writing.fetch('count(*[_type == "sharedDraftOpened" && _id in path("**")])')).toBe(
      0,
    );
  });
});

describe('attack: links to one draft', () => {
  it('any character changed → nothing', async () => {
    const link = await make();
    for (let place = 0; place < link.length; place += 1) {
      const other = link[place] === 'a' ? 'b' : 'a';
      const changed = link.slice(0, place) + other + link.slice(place + 1);
      expect(await opens(changed), changed).toBeNull();
    }
  });

  it.each(['', '.', 'x', '../shown', 'a'.repeat(16), `${'a'.repeat(16)}.`, '*', `\0`, 'a.b.c'])(
    '%j for a link → nothing',
    async (link) => expect(await opens(link)).toBeNull(),
  );

  it('the secret of one link with the name of another → nothing', async () => {
    const [one, other] = [await make(), await make(writing, 7, 'out')];
    const [name] = one.split('.');
    expect(await opens(`${name}.${other.split('.')[1]}`)).toBeNull();
  });

  it('a link whose story or end was put in the place of another’s → nothing', async () => {
    for (const change of [
      { story: 'embargoed' },
      { until: new Date(Date.now() + 20 * 86_400_000).toISOString() },
    ]) {
      const link = await make();
      const id = sharedDraftId(readLink(link)?.name ?? '');
      await writing.patch(id).set(change).commit();
      expect(await opens(link)).toBeNull();
    }
  });

  it('a link that was made for longer than any is offered → nothing', async () => {
    const link = newLink();
    const until = new Date(Date.now() + 400 * 86_400_000).toISOString();
    await writing.create({
      _id: sharedDraftId(link.name),
      _type: 'sharedDraft',
      story: 'shown',
      until,
      fingerprint: fingerprintOf(link, { story: 'shown', until }),
    });
    expect(await opens(writeLink(link))).toBeNull();
  });

  it('a link a moment after its end → nothing', async () => {
    const link = await make(writing, 1);
    const in24Hours = Date.now() + 86_400_000;
    expect(await opens(link, () => in24Hours - 60_000)).not.toBeNull();
    expect(await opens(link, () => in24Hours + 1)).toBeNull();
  });

  it('a link that was made as a draft, by somebody who may publish nothing → nothing', async () => {
    const link = newLink();
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const contributor = await lake.client('contributor');
    const document = {
      _type: 'sharedDraft',
      story: 'shown',
      until,
      fingerprint: fingerprintOf(link, { story: 'shown', until }),
    };
    await contributor.create({ ...document, _id: `drafts.${sharedDraftId(link.name)}` });
    expect(await opens(writeLink(link))).toBeNull();
    await expect(
      contributor.create({ ...document, _id: sharedDraftId(link.name) }),
    ).rejects.toThrow();
  });

  it('a link whose maker was let go → nothing, for them and whoever has it', async () => {
    const form = await newcomer(lake, 'editor');
    const person = await signIn(lake, form);
    const link = newLink();
    const until = new Date(Date.now() + 86_400_000).toISOString();
    await person.write({
      _id: sharedDraftId(link.name),
      _type: 'sharedDraft',
      story: 'shown',
      until,
      // What the document says of itself counts for nothing.
      maker: 'somebody-else',
      fingerprint: fingerprintOf(link, { story: 'shown', until }),
    });
    expect(await opens(writeLink(link))).not.toBeNull();
    await lake.command('user', 'remove', form.email);
    expect(await opens(writeLink(link))).toBeNull();
  });

  it('a draft that leads to another draft by its very id → shown to nobody', async () => {
    await writing.create(story('drafts.prying', { authors: [reference('drafts.ada')] }));
    expect(await sharedArticle(desk.client, 'prying')).toBeNull();
  });

  it('a link to what is no story → nothing', async () => {
    expect(await sharedArticle(desk.client, 'ada')).toBeNull();
    expect(await opens(await make(writing, 7, 'drafts.shown'))).toBeNull();
    expect(await opens(await make(writing, 7, '_.releases.x'))).toBeNull();
  });

  it('a restart of the lake in between → links stand as before', async () => {
    const [kept, ended] = [await make(), await make()];
    await endShare(writing, sharedDraftId(readLink(ended)?.name ?? ''));
    await lake.end();
    await expect(opens(kept)).rejects.toThrow();
    await lake.restart();
    const answered = () => opens(kept).catch(() => 'no answer yet');
    await expect.poll(answered, { timeout: 30_000 }).toMatchObject({ story: 'shown' });
    expect(await opens(ended)).toBeNull();
  }, 60_000);

  it('a flood of openings → counted, in few writes', async () => {
    await writing.create(story('drafts.flooded'));
    const link = await make(writing, 1, 'flooded');
    const openings = new Openings();
    openings.noteBy(writing);
    const commits = vi.spyOn(writing, 'transaction');
    for (let n = 0; n < 1000; n += 1) openings.add(readLink(link)?.name ?? '');
    await openings.note(writing);
    await expect.poll(async () => (await sharesOf(writing, 'flooded'))[0]?.opened).toBe(1000);
    expect(commits.mock.calls.length).toBeLessThan(5);
  });
});
