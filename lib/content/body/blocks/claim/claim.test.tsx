import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '#lib/content/settings/settings.ts';
import { claimReviews } from '#lib/metadata/claim-review.ts';
import { unmarked } from '#lib/metadata/unmarked.ts';
import { wordsIn } from '#lib/words/words.ts';
import { articleContent } from '../../../article/article.ts';
import { type Raw, story, surroundings, view } from '../../../testing/small-lake.ts';
import { Claim } from './component.tsx';
import { ratings, stepOf } from './view.ts';

const claim: Raw = {
  ...{ _type: 'claim', _key: 'c', claim: 'It never rains.', claimant: 'Ana Ruiz' },
  rating: 'mostlyFalse',
};

async function read(changes: Raw) {
  const documents = [
    ...surroundings,
    story('a', { kind: 'factCheck', body: [{ ...claim, ...changes }] }),
  ];
  const { view: found, faults } = await view(articleContent, documents, { slug: 'a' });
  const block = found?.body[0];
  if (found === null || block === undefined) throw new Error('The story has no block.');
  return { found, block, faults: faults.map(({ field, reason }) => `${field} ${reason}`) };
}

test('the scale runs from false to true, and what is unproven stands beside it', () => {
  expect(ratings.map(stepOf)).toEqual([1, 2, 3, 4, 5, null]);
});

describe('a claim is read', () => {
  test('with what is needed alone, as one of a person', async () => {
    const { block, faults } = await read({});
    expect(block).toMatchObject({ claimantIs: 'person', saidOn: null, verdict: null });
    expect(faults).toEqual([]);
  });

  test.each<[string, Raw, string]>([
    ['without a claim', { claim: ' ' }, 'claim is empty'],
    ['of nobody', { claimant: undefined }, 'claimant'],
    ['without a rating', { rating: undefined }, 'rating is missing'],
    ['with a rating of its own', { rating: 'pants on fire' }, 'rating is not one of'],
  ])('but none %s', async (_, changes, reason) => {
    const { block } = await read(changes);
    expect(block).toMatchObject({
      _type: 'faultyBlock',
      reason: expect.stringContaining(reason),
    });
  });

  test.each<[string, Raw]>([
    ['a day no calendar has', { saidOn: '2026-02-30' }],
    ['a moment for a day', { saidOn: '2026-02-01T10:00:00Z' }],
    ['an address that is none', { appearance: 'javascript:alert(1)' }],
  ])('without %s, which the log is told', async (_, changes) => {
    const { block, faults } = await read(changes);
    expect(block).toMatchObject({ saidOn: null, appearance: null });
    expect(faults).toHaveLength(1);
  });
});

test('a claim is drawn with what was found in words, for who cannot see the scale', async () => {
  const { block } = await read({ saidOn: '2026-02-01' });
  if (block._type !== 'claim') throw new Error(block._type);
  const markup = renderToStaticMarkup(<Claim value={block} language="es" />);
  expect(markup).toContain('Mayormente falso');
  expect(markup).toContain('<time dateTime="2026-02-01">1 feb 2026</time>');
  expect(markup).toMatch(/<ol [^>]*aria-hidden="true"/);
});

test('search engines are told what was found, with a number where there is one', async () => {
  const told = async (changes: Raw) => {
    const { found } = await read(changes);
    return claimReviews(found, unmarked(defaultSettings), '2026-02-02T11:00:00Z');
  };
  expect(await told({ claimantIs: 'organization' })).toMatchObject([
    {
      claimReviewed: 'It never rains.',
      itemReviewed: { author: { '@type': 'Organization', name: 'Ana Ruiz' } },
      reviewRating: {
        ...{ ratingValue: 2, bestRating: 5, worstRating: 1 },
        alternateName: wordsIn('en')('claim.mostlyFalse'),
      },
    },
  ]);
  const [unproven] = await told({ rating: 'unproven' });
  expect(unproven?.reviewRating).not.toHaveProperty('ratingValue');
});
