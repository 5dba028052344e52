import { SearchIcon } from '@sanity/icons/Search';
import { defineField, defineType } from 'sanity';
import { day, text, webAddress } from '#lib/content/contract/words.ts';
import type { StudioBlock } from '#sanity/schema/body/studio-block.ts';
import { asSite, noWebAddress } from '#sanity/schema/validation/as-site.ts';
import { ClaimPreview } from './studio/preview.tsx';
import { type Claimant, claimants, type Rating, ratings } from './view.ts';

const ratingTitles: Record<Rating, string> = {
  false: 'False',
  mostlyFalse: 'Mostly false',
  halfTrue: 'Half true',
  mostlyTrue: 'Mostly true',
  true: 'True',
  unproven: 'Unproven',
};
const claimantTitles: Record<Claimant, string> = {
  person: 'A person',
  organization: 'An organisation',
};

/** A claim that a story checks, and what was found; search engines are told of it (ClaimReview). */
export const claimSchema = {
  group: 'reading',
  type: defineType({
    name: 'claim',
    title: 'Checked claim',
    type: 'object',
    icon: SearchIcon,
    components: { preview: ClaimPreview },
    fields: [
      defineField({
        name: 'claim',
        title: 'Claim',
        type: 'text',
        rows: 2,
        description: 'What was said, in the words of who said it, or in one sentence of ours.',
        validation: (rule) => [
          rule.required().error('Say what is claimed.'),
          rule.custom(asSite(text, 'Say what is claimed.')).error(),
          rule.max(250).warning('Search engines show no more than a sentence.'),
        ],
      }),
      defineField({
        name: 'claimant',
        title: 'Who said it',
        type: 'string',
        validation: (rule) => [
          rule.required().error('Say who said it.'),
          rule.custom(asSite(text, 'Say who said it.')).error(),
        ],
      }),
      defineField({
        name: 'claimantIs',
        title: 'Who that is',
        type: 'string',
        initialValue: 'person',
        options: {
          layout: 'radio',
          direction: 'horizontal',
          list: claimants.map((value) => ({ value, title: claimantTitles[value] })),
        },
      }),
      defineField({
        name: 'saidOn',
        title: 'Said on',
        type: 'date',
        description: 'The day, where it is known.',
        validation: (rule) => rule.custom(asSite(day, 'This is no day. Choose it anew.')).error(),
      }),
      defineField({
        name: 'appearance',
        title: 'Where it was said',
        type: 'url',
        description: 'The page on which it can be read or heard.',
        validation: (rule) => rule.custom(asSite(webAddress, noWebAddress)).error(),
      }),
      defineField({
        name: 'rating',
        title: 'What we found',
        type: 'string',
        options: {
          layout: 'radio',
          list: ratings.map((value) => ({ value, title: ratingTitles[value] })),
        },
        validation: (rule) => rule.required().error('Say what was found.'),
      }),
      defineField({
        name: 'verdict',
        title: 'Why',
        type: 'text',
        rows: 3,
        description: 'In a sentence or two; the story says the rest.',
      }),
    ],
    preview: {
      select: { claim: 'claim', claimant: 'claimant', rating: 'rating', verdict: 'verdict' },
      prepare: ({ claim, claimant, rating, verdict }) => {
        const known = ratings.find((one) => one === rating);
        const found = known ? ratingTitles[known] : 'Not rated yet';
        return {
          title: claim || 'No claim yet',
          subtitle: [found, claimant].filter(Boolean).join(' · '),
          facts: { claim, claimant, found, verdict },
        };
      },
    },
  }),
} satisfies StudioBlock<'claim'>;
