import { newsImage } from '../images.ts';
import { on } from '../moments.ts';
import type { Story } from '../story.ts';
import {
  bullets,
  factBox,
  h2,
  keyPoints,
  paragraph,
  pullQuote,
  relatedStory,
  storyLink,
  strong,
} from '../write.ts';

/** The one report of the demonstration about real people; it follows the known facts and adds none. */
const arrival: Story = {
  name: 'petro-lands-in-washington',
  headline: 'Petro lands in Washington a day before his White House meeting with Trump',
  standfirst:
    'Colombia’s president begins a four-day stay with a delegation built around security and trade, after a year of disputes that cost his country its certification and him his visa.',
  kind: 'news',
  section: 'americas',
  tags: [
    'colombia',
    'united-states',
    'gustavo-petro',
    'washington-visit',
    'diplomacy',
    'drug-policy',
    'trade',
  ],
  authors: ['ines-calderon'],
  dateline: { city: 'Washington', country: 'United States' },
  published: on('2026-02-02T11:40:00Z'),
  picture: {
    name: 'arrival',
    caption:
      'The Colombian president reached the American capital shortly after midnight, a day ahead of the talks.',
  },
  related: ['the-firm-hired-to-arrange-a-handshake'],
  body: [
    paragraph(
      'President Gustavo Petro of Colombia landed in Washington shortly after midnight on Monday, 2 February 2026, the day before he is to meet President Trump at the White House. He will stay four days. The meeting is set for Tuesday, 3 February, at 11 a.m.',
    ),
    paragraph(
      'With him came his foreign minister and the officials responsible for security, for trade and for international policy. The passenger list reads like an agenda. Each of those desks has spent the past year on one side or another of a quarrel between the two governments, and each now has a place in the room where it may be settled, or not.',
    ),
    keyPoints(
      'The two presidents meet at the White House on Tuesday at 11 a.m.',
      'Drug trafficking and organised crime lead the agenda; trade and investment follow.',
      'Petro has called people to Plaza de Bolívar in Bogotá for the same day.',
      'A phone call early this year opened the way to the visit.',
    ),
    paragraph(
      'That the visit is taking place at all marks a turn. Only last September the United States took away the visa of the man it is now preparing to receive.',
    ),
    h2('A year of disputes'),
    paragraph(
      'Relations soured with Trump’s return to office in early 2025. Since then Bogotá and Washington have been at odds over migration and over drug policy.',
    ),
    paragraph(
      'The first collision came within days. In January 2025 Petro turned back flights carrying Colombians who were being deported from the United States, calling the treatment of those on board “undignified”. The dispute nearly became a trade crisis.',
    ),
    paragraph(
      'The second came in September. The United States decertified Colombia in the fight against drugs. Then it revoked Petro’s visa, after he had stood on a street in New York and urged American soldiers to disobey.',
    ),
    factBox(
      'How they got here',
      ...bullets(
        [
          strong('January 2025. '),
          'Petro turns back deportation flights; the two countries come close to a trade crisis.',
        ],
        [
          strong('September 2025. '),
          'The United States decertifies Colombia in the fight against drugs, then revokes Petro’s visa.',
        ],
        [strong('Early 2026. '), 'After the fall of Nicolás Maduro, a phone call eases relations.'],
        [strong('2 February 2026. '), 'Petro lands in Washington.'],
        [strong('3 February 2026. '), 'The meeting at the White House, at 11 a.m.'],
      ),
    ),
    h2('One phone call'),
    paragraph(
      'What changed was a conversation. Early in 2026, after the fall of Nicolás Maduro in neighbouring Venezuela, a phone call eased the tension between the two governments and led to Tuesday’s meeting. A year in which they had answered each other in public gave way, for the moment, to an appointment.',
    ),
    paragraph(
      'Such appointments seldom arrange themselves. ',
      storyLink(
        'the-firm-hired-to-arrange-a-handshake',
        'The craft of bringing two sides to one table',
      ),
      ' is a trade of its own, with offices, fees and a preference for going unnoticed.',
    ),
    relatedStory('the-firm-hired-to-arrange-a-handshake', 'Related'),
    h2('A goodbye, and a call to the square'),
    paragraph(
      'Petro left home with two messages. Writing on X before his departure, he said that he had visited his mother to say goodbye. He also called on people to come to Plaza de Bolívar, the square at the heart of Bogotá, on Tuesday, the day of the meeting.',
    ),
    pullQuote(
      'Before he left, he wrote that he had visited his mother to say goodbye.',
      'Petro’s message on X, ahead of the flight to Washington',
    ),
    paragraph(
      'So there are to be two gatherings on Tuesday: a small one at the White House, and one in the open air in Bogotá, called by the president who will be absent from it.',
    ),
    h2('What is on the table'),
    paragraph(
      'Drug trafficking and organised crime come first. The cultivation of coca in Colombia stands at a record, and September’s decertification hangs over any conversation about it. It is the subject for which the security officials in the delegation have made the journey.',
    ),
    paragraph(
      'Trade comes next, and investment with it. The United States is among Colombia’s main export markets, which gives Bogotá a reason to want calm, and the memory of January 2025 gives it another. For an exporter, the difference between a dispute and a crisis is the length of time a container stands on the quay.',
    ),
    newsImage('bow', {
      caption:
        'A cargo ship at the quay, as imagined for this report. The United States is among Colombia’s main export markets.',
      licensed: true,
    }),
    paragraph(
      'The rest of the four days is given to other rooms. Petro’s programme includes meetings at multilateral bodies, with civil society and with the Colombian diaspora.',
    ),
    h2('Tuesday at eleven'),
    paragraph(
      'The distance between the two men is measured in more than miles. In the space of a year one refused the other’s aircraft, and the other withdrew his permission to visit. Both will sit down on Tuesday with that year behind them, with coca at a record and trade in the balance, and with a square in Bogotá asked to fill while they talk.',
    ),
    paragraph('The meeting begins at 11 a.m.'),
  ],
};

export const washington: Story[] = [arrival];
