/** What readers must not see: a story under embargo, two drafts, and an edit over a published story. */
import { ago, ahead } from '../moments.ts';
import type { Story } from '../story.ts';
import { h2, keyPoints, paragraph } from '../write.ts';
import { climate } from './climate.ts';

const aquifer: Story = {
  name: 'ocre-basin-agrees-to-cap-pumping',
  headline: 'Ocre basin agrees to cap pumping from its aquifer by a fifth',
  standfirst:
    'After nine years of talks, growers on both banks accept meters on every well. The agreement is under embargo until it is signed.',
  kind: 'news',
  section: 'climate',
  tags: ['water', 'diplomacy', 'demonstration'],
  authors: ['elena-suarez'],
  dateline: { city: 'Ocre' },
  published: ahead({ days: 2 }),
  picture: {
    name: 'circles',
    caption: 'Seen from the air, a well is a circle. The pale ones have run dry.',
  },
  body: [
    keyPoints(
      'Pumping falls by a fifth over six years.',
      'Every one of the basin’s 2,140 wells gets a meter that its neighbours can read.',
      'A fund buys out those who stop.',
    ),
    paragraph(
      'Growers on both banks of the Ocre have agreed to pump a fifth less from the aquifer they share, according to a text that is to be signed in two days’ time in the grain exchange.',
    ),
    h2('Meters that face the road'),
    paragraph(
      'The sticking point for most of nine years was trust in the other bank’s figures. It was removed by a retired electrician, who suggested that the meters be mounted facing the road, so that anyone driving past can read them. All 2,140 wells are to have one by next spring.',
    ),
    paragraph(
      'Those who give up a well for good receive a payment from a fund to which the towns contribute, since they drink from the same water. The first forty have put their names down. Most are over sixty; one is twenty-three, and says he would rather keep bees.',
    ),
    h2('What it leaves open'),
    paragraph(
      'A fifth less is a fifth less of a figure that was agreed, since nobody measured what was pumped before. Hydrologists at the basin’s own institute think the true amount was higher, and that the water table will go on falling for two or three years, more slowly, before it steadies. The text provides for a second round of talks if it has not done so by then.',
    ),
    paragraph(
      'It says nothing about the dry wells, of which there are some three hundred. Their owners signed as well. “You cannot cut a fifth of nothing,” said Lidia Roca, who has two. “But I can read a meter, and I drive past eleven of them every day.”',
    ),
  ],
};

const keeper: Story = {
  name: 'what-the-last-keeper-writes-down',
  state: 'draft',
  headline: 'What the last lighthouse keeper still writes down',
  standfirst: 'The lamp has been automatic for a decade. The log is not.',
  kind: 'feature',
  section: 'culture',
  tags: ['work', 'demonstration'],
  authors: ['marta-quiroga'],
  dateline: { city: 'Storm Head' },
  published: ago({ hours: 2 }),
  picture: { name: 'lighthouse', caption: 'Storm Head in the second week of the gales.' },
  body: [
    paragraph(
      'Three times a night Maud Renny climbs a hundred and twelve steps to look at a lamp that does not need her. Then she goes down again and writes what she saw: wind, ships, birds against the glass. The service stopped asking for the log ten years ago. It has never told her to stop.',
    ),
    paragraph(
      'To come: the university that has asked for the birds; what the service says; the view by day.',
    ),
  ],
};

const dredging: Story = {
  name: 'council-puts-off-harbour-dredging',
  state: 'draft',
  headline: 'Council puts off its vote on harbour dredging',
  kind: 'news',
  section: 'business',
  tags: ['aldana-port-authority'],
  authors: ['lucia-prado'],
  dateline: { city: 'Puerto Aldana' },
  body: [
    paragraph(
      'The council of Puerto Aldana has put off until next month a vote on deepening the channel, after the port authority withdrew its estimate. Two members walked out. A call to the harbour master has not been returned yet.',
    ),
  ],
};

const editsOverPublished = climate
  .filter(({ name }) => name === 'a-city-plants-shade-at-its-bus-stops')
  .map(
    (published): Story => ({
      ...published,
      state: 'draft',
      headline: 'A city plants shade at 1,688 of its bus stops',
      body: [
        ...published.body,
        paragraph(
          'The parks department has since put out a tender for the first six hundred trees.',
        ),
      ],
    }),
  );

export const upcoming: Story[] = [aquifer, keeper, dredging, ...editsOverPublished];
