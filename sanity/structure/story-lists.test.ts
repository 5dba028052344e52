import { evaluate, parse } from 'groq-js';
import { describe, expect, it } from 'vitest';
import { storyLists } from './story-lists.ts';

const hour = 3_600_000;
const day = 24 * hour;
const now = new Date();
const ago = (ms: number) => new Date(now.getTime() - ms).toISOString();

/** A moment `ms` from now, told by a clock that is so many hours ahead. */
const withOffset = (ms: number, hours: number) => {
  const told = new Date(now.getTime() + ms + hours * hour).toISOString().slice(0, -1);
  return `${told}${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
};

/** Stories as a list with drafts laid over sees them. */
const dataset = [
  { _id: 'old', _originalId: 'old', publishedAt: ago(9 * day) },
  { _id: 'open', _originalId: 'drafts.open', publishedAt: ago(day) },
  { _id: 'soon', _originalId: 'drafts.soon', publishedAt: ago(-day), desk: { state: 'review' } },
  { _id: 'gone', _originalId: 'drafts.gone', desk: { state: 'ready', withdrawnAt: ago(day) } },
  { _id: 'tomorrow', _originalId: 'tomorrow', publishedAt: ago(-day) },
  { _id: 'live', _originalId: 'live', kind: 'live', publishedAt: ago(hour) },
  { _id: 'breaking', _originalId: 'breaking', publishedAt: ago(hour), breakingUntil: ago(-hour) },
  { _id: 'broke', _originalId: 'broke', publishedAt: ago(day), breakingUntil: ago(hour) },
  {
    _id: 'corrected',
    _originalId: 'corrected',
    publishedAt: ago(99 * day),
    corrections: [{ at: ago(98 * day) }, { at: ago(2 * day) }],
  },
  {
    _id: 'once',
    _originalId: 'once',
    publishedAt: ago(99 * day),
    corrections: [{ at: ago(98 * day) }],
  },
  // Told with an offset: text would put the first ahead of now, and the second behind it.
  { _id: 'nepal', _originalId: 'nepal', publishedAt: withOffset(-hour, 14) },
  { _id: 'hawaii', _originalId: 'hawaii', publishedAt: withOffset(hour, -11) },
].map((story) => ({ _type: 'article', ...story }));

const storiesIn = async (filter: string): Promise<unknown> =>
  (await evaluate(parse(`*[${filter}]._id`), { dataset, timestamp: now })).get();

describe('the lists of stories', () => {
  it.each([
    ['drafts', ['open', 'soon', 'gone']],
    ['review', ['soon']],
    ['changed', ['open']],
    ['ready', ['gone']],
    ['later', ['soon']],
    ['scheduled', ['tomorrow', 'hawaii']],
    ['withdrawn', ['gone']],
    ['live', ['live']],
    ['breaking', ['breaking']],
    ['published', ['old', 'live', 'breaking', 'broke', 'corrected', 'once', 'nepal']],
    ['corrected', ['corrected']],
  ])('%s', async (id, stories) => {
    const list = storyLists.find((each) => each.id === id);
    expect(await storiesIn(list?.filter ?? 'false')).toEqual(stories);
  });
});
