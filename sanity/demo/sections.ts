import type { SectionDocument } from './documents.ts';
import { slug } from './write.ts';

/** In the order of the navigation. */
const sections = {
  world: {
    title: 'World',
    description:
      'Borders, crossings and the ordinary work of living beside each other, reported from the place itself.',
  },
  americas: {
    title: 'Americas',
    description: 'From the high plateau to the river mouths: power, land and daily life.',
  },
  business: {
    title: 'Business',
    description: 'Who makes it, who moves it, who pays for it, and what the contract says.',
  },
  climate: {
    title: 'Climate',
    description: 'Weather that has changed and the people who keep its records.',
  },
  culture: {
    title: 'Culture',
    description: 'Halls, presses, squares and stages, and those who keep them open.',
  },
} as const satisfies Record<string, Pick<SectionDocument, 'title' | 'description'>>;

export type SectionName = keyof typeof sections;
export const sectionId = (name: SectionName): string => `section-${name}`;

/** The ids of all sections, in the order of the navigation. */
export const sectionNames: readonly SectionName[] = [
  'world',
  'americas',
  'business',
  'climate',
  'culture',
];

export const sectionDocuments = (): SectionDocument[] =>
  sectionNames.map((name) => ({
    _id: sectionId(name),
    _type: 'section',
    slug: slug(name),
    ...sections[name],
  }));
