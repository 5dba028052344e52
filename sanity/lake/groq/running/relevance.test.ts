import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../../store/testing/store.ts';
import { stored } from '../testing/memory-reader.ts';
import { runQuery } from './query.ts';

const STORIES = 3_000;
/** What the Studio asks for what is typed into its search. */
const search = `*[_type in $__types] | score(
  boost(_type in ["post"] && title match text::query($__query), 10),
  boost(_type in ["author"] && name match text::query($__query), 10),
  ([@, _id] match text::query($__query) || references($__rawQuery))
)[_score > 0] {_type, _id, "orderings": [_score]} | order(orderings[0] desc) [0...$__limit]`;

let lake: TestStore;
beforeAll(() => {
  lake = openTestStore();
  lake.db.transaction(() => {
    for (let n = 0; n < STORIES; n += 1) {
      const day = new Date(Date.UTC(2020, 0, 1) + n * 86_400_000).toISOString();
      lake.documents.put(
        stored({
          ...{
            _id: `s${n}`,
            _type: 'post',
            _rev: `r${n}`,
            _updatedAt: day,
            body: [{ text: 'the river rose' }],
          },
          title: n === 5 || n === 2_000 ? `The river again ${n}` : `Story ${n}`,
          ...(n % 500 === 7 && { note: 'solstice' }),
          ...(n === 9 && { writer: { _ref: 'river' } }),
        }),
      );
    }
    lake.documents.put(stored({ _id: 'ada', _type: 'author', _rev: 'a', name: 'Ada River' }));
  });
});
afterAll(() => lake.dispose());

function find(typed: string, limit = 26, perspective = 'drafts') {
  const params = { __types: ['post', 'author'], __query: `${typed}*`, __rawQuery: typed };
  const answer = runQuery(lake.documents, {
    query: search,
    params: { ...params, __limit: limit },
    perspective,
    apiVersion: 'v2026-02-01',
  });
  if (!answer.ok || !Array.isArray(answer.result)) throw new Error('it was not answered');
  const ids: string[] = answer.result.map(({ _id }) => _id);
  return { ids, read: answer.plan.reduce((sum, { documents }) => sum + documents, 0) };
}

describe('a search in the order of relevance', () => {
  it('for a word that every document has reads some hundreds, first what is called so', () => {
    const { ids, read } = find('river');
    expect(ids).toHaveLength(26);
    expect(new Set(ids.slice(0, 3))).toEqual(new Set(['s5', 's2000', 'ada']));
    expect(read).toBeLessThanOrEqual(400);
    // Of those that are all the same to it, what was edited last was looked at; what was typed as an id too.
    const rest = ids.slice(3);
    expect(rest.every((id) => id === 's9' || Number(id.slice(1)) > STORIES - 500)).toBe(true);
  });

  it('gives as many as are asked for', () => {
    expect(find('river', 1_000).ids).toHaveLength(1_000);
  });

  it('for a rare word is exact', () => {
    const { ids, read } = find('solstice');
    expect(ids.sort()).toEqual(['s1007', 's1507', 's2007', 's2507', 's507', 's7']);
    expect(read).toBe(6);
  });

  it('finds for readers what is published, whatever is in drafts', () => {
    lake.db.transaction(() => {
      for (let n = 0; n < 500; n += 1) {
        const title = `A draft of the river ${n}`;
        const draft = { _id: `drafts.d${n}`, _type: 'post', _rev: `d${n}`, title };
        lake.documents.put(stored({ ...draft, _updatedAt: '2030-01-01T00:00:00Z' }));
      }
    });
    const { ids, read } = find('river', 26, 'published');
    expect(ids).toHaveLength(26);
    expect(new Set(ids.slice(0, 3))).toEqual(new Set(['s5', 's2000', 'ada']));
    expect(read).toBeLessThanOrEqual(400);
    lake.db.transaction(() => {
      for (let n = 0; n < 500; n += 1) lake.documents.remove(`drafts.d${n}`);
    });
  });

  it('knows what something is called by now, and not by before', () => {
    lake.db.transaction(() => {
      lake.documents.put(stored({ _id: 's5', _type: 'post', _rev: 'new', title: 'Renamed' }));
      lake.documents.remove('ada');
    });
    expect(find('river').ids.slice(0, 1)).toEqual(['s2000']);
    expect(find('renamed').ids).toEqual(['s5']);
  });
});
