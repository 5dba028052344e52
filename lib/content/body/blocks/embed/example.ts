import type { Embed } from '#sanity.types.ts';
import type { Examples } from '../block.ts';

export const examples = {
  'a film': {
    _type: 'embed',
    url: 'https://www.example.org/films/the-square',
    title: 'The square at five in the afternoon, in one shot',
  },
  'a long title and address': {
    _type: 'embed',
    url: 'https://statistics.environment.ministry.example.org/water/2026/levels?basin=all',
    title:
      'Levels of every river of the basin, hour by hour since measuring began, with the gauges that failed and the readings that were put in their place',
  },
} satisfies Examples<Embed>;
