import { evaluateSync, parse } from 'groq-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDocumentReader, type QueryReader } from '../../store/documents.ts';
import { saveSelections } from '../../store/saved-selections.ts';
import { openTestStore, type TestStore } from '../../store/testing/store.ts';
import type { StoredDocument } from '../../store/types.ts';
import { stored } from '../testing/memory-reader.ts';
import { runQuery } from './query.ts';

let lake: TestStore;
let reader: QueryReader;
beforeEach(() => {
  lake = openTestStore();
  reader = createDocumentReader(lake.db);
});
afterEach(() => lake.dispose());

const put = (...documents: StoredDocument[]) =>
  lake.db.transaction(() => {
    for (const document of documents) lake.documents.put(document);
  });
const remove = (id: string) => lake.db.transaction(() => lake.documents.remove(id));

let revision = 0;
const story = (n: number, fields: object): StoredDocument => {
  revision += 1;
  return stored({ _id: `s${n}`, _type: 'post', _rev: `r${revision}`, title: 'x', ...fields });
};

const isOut = '_type == "post" && defined(title) && dateTime(at) <= dateTime(now())';
const ofSpan = (name: string) => `${isOut}
  && at >= ${name}earliest && at < ${name}latest
  && dateTime(at) >= dateTime(${name}since) && dateTime(at) < dateTime(${name}until)`;
const months = `{"months": $spans[]{
  since,
  "total": count(*[${ofSpan('^.')}]),
  "edited": *[${ofSpan('^.')}] | order(_updatedAt desc)[0]._updatedAt,
  "last": *[${ofSpan('^.')}] | order(at desc)[0].at,
  "first": *[${ofSpan('^.')}] | order(at)[0].at
}}`;

const spans = ['2025-11', '2025-12', '2026-01', '2026-02'].map((month, place, all) => {
  const since = `${month}-01T00:00:00.000Z`;
  const until = `${all[place + 1] ?? '2026-03'}-01T00:00:00.000Z`;
  const near = (at: string, days: number) =>
    new Date(Date.parse(at) + days * 86_400_000).toISOString().slice(0, 19);
  return { since, until, earliest: near(since, -1), latest: near(until, 1) };
});

const now = new Date('2026-02-10T12:00:00Z');
const asked = { query: months, params: { spans }, perspective: 'published', now } as const;
const apiVersion = 'v2026-02-01';

/** What the lake says, and how many documents it read for that. */
function said(besides: object = {}) {
  const answer = runQuery(reader, { ...asked, apiVersion, ...besides });
  if (!answer.ok) throw new Error(answer.error.description);
  return {
    result: answer.result,
    read: answer.plan.reduce((sum, { documents }) => sum + documents, 0),
  };
}

/** The same by going through everything readers may see. */
function plainly(timestamp: Date): unknown {
  const dataset = [...lake.documents.all()].filter(({ _id }) => !_id.startsWith('drafts.'));
  return evaluateSync(parse(months, { params: { spans } }), {
    dataset,
    params: { spans },
    timestamp,
  }).data;
}

const dayOf = (n: number) => new Date(Date.UTC(2025, 10, 1) + n * 3_600_000).toISOString();
const fill = (count: number) =>
  put(...Array.from({ length: count }, (_, n) => story(n, { at: dayOf(n), _updatedAt: dayOf(n) })));

describe('what stands first in a list', () => {
  it('is said by the list, without a document', () => {
    fill(2_200);
    expect(said().result).toEqual(plainly(now));
    expect(said()).toEqual({ result: plainly(now), read: 0 });
  });

  it('is of one name with what is asked of a month alone', () => {
    fill(1_200);
    const idle = createDocumentReader(lake.db, 0);
    runQuery(idle, { ...asked, apiVersion });
    const { toBeMade } = idle.takeLeft();
    runQuery(idle, {
      ...{ apiVersion, now, perspective: 'published' },
      query: `count(*[${ofSpan('$')}])`,
      params: { ...spans[0] },
    });
    expect(toBeMade).toContain(idle.takeLeft().toBeMade[0]);
  });

  it.each([
    ['longer than a list holds', { title: 'y'.repeat(40), at: dayOf(3) }],
    ['beyond ASCII', { title: 'ÿ', at: dayOf(3) }],
    ['no text', { title: { long: true }, at: dayOf(3) }],
    ['missing', { title: null, at: dayOf(3) }],
  ])('and is %s is read', (_, fields) => {
    fill(500);
    put(story(900, fields));
    for (const field of ['title', 'at', '_updatedAt']) {
      for (const order of [field, `${field} desc`]) {
        const query = `*[_type == "post" && dateTime(at) <= dateTime(now())] | order(${order})[0].${field}`;
        const dataset = [...lake.documents.all()];
        const plain = evaluateSync(parse(query), { dataset, timestamp: now }).data;
        runQuery(reader, { query: `count(${query.split(' |')[0]})`, now, apiVersion });
        expect(
          runQuery(reader, { query, now, apiVersion, perspective: 'published' }),
        ).toMatchObject({
          result: plain,
        });
      }
    }
  });
});

