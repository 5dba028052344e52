import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { siteLedger } from '../keep/ledger.ts';
import { siteLive } from './site-live.ts';
import { heed } from './webhook.ts';

const changes: string[] = [];
let forget = () => {};
beforeEach(() => {
  changes.length = 0;
  forget = siteLedger().listen((tags, change) => changes.push(`${tags ?? 'everything'} ${change}`));
});
afterEach(() => {
  forget();
  vi.restoreAllMocks();
});

const told = () => vi.spyOn(siteLive().rumours, 'told').mockImplementation(() => {});
const article = JSON.stringify({ _id: 'a', _type: 'article' });

test('a webhook about a document expires nothing while the lake is heard, which has to tell the same', () => {
  siteLive().standpoint.follows = true;
  const rumour = told();
  expect(heed(article)).toBe('as the lake says');
  expect(rumour).toHaveBeenCalledTimes(1);
  expect(changes).toEqual([]);
});

test('one about a draft is not waited for: readers are told of none', () => {
  siteLive().standpoint.follows = true;
  const rumour = told();
  expect(heed('{"_id":"drafts.a"}')).toBe('as the lake says');
  expect(rumour).not.toHaveBeenCalled();
});

test('where the lake is not heard all is in doubt', () => {
  siteLive().standpoint.follows = false;
  expect(heed(article)).toBe('doubted');
  expect(changes).toEqual(['everything doubted']);
});

test.each(['', 'null', '{"anything":true}', '{"_id":7}'])(
  'one that does not say what has changed has everything made again: %s',
  (body) => {
    siteLive().standpoint.follows = true;
    expect(heed(body)).toBe('everything');
    expect(changes).toEqual(['everything known']);
  },
);
