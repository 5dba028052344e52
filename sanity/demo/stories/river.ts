import { newsImage } from '../images.ts';
import { ago, ahead } from '../moments.ts';
import type { Story } from '../story.ts';
import { bullets, h2, keyPoints, paragraph, relatedStory, storyLink, strong } from '../write.ts';

const live: Story = {
  name: 'river-tamare-crests-puerto-aldana',
  headline: 'The Tamare crests as Puerto Aldana moves its lower town uphill',
  standfirst:
    'Some 4,300 people have left their homes for schools on the ridge. The gauge at the iron bridge has stopped rising; engineers are watching the old levee.',
  kind: 'live',
  section: 'americas',
  tags: ['water', 'cities', 'aldana-port-authority', 'demonstration'],
  authors: ['ines-calderon', 'elena-suarez'],
  dateline: { city: 'Puerto Aldana' },
  published: ago({ hours: 9, minutes: 20 }),
  updated: ago({ minutes: 14 }),
  picture: {
    name: 'flood',
    caption:
      'In Calle de los Toneleros the street lamps stayed on: the junction box was moved upstairs after the last flood.',
  },
  related: ['puerto-aldana-shuts-its-port', 'a-port-counts-its-cranes'],
  listing: { headline: 'River crests as Puerto Aldana’s lower town moves uphill' },
  body: [
    keyPoints(
      'The river stood at 7.42 metres at the iron bridge, eleven centimetres under the record.',
      'About 4,300 people are in nine schools and the bus depot on the ridge.',
      'No deaths have been reported. Two people are missing from the islands.',
      'The port is closed to all ships until the current drops.',
    ),
    paragraph(
      'The Tamare has been rising for most of a day, after three days of rain in the hills, and has taken the lower town as far as the second row of houses. The mayor’s office ordered everyone below the cannery out before the water had reached the first; most had gone already, on foot and in the fishing cooperative’s boats.',
    ),
  ],
  updates: [
    {
      headline: 'Where to go, and what to bring',
      at: ago({ hours: 8, minutes: 50 }),
      pinned: true,
      body: [
        paragraph(
          'The civil defence office asks everyone below the cannery to go to the ridge. Places are free at:',
        ),
        ...bullets(
          [strong('San Telmo school'), ' — families with small children'],
          [strong('The bus depot'), ' — animals on a lead are allowed'],
          [strong('Instituto del Mar'), ' — dialysis and oxygen'],
        ),
        paragraph(
          'Bring papers, medicine and water for a day. Do not cross the iron bridge on foot.',
        ),
      ],
    },
    {
      headline: 'Gauge steady for a third reading',
      key: true,
      at: ago({ minutes: 14 }),
      body: [
        paragraph(
          'The gauge at the iron bridge has read 7.42 metres three times, twenty minutes apart. “That is a crest until somebody upstream tells me otherwise,” says Rosalba Innes, who reads it for the port authority. Upstream, at Las Juntas, the river has fallen by nine centimetres.',
        ),
      ],
    },
    {
      headline: 'Seepage at the old levee is clear, engineers say',
      key: true,
      at: ago({ hours: 1, minutes: 5 }),
      authors: ['elena-suarez'],
      body: [
        paragraph(
          'Water is coming through the foot of the levee behind the rope works, but it is running clear. Cloudy water would mean that the bank is being carried away from inside. A ring of sandbags two metres high has been laid round each of four boils to slow them.',
        ),
      ],
    },
    {
      headline: 'Ferry crew brings thirty-one people off the islands',
      key: true,
      at: ago({ hours: 2, minutes: 40 }),
      authors: ['ines-calderon'],
      body: [
        paragraph(
          'The car ferry, which was to have been scrapped in spring, made three trips to the islands in two hours and came back with thirty-one people, a parrot and the registers of the parish. Two brothers who stayed to move cattle have not answered calls since the mast on the islands went down.',
        ),
        relatedStory('puerto-aldana-shuts-its-port', 'The port'),
      ],
    },
    {
      headline: 'Bakers on the ridge ask for flour',
      at: ago({ hours: 4 }),
      authors: ['ines-calderon'],
      body: [
        paragraph(
          'The three bakeries above the cathedral have baked without a pause since the order was given, and have flour for three more hours. A lorry from the mill at Brisas is taking the mountain road, which adds four hours.',
        ),
      ],
    },
    {
      at: ago({ hours: 5, minutes: 30 }),
      body: [
        paragraph(
          'Electricity has been cut below Calle Once as a precaution. The street lamps are on a separate line and will stay lit.',
        ),
        newsImage('barrage', {
          caption: 'Volunteers passing sandbags by hand along the rope works.',
        }),
      ],
    },
    {
      headline: 'The lower town is ordered out',
      at: ago({ hours: 9, minutes: 10 }),
      body: [
        paragraph(
          'Church bells and the cannery siren are sounding in Puerto Aldana. The mayor’s office has told everyone below the cannery to leave at once and to leave doors unlocked, so that boats can search the houses.',
        ),
      ],
    },
  ],
};

const port: Story = {
  name: 'puerto-aldana-shuts-its-port',
  headline: 'Puerto Aldana shuts its port to all ships as the Tamare runs at nine knots',
  standfirst:
    'Four vessels are riding at anchor in the roads and two have turned back. Fruit exporters have a day and a half before the cold stores fill.',
  kind: 'news',
  section: 'business',
  tags: ['aldana-port-authority', 'trade', 'water', 'demonstration'],
  authors: ['lucia-prado'],
  dateline: { city: 'Puerto Aldana' },
  published: ago({ hours: 3, minutes: 10 }),
  breakingUntil: ahead({ hours: 5 }),
  picture: {
    name: 'roads',
    caption: 'Ships riding out the flood in the roads, bows to the current.',
  },
  related: [
    'river-tamare-crests-puerto-aldana',
    'a-port-counts-its-cranes',
    'flower-growers-wait-for-a-tariff-notice',
  ],
  body: [
    paragraph(
      'The Aldana Port Authority closed its quays to all ships after a pilot measured a current of nine knots off the grain berth, three more than any tug in the harbour can hold against.',
    ),
    paragraph(
      'Four vessels are at anchor in the roads with their engines turning. Two more, both carrying empty containers for the fruit season, have turned back to the bay. The harbour master, Ulises Varga, said he would look at the river again at slack water and not before. “The river has a timetable today,” he said. “We have none.”',
    ),
    h2('A day and a half of cold'),
    paragraph(
      'For exporters the clock is in the cold stores. They hold 2,900 tonnes and were two thirds full when the quays were closed. Fruit keeps arriving by lorry over the ',
      storyLink('border-post-at-4300-metres', 'high road'),
      ', because orchards cannot be told to stop. In thirty-six hours, the authority reckons, there will be nowhere to put it.',
    ),
    paragraph(
      'The choice of what to save is being made by phone. Bananas ripen whatever is done for them and are going to the town’s kitchens. Pears can stand a week at zero. Avocados are somewhere between, and their growers, who ship for the first time this year, have spent these hours learning how little a contract says about rivers.',
    ),
    paragraph(
      'Insurers do not as a rule pay for waiting. Two shipping agents said they had begun to look for space in other harbours, six hundred kilometres north, and had been quoted twice the price of last week.',
    ),
    paragraph(
      'Behind the levee the floods have reached ',
      storyLink('river-tamare-crests-puerto-aldana', 'the lower town'),
      ', where many of the dockers live. The authority has opened its canteen and its upper warehouse to their families, and says it will pay the shift that could not come in.',
    ),
  ],
};

export const river: Story[] = [live, port];
