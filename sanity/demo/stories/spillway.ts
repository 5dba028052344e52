import { ago } from '../moments.ts';
import { eventsOf, picture, rowsOf, said, soundFile } from '../parts.ts';
import type { Story } from '../story.ts';
import {
  factBox,
  h2,
  keyPoints,
  paragraph,
  pullQuote,
  stored,
  storyLink,
  strong,
} from '../write.ts';

/** A long read: how a town lives below a dam that is let out by appointment. */
export const spillway: Story = {
  name: 'the-river-that-comes-by-appointment',
  headline: 'The river that comes by appointment',
  standfirst:
    'Since the Brannoch dam was given a timetable, the town below it has one too. Twice a week there is a flood. What is argued about is who may move it.',
  kind: 'feature',
  section: 'climate',
  tags: ['water', 'work', 'demonstration'],
  authors: ['elena-suarez'],
  dateline: { city: 'Brannoch Foot' },
  published: ago({ days: 26, hours: 9 }),
  picture: {
    name: 'dam',
    caption: 'One gate of nine is enough for the town to notice. Three have never been opened.',
  },
  body: [
    keyPoints(
      'Water is let out of the Brannoch dam on Tuesdays and Fridays, four hours at a time.',
      'The timetable was made for the fish. The town has arranged its week around it.',
      'A heavy autumn has used up the reserve that the timetable was worked out with.',
    ),
    paragraph(
      'At ten minutes to six on a Friday the laundry in Mill Street takes in its sheets. There is no cloud. The woman who does it, Agathe Loon, does not look up at the sky at all. She looks at a board by the bridge, where somebody has chalked a figure, and then at the clock of the fire station, and at six a siren goes and the river Brannoch, which a child could have waded through at five, begins to arrive.',
    ),
    paragraph(
      'It does not come as a wave. It comes as a change of voice: the stones go quiet one after the other, the smallest first. In a quarter of an hour the water is the colour of tea. In forty minutes it stands at the third ring of the mooring posts and carries whatever has been left on the bank since Tuesday, this week a football, most of a fence, and a chair that has now made the journey twice.',
    ),
    paragraph(
      'At ten it is let down again. The sheets go back out. Mrs Loon says that strangers ask her how she can live with a flood, and that she asks them how they can live without knowing when theirs is.',
    ),
    h2('A flood for the fish'),
    paragraph(
      'The dam is eighty years old and was for fifty of them simply shut. It kept back the snow for the summer, made electricity for a works that has closed, and let through so little that maps began to show the lower Brannoch as a dotted line. The trout went first. Then the gravel turned to mud, the mud to reeds, and the reeds were bought by a man from the coast who thatches.',
    ),
    paragraph(
      'What brought the water back was a dispute about an egg. A trout lays hers in clean gravel, and gravel is only clean where now and then something moves it. A biologist at the river board, Piet Aarding, worked out how much: not a trickle all year, which was what the law provided, but the same water saved up and let go all at once, twice a week, from the thaw until the leaves are down. It cost not a litre more. It only had to be permitted to be a flood.',
    ),
    paragraph(
      'It took him eleven years. The objections are in a cabinet in his corridor, in order of their arrival. Nine are from insurers. One is from the town, two pages, signed by everybody, and says in the end that they would agree to anything as long as they were told beforehand.',
    ),
    pullQuote(
      'Everyone asked how high. In the town they asked what day.',
      'Piet Aarding, biologist',
    ),
    h2('The week, rearranged'),
    paragraph(
      'So the river was given a timetable, and the town copied it. The school has its games on Mondays and Thursdays, when the field is dry. The market moved from Friday to Saturday, after a year in which it had been on both. The buses to the upper village go over the old ford on four days and round by the road on two, and the timetable at the stop says so in a line of small print that visitors take for a mistake.',
    ),
    paragraph(
      'Nobody planned this. It was done as one moves furniture in a room with a dog. A wedding in June was put off from two to half past ten at night, which the bride’s mother describes as the best thing that could have happened to it. The dentist, whose cellar takes water, fills it on purpose on Tuesday afternoons, with his own, from the tap, since a cellar that is full already can float nothing.',
    ),
    stored({
      _type: 'gallery',
      title: 'What stands on the bank on a Friday',
      pictures: [
        picture(
          'gauge',
          'A tall glass rain gauge on a post above a green valley',
          'The school measures rain. It is the only figure in town that cannot be known beforehand.',
        ),
        picture(
          'flood',
          'Brown water stands to the window sills of a row of painted houses in heavy rain',
          'Lower Row in the year before the timetable, when water came without one.',
        ),
        picture(
          'delta',
          'A river delta from above, with green and white fields',
          'Where the Brannoch ends: what is let out on Friday reaches the sea on Sunday.',
        ),
      ],
    }),
    paragraph(
      'There are those whom it does not suit. A carpenter in Lower Row, Joos Terhune, has a workshop whose floor is eleven centimetres under the third ring. Before, he says, he was flooded once in nine years, and had nine years to forget it. Now he lifts his timber on trestles on Monday night and takes it down on Wednesday, and again on Thursday and Saturday. It is two hours each time. He has asked the river board for eight hours’ wages a week, and been sent a brochure about trout.',
    ),
    h2('Four hours, nine gates'),
    paragraph(
      'The gates are worked from a hut on the crest, by two women in turn. Roza Imbert has done it for sixteen years. There is a screen now, and a man in the capital can see on it what she sees, but the lever is hers, and it does not move unless a key is turned at the same time by somebody who is not the one at the lever. On most days that is her sister-in-law. On Sundays it has been the priest.',
    ),
    paragraph(
      'She opens by the width of a hand, waits until the gauge at the bridge has felt it, and opens by another. The siren is not hers. It belongs to the fire station, which sounds it when it sees the figure on the gauge, and not when it is told to. That was the town’s one condition. “They do not believe me,” she says, “and they are right. I am four kilometres away, and it is their feet.”',
    ),
    stored({
      _type: 'audio',
      file: soundFile('siren'),
      title: 'The siren at the bridge, six in the evening',
      duration: '0:06',
      credit: 'Recording: Dateline',
      transcript: [said('t1', 'A siren rises and falls twice. It is not loud; it need not be.')],
    }),
    factBox(
      'What the figures on the board mean',
      paragraph(strong('Under 40: '), 'The ford can be walked.'),
      paragraph(strong('40 to 90: '), 'Stay off the stones. The bus goes round.'),
      paragraph(
        strong('90 to 160: '),
        'A Tuesday or a Friday. Nothing may lie below the third ring.',
      ),
      paragraph(strong('Over 160: '), 'This is not ours. Go up.'),
    ),
    paragraph(
      'In the nine years of the timetable she has missed it four times: twice for ice, once for a swan that sat on the sill of gate two, and once because of an election. She wrote each down in a ledger with the reason. Under the swan somebody has added the name it was later given.',
    ),
    h2('An autumn that was not asked'),
    paragraph(
      'All this rests on a sum. So much snow comes down in spring, so much may stand behind the wall, so much is let go. Between what is there and what the wall can bear there has to be a reserve, in case it rains for a week; it is painted on the inside of the dam as a white band, four metres wide. In Aarding’s sum the water touches the band once in twenty-five years.',
    ),
    paragraph(
      'It has stood in it since the second week of September. It is not snow. It has rained, on an area that is mostly rock, for seventeen days out of thirty. The river board’s own figures show what is changing: not that there is more water in a year, which there hardly is, but that it comes in fewer pieces.',
    ),
    stored({
      _type: 'chart',
      title: 'The reserve is touched more often',
      about: 'Days on which the lake stood in the white band, by decade; the last has four years',
      kind: 'bars',
      marked: 'Since 2022',
      rows: rowsOf(
        ['Decade', 'Days'],
        ['1982 to 1991', '9'],
        ['1992 to 2001', '14'],
        ['2002 to 2011', '12'],
        ['2012 to 2021', '31'],
        ['Since 2022', '88'],
      ),
      origin: 'Source: Brannoch river board, ledger of the gates.',
    }),
    paragraph(
      'The engineers have therefore asked for a third day. Water would be let out on Sundays too, at night, until the band is dry. They are careful to call it temporary. In the capital it is regarded as a formality, since nobody there can see how one could object to a flood that is smaller than two that one has agreed to.',
    ),
    paragraph(
      'The meeting about it was held in the school, on a Thursday. It lasted until two. People who have lifted their carpets twice a week for nine years without a complaint stood up, one after the other, to say that they would not do it on Sunday. It was put best by the dentist. He could plan for anything, he said, except for being told that planning had been a courtesy.',
    ),
    h2('Who may move a flood'),
    paragraph(
      'It turns out that nobody knows. The timetable was never a law. It is a letter, from the river board to the town, with a table in it, and at the foot of the table is a sentence that both sides have by heart: changes will be agreed. It does not say by whom. The board’s lawyers hold that what it has given it may alter. The town’s lawyer, who is retired and is paid in eggs, holds that a river which has come on Tuesdays and Fridays for nine years has become a custom, and that a custom can be older than the law.',
    ),
    paragraph(
      'Downstream there are other opinions. In the delta the growers would like as much fresh water as can be had, since it keeps back ',
      storyLink('salt-on-the-fields', 'the salt that is taking their fields'),
      ', and they would like it on whatever day. The reed man is against it. The trout, Aarding says, would be better off with one day fewer and a little more of it, but he has learned not to bring them up.',
    ),
    stored({
      _type: 'timeline',
      title: 'A dam and its water',
      events: eventsOf(
        ['Eighty years ago', 'The wall is closed. The river below it becomes a dotted line.'],
        ['Thirty years ago', 'The works shut. The dam is kept, and nobody is sure what for.'],
        ['Twenty years ago', 'A biologist proposes two floods a week. Insurers write.'],
        ['Nine years ago', 'The first flood by appointment. Four hundred people watch.'],
        ['September', 'The lake reaches the white band and stays in it.'],
        ['Now', 'A third day is asked for.'],
      ),
    }),
    paragraph(
      'For the time being a compromise stands that pleases everyone a little. On Sundays water will be let out, but only as much as does not reach the second ring, so that carpets may stay; and it will be done from four in the morning until eight, when no one is about but bakers. The siren will not be sounded. That was asked for by the fire station itself. It did not want people to get used to it.',
    ),
    h2('The board by the bridge'),
    paragraph(
      'The figure on the board is written by whoever passes the gauge. There is chalk on a string. It started as a joke and is now, as far as one can tell, the best record of the Brannoch that there is: a photograph of it is taken each evening by the pharmacist, who has three thousand two hundred. Aarding has asked to see them. The official gauge, it seems, was out of order for most of a spring, and nobody had noticed, because nobody in the town had been looking at it.',
    ),
    paragraph(
      'On my last evening the board said 96, and under it, in another hand, that the chair had been found. Agathe Loon had taken her sheets in. A boy stood on the bridge with his back to the dam and his eyes shut, and as the stones went quiet he counted them off on his fingers. He got to seven. He had never, he said, got to eight; but it was a good week, and there was always Tuesday.',
    ),
  ],
};
