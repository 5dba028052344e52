import type { Embed } from '#sanity.types.ts';
import type { Examples } from '../block.ts';

export const examples = {
  'a map of a known site': {
    _type: 'embed',
    url: 'https://www.openstreetmap.org/#map=12/3.8833/-77.0312',
    title: 'Where the river meets the sea',
  },
  'a chart under a picture of our own': {
    _type: 'embed',
    url: 'https://datawrapper.dwcdn.net/aB3dE/2/',
    title: 'Levels of the river, hour by hour',
    poster: {
      _type: 'newsImage',
      asset: { _type: 'reference', _ref: 'picture:barrage' },
      alt: 'A low dam across a brown river, its gates shut',
      credit: 'Illustration: Dateline',
    },
  },
  'a recording of a known site': {
    _type: 'embed',
    url: 'https://soundcloud.com/dateline-example/the-bell-over-the-square',
    title: 'The bell over the square, every hour of one day',
  },
  'on a site nobody knows': {
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
