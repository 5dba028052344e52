import { stegaClean, vercelStegaCleanAll } from '@sanity/client/stega';
import { describe, expect, it } from 'vitest';
import { leadingTo, standInLeadingTo } from './leading.ts';
import { placeIn } from './testing/place-in.ts';

const story = { type: 'article', id: 'story-1' } as const;

describe('a text that leads to a field', () => {
  it.each([
    [['authors'], 'authors'],
    [['publisher', 'legalName'], 'publisher.legalName'],
    [['liveUpdates', { key: 'k1' }, 'authors'], 'liveUpdates[_key=="k1"].authors'],
    [['liveUpdates', { key: "it's" }, 'authors'], `liveUpdates[_key=="it's"].authors`],
  ])('%j', (field, path) => {
    const text = leadingTo({ ...story, field }, 'Ana Ruiz');
    expect(placeIn(text)).toEqual({ id: 'story-1', type: 'article', path });
    expect(stegaClean(text)).toBe('Ana Ruiz');
  });

  it('leads there alone, whatever marks it had', () => {
    const once = leadingTo({ ...story, field: ['tags'] }, 'Ana Ruiz');
    const twice = leadingTo({ ...story, field: ['authors'] }, once);
    expect(placeIn(twice)).toMatchObject({ path: 'authors' });
    expect(vercelStegaCleanAll(twice)).toBe('Ana Ruiz');
  });

  it('leads where it is written when somebody wrote it', () => {
    const written = leadingTo({ ...story, field: ['headline'] }, 'Petro lands');
    expect(standInLeadingTo({ ...story, field: ['tags'] }, written)).toBe(written);
    expect(placeIn(standInLeadingTo({ ...story, field: ['headline'] }, 'No headline yet'))).toEqual(
      {
        id: 'story-1',
        type: 'article',
        path: 'headline',
      },
    );
  });
});
