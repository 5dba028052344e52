import { ago } from '../moments.ts';
import { exchangesOf, picture, rowsOf, said, soundFile } from '../parts.ts';
import type { Story } from '../story.ts';
import {
  bullets,
  factBox,
  h2,
  paragraph,
  pullQuote,
  stored,
  storyLink,
  strong,
  table,
} from '../write.ts';

/** A long read: what a fish costs before anybody has eaten it. */
export const auction: Story = {
  name: 'what-a-fish-costs-before-breakfast',
  headline: 'What a fish costs before breakfast',
  standfirst:
    'At Skerrow the catch is sold by whispering. A firm with a better idea has been refused three times. We followed one crate from the boat to the plate to see who is paid for what.',
  kind: 'feature',
  section: 'business',
  tags: ['trade', 'work', 'demonstration'],
  authors: ['lucia-prado', 'nadim-sarraf'],
  dateline: { city: 'Skerrow' },
  published: ago({ days: 28, hours: 4 }),
  picture: {
    name: 'lanterns',
    caption: 'The lanterns are for the fish. The buyers know each other by their coughs.',
  },
  body: [
    paragraph(
      'The price of a crate of whiting in Skerrow is settled in the ear of a man named Oddvar Kell. He stands on a fish box at the end of the pier, in the dark, with his hands behind his back. Buyers come up to him one at a time, put a palm between his cheek and theirs, and say a number. When nobody comes any more he announces who has won. He does not say how much.',
    ),
    paragraph(
      'It has been done in this way for longer than there has been a pier. It takes about forty minutes for a night’s catch, costs the boats two in the hundred, and leaves no record but a slip of paper with a name. There have been three attempts to replace it with a clock, a screen and lately a telephone, and each has been voted down by the people who would have gained by it. We wanted to know why. So we bought a fish.',
    ),
    paragraph(
      'To be exact, we bought nothing: we followed. On a Wednesday in the second week of the whiting we put a mark of red thread on one crate as it came off the Annelise, twenty-two kilos, and went with it until it was eaten. It took thirty-one hours. It passed through nine pairs of hands. This is what each of them was paid for.',
    ),
    h2('Ten hours for a crate'),
    paragraph(
      'The Annelise goes out at four in the afternoon with three people, of whom two are sisters. She is older than either. The net is shot twice in a night and lies for two hours each time, and what comes up is sorted on deck under a lamp: whiting, a little haddock, a great deal of weed, and once, this year, a bicycle.',
    ),
    paragraph(
      'Diesel for the night came to a third of what the catch would bring. Ice was another twentieth. The rest, in a good week, is divided in four: one part for each of the crew and one for the boat, which is treated as a person who does not eat. Signe Marrack, who owns three quarters of it, showed us the book. In the week that we were there each share was a little under what the supermarket in the next town pays for the same hours at a till.',
    ),
    paragraph(
      'She would not do anything else. She said so before we had asked. What she minds is not the money but the guessing. “I know what the fish weighs. I know what I burned. Then I stand on the pier and a man has something whispered to him, and that is what I earn.”',
    ),
    h2('The man on the box'),
    paragraph(
      'Kell is sixty-eight. He inherited the box from an uncle, with the advice to wash his left ear. He remembers all numbers until the last crate is sold and, he says, none of them afterwards. In a locked drawer are the slips of forty years, in bundles, names without prices, and students of economics who have come to look at them have gone away again in low spirits.',
    ),
    paragraph(
      'There is more to it than meets the ear. If two numbers are the same he looks at the buyers’ boots: whoever stands nearer the water has waited longer, and wins. If all numbers are lower than he thinks decent he coughs. It means that they may come again. We heard it once in five mornings. There was a pause, in which somebody swore, and then the whole queue formed up a second time, the way people go back for a hat.',
    ),
    pullQuote(
      'If they shout, they look at each other. If they whisper, they look at the fish.',
      'Oddvar Kell, auctioneer',
    ),
    paragraph(
      'Our crate was the fourteenth of that morning. Seven people went up. It was won by Ilse Drum, who has bought at Skerrow for twenty years and sells to eleven kitchens on the plateau. She told us what she had bid, on the condition that we did not print it before the season was over; it is over. It was 4.10 a kilo. The next highest, we have since been told by the one who made it, was 3.20.',
    ),
    stored({
      _type: 'audio',
      file: soundFile('horn'),
      title: 'The Annelise comes in, ten to five',
      duration: '0:05',
      credit: 'Recording: Dateline',
      transcript: [
        said('t1', 'A boat’s horn, short and then long: it says that there is fish to be sold.'),
      ],
    }),
    h2('The nine tenths of a crown'),
    paragraph(
      'That gap, ninety hundredths, is the argument in small. In an auction that is called out aloud Mrs Drum would have gone to 3.30 and had the crate. The boat would have lost eight tenths of a crown a kilo, and she would have been pleased with herself for the rest of the day. In whispers nobody knows what would have been enough. Whoever needs the fish says what it is worth to them, and whoever does not stays in bed.',
    ),
    paragraph(
      'A firm in the capital has a different view. Tally Harbour sells the catch of nineteen ports by telephone, from the deck, before the boat is home. Its figures are public. It offered Skerrow half of Kell’s two in the hundred, and an advance on the ice. Its director, Ruben Askew, told the meeting that a price which nobody can see is not a price but a habit.',
    ),
    paragraph(
      'He has a point, and the figures of the other ports bear it out up to a line. Where there are many buyers, boats get more by the telephone than they did before. Where there are few they get less: four people who can see each other’s numbers do not need long to find out that none of them has to raise. Skerrow has seven.',
    ),
    stored({
      _type: 'chart',
      title: 'Many buyers pay more in the open, few pay less',
      about:
        'What boats were paid for whiting after the telephone came, against the year before it, by buyers at the port; change in the hundred',
      kind: 'bars',
      marked: '5 to 8 (as at Skerrow)',
      rows: rowsOf(
        ['Buyers', 'Change'],
        ['Under 5', '-11'],
        ['5 to 8 (as at Skerrow)', '-6'],
        ['9 to 15', '2'],
        ['16 to 30', '7'],
        ['Over 30', '9'],
      ),
      origin: 'Source: Dateline’s own sums, from sales of nineteen ports in two years.',
    }),
    paragraph(
      'Askew does not dispute this. He says that the telephone brings buyers, and that a port which has seven today will have thirty in a year. In the nineteen ports it has happened in four.',
    ),
    h2('On the road'),
    paragraph(
      'At half past six the crate was in a van. The road to the plateau is shut from time to time by ',
      storyLink('border-post-at-4300-metres', 'lorries that queue for the border'),
      ', and the driver, who is paid by the trip, has learned to leave before the customs officers have had their coffee. He was given 40 for the journey, for sixty crates. Ours cost two thirds of a crown to move across a mountain. It is the cheapest thing that happened to it.',
    ),
    stored({
      _type: 'gallery',
      title: 'Thirty-one hours of one crate',
      pictures: [
        picture(
          'lanterns',
          'Buyers stand with lanterns along a wooden pier while boats unload crates of fish',
          'Ten past five. The red thread is on the third crate from the left.',
        ),
        picture(
          'pass',
          'Lorries wait along a road that zigzags up to a mountain pass',
          'Ten past nine. The van went by on the inside, with two wheels on the grass.',
        ),
        picture(
          'oven',
          'A baker slides loaves from a glowing brick oven with a long peel',
          'Noon of the next day. The kitchen borrows the baker’s oven when the bread is out.',
        ),
      ],
    }),
    paragraph(
      'By noon it stood in Mrs Drum’s cold room, and here the fish, which until then had only been carried, became worth more. She and a nephew filleted it. Of twenty-two kilos eleven were left. Heads went to a woman who makes stock, the rest to a man with pigs. It is skilled work and quick, and she sets it down in her books at the wage she would have to pay somebody else, since, as she says, one day she will.',
    ),
    table(
      'Who had what of a kilo in the crate',
      ['For', 'Crowns', 'Of a hundred'],
      ['The boat and its crew', '4.02', '17'],
      ['The man on the box', '0.08', '0.3'],
      ['Ice, crate, van', '0.51', '2'],
      ['Filleting, and what was cut away', '6.20', '26'],
      ['Cold room, losses, Mrs Drum', '2.90', '12'],
      ['The kitchen', '10.10', '42'],
    ),
    h2('What it was eaten with'),
    paragraph(
      'It was eaten on Thursday, at ten past twelve, in a canteen for road workers on the plateau, with potatoes and a sauce of its own heads. The cook, a former ship’s engineer, knows where his fish is from and does not put it on the board, because he was once asked, by a man with a notebook, whether he could prove it. A plate cost 9.50. Of that a little more than one crown had reached the Annelise.',
    ),
    paragraph(
      'It would be easy to be indignant, and everybody along the way expected us to be. But nobody in the chain was doing nothing. The kitchen’s share is the largest, and out of it come four wages, the gas and all the plates on which whiting was not ordered. Of the nine people who touched our crate the one with the highest income for the day was the man with the pigs. He had also been paid for last week.',
    ),
    factBox(
      'How we counted',
      paragraph(
        strong('One crate. '),
        'Another would have gone to another kitchen; four of Mrs Drum’s eleven charge more.',
      ),
      paragraph(
        strong('Shares '),
        'are of what was paid at the plate, without the tax on it, and are rounded.',
      ),
      paragraph(
        strong('The other bids '),
        'were told to us by those who made them, after the season. One would not.',
      ),
    ),
    h2('The third vote'),
    paragraph(
      'The last vote on the telephone was taken in the ice house in May. Eighteen boats have a vote each. We had thought that the young ones would be for it. It went the other way: those for it were older, with debts paid and a liking for the afternoon. Those against had bought their boats in the last five years, from banks, and had sat down with a pencil.',
    ),
    stored({
      _type: 'interview',
      questions: exchangesOf(
        [
          'You are thirty-one and sell by whisper. Why?',
          'I have worked in a port with a screen. You could see the price fall while you were still tying up. Here at least it falls in private.',
        ],
        [
          'Would you not like to know what the others are paid?',
          'I know what the others are paid. My sister is married to one.',
        ],
        [
          'And when Mr Kell stops?',
          'Then there will be somebody else on the box. It is not him that they trust. It is that nobody can hear.',
        ],
      ),
    }),
    paragraph(
      'They have asked for one change, and got it. Since the summer Kell keeps the highest number and the second highest of each crate, without names, and reads out the sum of each at the end of the month. It was his own idea. In June the difference between the two came to 14,000 crowns, for the whole port. There was a silence in the ice house while people divided it by eighteen.',
    ),
    paragraph('What each side makes of the figure could have been foretold:'),
    ...bullets(
      'The boats say that it is theirs, and that a telephone would have given it to the buyers.',
      'The buyers say that it is what they pay for sleeping badly.',
      'Tally Harbour says that it is proof of how little anybody there knows.',
    ),
    paragraph(
      'On our last morning Mrs Drum went up to the box and stayed longer than usual. She won nothing. Afterwards we asked what she had said. She had told him, she said, that the coffee on the boat was getting cold; she had not needed any fish that day, but it does not do to be seen not asking. Kell, on his box, had nodded, and thought about it, and sold the crate to somebody else.',
    ),
  ],
};
