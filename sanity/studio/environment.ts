import { readEnvironment } from '#lib/env.ts';

/**
 * What the Studio knows of its surroundings. It runs in a browser, where only these two names are
 * there, and only when written out in full.
 */
const { sanity } = readEnvironment({
  NEXT_PUBLIC_SANITY_PROJECT_ID: process.env.NEXT_PUBLIC_SANITY_PROJECT_ID,
  NEXT_PUBLIC_SANITY_DATASET: process.env.NEXT_PUBLIC_SANITY_DATASET,
});

export const projectId = sanity.projectId;
export const dataset = sanity.dataset;
export const isEmbedded = sanity.lake === 'embedded';
