import type { TagDocument } from './documents.ts';
import { slug } from './write.ts';

const tags = {
  demonstration: {
    title: 'Invented for the demonstration',
    kind: 'topic',
    description:
      'Every person, town, firm and event in these stories is made up. They show what Dateline can do, and nothing in them happened.',
  },
  colombia: { title: 'Colombia', kind: 'place', description: 'Reporting from and about Colombia.' },
  'united-states': {
    title: 'United States',
    kind: 'place',
    description: 'Reporting from and about the United States.',
  },
  'gustavo-petro': {
    title: 'Gustavo Petro',
    kind: 'person',
    description: 'The president of Colombia at the time of the Washington visit of February 2026.',
  },
  'washington-visit': {
    title: 'The Washington visit',
    kind: 'event',
    description: 'The Colombian president’s visit to Washington in February 2026.',
  },
  'aldana-port-authority': {
    title: 'Aldana Port Authority',
    kind: 'organisation',
    description: 'Runs the quays, the cranes and the dredgers of Puerto Aldana, an invented port.',
  },
  diplomacy: {
    title: 'Diplomacy',
    kind: 'topic',
    description: 'Talks, and the talks about talks.',
  },
  'drug-policy': {
    title: 'Drug policy',
    kind: 'topic',
    description: 'Cultivation, trafficking and the arguments over what to do about both.',
  },
  trade: {
    title: 'Trade',
    kind: 'topic',
    description: 'What crosses a border, at what price, and who is kept waiting there.',
  },
  water: {
    title: 'Water',
    kind: 'topic',
    description: 'Too much of it, too little of it, and who holds the valve.',
  },
  cities: {
    title: 'Cities',
    kind: 'topic',
    description: 'Streets, squares, stops and stairs.',
  },
  work: {
    title: 'Work',
    kind: 'topic',
    description: 'Shifts, crafts and what a day of either is worth.',
  },
} as const satisfies Record<string, Pick<TagDocument, 'title' | 'kind' | 'description'>>;

export type TagName = keyof typeof tags;
export const tagId = (name: TagName): string => `tag-${name}`;

export const tagDocuments = (): TagDocument[] =>
  Object.entries(tags).map(([name, tag]) => ({
    _id: `tag-${name}`,
    _type: 'tag',
    slug: slug(name),
    ...tag,
  }));
