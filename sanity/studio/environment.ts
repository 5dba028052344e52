import { readEnvironment } from '#lib/env.ts';

/**
 * What the Studio knows of its surroundings. In a browser its own document says so, as the running site made
 * it: nothing of a project stands in a build, so that one build serves any lake.
 */
export const studioAttributes = {
  lake: 'data-lake',
  projectId: 'data-project',
  dataset: 'data-dataset',
} as const;

const told = (name: keyof typeof studioAttributes): string | null =>
  typeof document === 'undefined'
    ? null
    : document.documentElement.getAttribute(studioAttributes[name]);

const { sanity } = readEnvironment();

export const projectId = told('projectId') ?? sanity.projectId;
export const dataset = told('dataset') ?? sanity.dataset;
export const isEmbedded = (told('lake') ?? sanity.lake) === 'embedded';