describe('attack: months that are kept by heart', () => {
  const restart = () => {
    saveSelections(lake.db, reader.takeLeft().unsaved, { isSite: true, asked: '' });
    lake.reopen();
    reader = createDocumentReader(lake.db);
  };
  const late = '2026-02-09T00:00:00.000Z';

  it.each<[string, () => void]>([
    ['an old story is edited', () => put(story(5, { at: dayOf(5), _updatedAt: late }))],
    [
      'the story that was edited last is taken back',
      () => {
        put(story(5, { at: dayOf(5), _updatedAt: late }));
        said();
        put(story(5, { at: dayOf(5), _updatedAt: late, title: null }));
      },
    ],
    ['the last story of a month is deleted', () => remove('s719')],
    [
      'a story moves to another month and back',
      () => {
        put(story(700, { at: dayOf(1_500), _updatedAt: late }));
        expect(said().result).toEqual(plainly(now));
        put(story(700, { at: dayOf(700), _updatedAt: dayOf(700) }));
      },
    ],
    [
      'a story moves and moves back in one transaction',
      () =>
        put(
          story(700, { at: dayOf(1_500), _updatedAt: late }),
          story(700, { at: dayOf(700), _updatedAt: dayOf(700) }),
        ),
    ],
    ['a draft is edited last', () => put({ ...story(5, { _updatedAt: late }), _id: 'drafts.s5' })],
    [
      'a story has an embargo',
      () => put(story(5, { at: '2026-02-10T18:00:00Z', _updatedAt: late })),
    ],
    [
      'a date is written at another place, on the edge of a month',
      () => put(story(5, { at: '2026-01-01T05:00:00+09:00', _updatedAt: late })),
    ],
    ['all stories of a month are gone', () => spansGone()],
  ])('%s → months as if all were read, before and after a restart', (_, change) => {
    fill(1_600);
    said();
    change();
    expect(said().result).toEqual(plainly(now));
    restart();
    expect(said().result).toEqual(plainly(now));
    put(story(9, { at: dayOf(9), _updatedAt: late }));
    expect(said().result).toEqual(plainly(now));
  });

  const spansGone = () => {
    for (let n = 0; n < 720; n += 1) remove(`s${n}`);
  };

  it('an embargo ends without an edit, the clock is put back and forth → each as of its moment', () => {
    fill(900);
    put(story(950, { at: '2026-02-10T18:00:00Z', _updatedAt: '2026-02-01T00:00:00Z' }));
    const moments = ['2026-02-10T12:00:00Z', '2026-02-10T18:00:00Z', '2026-02-10T17:59:59Z'];
    for (const moment of [...moments, ...moments.toReversed()].map((one) => new Date(one))) {
      expect(said({ now: moment }).result).toEqual(plainly(moment));
    }
  });

  it('what is ahead, over a clock that is put back as far as it is known → found all the same', () => {
    const hour = 3_600_000;
    const atHour = (n: number) => new Date(now.getTime() + n * hour);
    put(
      ...Array.from({ length: 400 }, (_, n) => story(n, { at: dayOf(n), until: dayOf(n) })),
      ...[-40, -20, -3, 0, 3, 20, 40].map((n, place) =>
        story(500 + place, { at: dayOf(1), until: atHour(n).toISOString() }),
      ),
      story(600, { at: dayOf(1), until: '2026-02-11T02:00:00+14:00' }),
      story(601, { at: dayOf(1), until: '2026-02-09T22:00:00-14:00' }),
    );
    const query = '*[_type == "post" && dateTime(until) > dateTime(now()) - 3600]._id';
    for (const hours of [0, -2, -22, -4, 5, 30, 10, 60]) {
      const timestamp = atHour(hours);
      const plain = evaluateSync(parse(query), { dataset: [...lake.documents.all()], timestamp });
      expect([hours, runQuery(reader, { query, now: timestamp, apiVersion })]).toMatchObject([
        hours,
        { result: plain.data },
      ]);
      const counted = { query: `count(${query})`, now: timestamp, apiVersion };
      const { data } = plain;
      expect(runQuery(reader, counted)).toMatchObject({
        result: Array.isArray(data) ? data.length : -1,
      });
    }
  });

  it('what is ahead by a day that no calendar has → in the next month, where GROQ takes it to be', () => {
    put(
      ...Array.from({ length: 400 }, (_, n) => story(n, { until: dayOf(n) })),
      story(500, { until: '2026-02-31T10:00:00Z' }),
      story(501, { until: '2026-02-31T01:00:00-11:00' }),
    );
    const query = '*[_type == "post" && dateTime(until) > dateTime(now())]._id';
    const at = new Date('2026-03-03T09:30:00Z');
    expect(runQuery(reader, { query, now: at, apiVersion })).toMatchObject({
      result: ['s500', 's501'],
    });
  });

  it('orders by fields that nobody has → nothing is kept or saved of them', () => {
    fill(1_600);
    const all = '*[_type == "post" && dateTime(at) <= dateTime(now())]';
    const told = (query: string) =>
      runQuery(reader, { query, now, apiVersion, perspective: 'published' });
    told(`count(${all})`);
    expect(reader.takeLeft().unsaved).toHaveLength(1);
    expect(told(`${all} | order(invented desc)[0].invented`)).toMatchObject({ result: null });
    expect(reader.takeLeft().unsaved).toEqual([]);
    told(`${all} | order(at desc)[0].at`);
    expect(reader.takeLeft().unsaved).toHaveLength(1);
  });
});
