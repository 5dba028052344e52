import type { ArticleView } from '../content/article/view.ts';
import { type ClaimView, mostSteps, stepOf } from '../content/body/blocks/claim/view.ts';
import type { SettingsView } from '../content/settings/view.ts';
import { wordsIn } from '../words/words.ts';
import { publisher, type StructuredData } from './json-ld.ts';
import { publicUrl } from './site.ts';
import type { Unmarked } from './unmarked.ts';

/**
 * The claims a story checks, each with what was found.
 *
 * @param published as structured data writes it.
 * @see https://developers.google.com/search/docs/appearance/structured-data/factcheck
 */
export const claimReviews = (
  { body, href, language }: ArticleView,
  settings: Unmarked<SettingsView>,
  published: string,
): StructuredData[] =>
  body
    .filter((block): block is ClaimView => block._type === 'claim')
    .map((block) => {
      const tongue = language ?? settings.language;
      const step = stepOf(block.rating);
      return {
        '@type': 'ClaimReview',
        url: `${publicUrl(href)}#claim-${encodeURIComponent(block._key)}`,
        datePublished: published,
        inLanguage: tongue,
        author: publisher(settings),
        claimReviewed: block.claim,
        itemReviewed: {
          '@type': 'Claim',
          author: {
            '@type': block.claimantIs === 'person' ? 'Person' : 'Organization',
            name: block.claimant,
          },
          datePublished: block.saidOn ?? undefined,
          appearance:
            block.appearance === null
              ? undefined
              : { '@type': 'CreativeWork', url: block.appearance },
        },
        reviewRating: {
          '@type': 'Rating',
          alternateName: wordsIn(tongue)(`claim.${block.rating}`),
          ...(step === null ? {} : { ratingValue: step, bestRating: mostSteps, worstRating: 1 }),
        },
      };
    });
