import type { Block } from '../view.ts';

/** What a claim is found to be, from the worst to the best; `unproven` stands beside the scale. */
export const ratings = [
  'false',
  'mostlyFalse',
  'halfTrue',
  'mostlyTrue',
  'true',
  'unproven',
] as const;
export type Rating = (typeof ratings)[number];

/** The steps of the scale, from 1. */
export const mostSteps = 5;

/** Where a rating stands on the scale; null of what could not be found out. */
export const stepOf = (rating: Rating): number | null =>
  rating === 'unproven' ? null : ratings.indexOf(rating) + 1;

export const claimants = ['person', 'organization'] as const;
export type Claimant = (typeof claimants)[number];

export type ClaimView = Block<
  'claim',
  {
    claim: string;
    /** Who said it, and whether that is a person. */
    claimant: string;
    claimantIs: Claimant;
    /** The day it was said, `2026-02-01`. */
    saidOn: string | null;
    /** Where it can be heard or read. */
    appearance: string | null;
    rating: Rating;
    /** Why, in a sentence or two. */
    verdict: string | null;
  }
>;
