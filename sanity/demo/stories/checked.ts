import { ago } from '../moments.ts';
import type { Story } from '../story.ts';
import { h2, paragraph, stored, storyLink } from '../write.ts';

/** A claim that was looked into. */
export const checked: Story[] = [
  {
    name: 'did-the-new-bridge-lower-the-river',
    headline: 'Did the new bridge lower the river? The gauges say otherwise',
    standfirst:
      'A ministry says that its bridge has cut the water in the lower town by a metre. We read the gauges above and below it.',
    kind: 'factCheck',
    section: 'climate',
    tags: ['water', 'demonstration'],
    authors: ['elena-suarez'],
    dateline: { city: 'Puerto Aldana' },
    published: ago({ days: 6, hours: 5 }),
    picture: {
      name: 'drybed',
      caption: 'The bridge, in a month in which there was nothing to cut.',
    },
    body: [
      stored({
        _type: 'claim',
        claim: 'The new bridge has cut the water in the lower town by a metre.',
        claimant: 'The Ministry of Works',
        claimantIs: 'organization',
        appearance: 'https://example.org/works/the-bridge',
        rating: 'mostlyFalse',
        verdict:
          'At the lower town the river fell by eleven centimetres. It fell by as much upstream, where there is no bridge.',
      }),
      paragraph(
        'The sentence stands in a leaflet that the ministry has put into every letterbox of the lower town. It is set in red, beside a drawing of a dry cellar. No date is given and no gauge is named, which is unusual, since the ministry has four gauges and is proud of them.',
      ),
      paragraph(
        'All four are read every hour. We took the three months before the bridge was opened and the three months after, and left out the week of the flood, which would have helped nobody’s case.',
      ),
      h2('Eleven centimetres'),
      stored({
        _type: 'table',
        placement: 'wide',
        caption: 'Mean level before and after the bridge, in metres',
        headerRow: true,
        rows: [
          ['Gauge', 'Where', 'Before', 'After', 'Difference'],
          ['Iron bridge', 'lower town', '4.02', '3.91', '−0.11'],
          ['Las Juntas', 'upstream', '3.47', '3.36', '−0.11'],
          ['Santa Irene', 'upstream', '2.90', '2.80', '−0.10'],
          ['Old levee', 'downstream', '3.15', '3.04', '−0.11'],
        ].map((cells, place) => ({ _type: 'row' as const, _key: `r${place}`, cells })),
      }),
      paragraph(
        'The river did fall, then, and by as much in one place as in another. It rained less. A valley not far away has measured ',
        storyLink('the-valley-that-measured-its-rain', 'how much less'),
        ' for forty years, in glass.',
      ),
      paragraph(
        'A hydrologist at the water agency, Petra Somoza, looked at our arithmetic and then, because she does not trust arithmetic, at the sheets. “Eleven,” she said. “I should call it ten and a wet thumb. What I should not call it is a metre.” A bridge of this kind stands in the river on four legs, and legs make water rise a little in front of them. If it did anything to the level, it was in the other direction.',
      ),
      paragraph(
        'Asked where the metre comes from, the ministry said that it had been calculated. Asked for the calculation, it sent the leaflet. We shall read the gauges again in spring, when there is water to speak of, and change the rating above if they change their minds.',
      ),
    ],
    related: ['the-valley-that-measured-its-rain', 'a-dry-river-and-a-new-road'],
  },
];
