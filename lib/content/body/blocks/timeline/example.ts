import type { Timeline } from '#sanity.types.ts';
import type { Examples } from '../block.ts';

const eventsOf = (...events: [when: string, what: string][]) =>
  events.map(([when, what], place) => ({ _type: 'event' as const, _key: `e${place}`, when, what }));

export const examples = {
  'four events': {
    _type: 'timeline',
    title: 'How the water came',
    events: eventsOf(
      ['Mon 23 Nov', 'Rain starts in the hills. The River Office issues a yellow notice.'],
      ['Wed 25 Nov, 15:49', 'The mayor asks everyone below the cannery to leave by two.'],
      ['Thu 26 Nov, 00:04', 'Seepage is found at the old levee and ringed with sandbags.'],
      ['00:55', 'The gauge holds for a third reading.'],
    ),
  },
  'one event, at length': {
    _type: 'timeline',
    title: 'Everything that has happened in the square since the plinth was put up',
    events: eventsOf([
      'In the autumn of the year in which both ministries moved',
      'A king was to stand on it; then a general; then a poet. Each was carved, paid for, and carried past it to a cellar where the three now look at one another, and the plinth has been swept every Thursday since.',
    ]),
  },
} satisfies Examples<Timeline>;
