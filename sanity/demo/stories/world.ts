import { newsImage } from '../images.ts';
import { ago } from '../moments.ts';
import type { Story } from '../story.ts';
import {
  blockquote,
  bullets,
  h2,
  keyPoints,
  numbers,
  paragraph,
  pullQuote,
  relatedStory,
} from '../write.ts';
import { census } from './census.ts';

const dam: Story = {
  name: 'two-ministries-one-dam',
  headline: 'Two ministries, one dam, and the engineers who talk first',
  standfirst:
    'Ossia and Varnia have had no ambassadors for six years. Their dam keepers have met every month, and may have agreed on more than they were asked to.',
  kind: 'analysis',
  section: 'world',
  tags: ['diplomacy', 'water', 'demonstration'],
  authors: ['tomas-rey'],
  dateline: { city: 'Kaldera Dam' },
  published: ago({ hours: 27 }),
  picture: {
    name: 'dam',
    caption: 'The middle gate has been open by a hand’s breadth since the engineers’ last meeting.',
  },
  related: ['the-firm-hired-to-arrange-a-handshake', 'the-valley-that-measured-its-rain'],
  body: [
    paragraph(
      'On the first Wednesday of the month a car with no flag stops at each end of Kaldera Dam. Two people get out of each. They walk to the middle, where the border is painted across the road, and spread a drawing on the parapet with a spanner on every corner.',
    ),
    paragraph(
      'Ossia, which owns the upper end, and Varnia, which owns the lower, recalled their ambassadors six years ago over an election, a fishing boat and a song. Neither parliament could bear to be the first to send one back. But a gate that jams does not ask who won, and the dam was built with the machinery in one country and the switchboard in the other.',
    ),
    h2('What the minutes say'),
    paragraph(
      'Dateline has seen the minutes of thirty-one of these meetings. They are short. In order, they settle:',
    ),
    ...numbers(
      'Which bearings to replace, and who buys them.',
      'How much water to let go in a dry spring.',
      'Since last year, how much in a wet one, at two hours’ notice, by telephone.',
    ),
    paragraph(
      'The third is new. In effect it is a treaty. It commits Ossia to lower its lake before a storm, at a cost in power, so that Varnia’s capital does not flood. No minister signed it. It has been used four times.',
    ),
    h2('The uses of boredom'),
    paragraph(
      'Why can engineers do what envoys cannot? They have a shared object, and it is in front of them. They are bad company for journalists. They have also something to lose together: if the gate fails, both pairs will be named in the report. And they meet so often that a quarrel about one thing has to be resumed, next month, between people who have meanwhile agreed about grease.',
    ),
    pullQuote(
      'We are not building trust. We are building a gate. The other thing is left over.',
      'Irenka Sabo, chief engineer on the Varnia side',
    ),
    paragraph(
      'There is a danger in this. An understanding that nobody signed can be disowned by anybody, and the opposition in Ossia has begun to ask by what right a dam keeper gives away water. To make it law would take two votes; to ask for the votes might end it. Both foreign ministries, approached for comment, said that they had no knowledge of any meetings, and both asked, separately, what had been decided.',
    ),
    relatedStory('the-firm-hired-to-arrange-a-handshake', 'How it is done for a fee'),
  ],
};

const ferry: Story = {
  name: 'ferry-under-tow-reaches-harbour',
  headline: 'Ferry with 212 aboard reaches harbour under tow after a night without power',
  standfirst:
    'The Sund Maiden drifted for six hours in a calm before a harbour tug built for barges brought her in. Nobody was hurt; a wedding was held.',
  kind: 'news',
  section: 'world',
  tags: ['work', 'demonstration'],
  authors: ['nadim-sarraf'],
  dateline: { city: 'Skarvøy' },
  published: ago({ hours: 31 }),
  updated: ago({ hours: 26 }),
  picture: {
    name: 'ferry',
    caption:
      'The tug Otter, a quarter of the length of the ferry behind her, off the mole at first light.',
  },
  corrections: [
    {
      kind: 'update',
      text: 'The operator has since said that all passengers will be refunded and that the ship will be inspected before she sails again.',
      at: ago({ hours: 25 }),
    },
  ],
  body: [
    keyPoints(
      'All 212 passengers and 31 crew are ashore and unhurt.',
      'Both generators failed within a minute of each other; the cause is not known.',
      'The operator’s other ship was withdrawn for the same fault in autumn.',
    ),
    paragraph(
      'The lights went out on the Sund Maiden at 23.52, nine miles off Skarvøy, and did not come back. In a flat calm and without engines she turned slowly on the tide for six hours, while stewards went from deck to deck with torches and then with soup.',
    ),
    paragraph(
      'The nearest salvage tug was a day away. What came was the Otter, which moves gravel barges in the harbour and had never been beyond the second buoy. Her skipper, Birgit Aas, got a line across at the third attempt. “She weighs sixty times what I do,” she said. “But she had nothing else to do that night, and she followed.”',
    ),
    h2('The same fault'),
    paragraph(
      'Both of the ship’s generators stopped within a minute, according to two of her engineers. In autumn the operator’s other vessel was taken out of service with what the maritime inspectorate then called a fault in the fuel valves. The operator would not say whether the valves were of one make. The inspectorate would: they are.',
    ),
    paragraph(
      'Passengers spoke of a night more cold than frightening. The crew had no heating to offer and gave out the curtains. A retired electrician from Lund Bay went below to help and was put to holding a lamp for four hours; he says that he learnt a good deal, most of it about the ship’s owners.',
    ),
    paragraph(
      'On the car deck, where it was quietest, a couple who were to be married in Skarvøy at ten decided not to wait. The captain read the service by the light of a telephone. The harbour chaplain has told them that it counts.',
    ),
  ],
};

const airport: Story = {
  name: 'the-airport-that-never-closes',
  headline: 'Night flights, thin crews: the airport that never closes',
  standfirst:
    'Between one and five in the morning Port Sennet’s tower is worked by two people. On four nights last month it was one.',
  kind: 'feature',
  section: 'world',
  tags: ['work', 'trade', 'demonstration'],
  authors: ['nadim-sarraf'],
  dateline: { city: 'Port Sennet' },
  published: ago({ days: 3, hours: 17 }),
  picture: {
    name: 'tower',
    caption:
      'From the cab of the tower the runway is a row of lights with a gap where the road crosses.',
  },
  body: [
    paragraph(
      'At ten past two a freighter with flowers asks for a heading, a freighter with telephones asks for a lower level, and a man with a mop asks whether he can do under the desk now. Delphine Osei answers all three in the same voice.',
    ),
    paragraph(
      'Port Sennet has no curfew. That is what it sells. Parcels bought before midnight anywhere within three thousand miles are unpacked here, sorted on eleven belts and sent on before light. The town asked for the airport, voted for the belts, and sleeps, as the phrase here goes, on its good ear.',
    ),
    h2('Two chairs'),
    paragraph(
      'The night shift in the tower has two chairs. One person speaks to aircraft in the air and the other to everything on the ground, of which there is a good deal, including foxes. The rules say that one may do both for as long as it takes to visit the lavatory. On four nights last month, the rosters show, one did both from one until five.',
    ),
    paragraph(
      'The operator does not deny it. It says that traffic was light, that a colleague was on call twenty minutes away, and that it has nine trainees. The controllers’ union has counted the trainees and makes it six, of whom two have gone to an airport that closes at night.',
    ),
    blockquote(
      'Nothing happened. I want to be clear about that. My complaint is that I know precisely how much nothing I can manage alone.',
    ),
    paragraph(
      'The quotation is from a report that Osei filed after the third of the four nights. It asks for no inquiry. It asks for the second chair to be taken away when nobody is in it, so that she does not turn round to speak to it.',
    ),
  ],
};

const printer: Story = {
  name: 'the-printer-of-wadi-samar',
  headline: 'The printer of Wadi Samar keeps one alphabet in metal',
  standfirst:
    'Idris Halabi casts Arabic type in four shapes to the letter, on a machine older than his country’s railway. He has found an apprentice, who asks too many questions.',
  kind: 'feature',
  section: 'world',
  tags: ['work', 'demonstration'],
  authors: ['nadim-sarraf'],
  dateline: { city: 'Wadi Samar' },
  published: ago({ days: 14, hours: 20 }),
  picture: {
    name: 'press',
    caption:
      'The press was shipped in pieces and put together by a clockmaker who had never seen one.',
  },
  body: [
    paragraph(
      'A letter in Arabic is one thing at the beginning of a word, another in the middle, a third at the end and a fourth alone. Idris Halabi therefore has, in the drawers along his north wall, not twenty-eight letters but four hundred and seventy sorts, ligatures included, and knows by the sound of a drawer which of them is running low.',
    ),
    paragraph(
      'He prints wedding invitations, labels for a brand of rose water and, once a year, a calendar whose margins carry sayings. The sayings are his mother’s. One of them hangs over the press:',
    ),
    blockquote('من كتب بالرصاص تعلّم أن يزن الكلمة قبل أن يقولها.'),
    paragraph(
      'Whoever writes in lead, it says, learns to weigh the word before saying it. Halabi, who is seventy-four, weighs his on a kitchen scale. A page of the calendar comes to eleven kilos.',
    ),
    h2('The apprentice'),
    paragraph(
      'For twenty years he looked for someone to teach, and had settled on nobody. Then Rima Qassem came in to ask the price of an invitation. She is an engineer, and wanted to know why the machine cast the letter ha slightly low. He had not known that it did. They took the mould apart on the counter, on a Thursday, and she has come every Thursday since.',
    ),
    ...bullets(
      'She has drawn each of the 470 sorts to a thousandth of a millimetre.',
      'She has found that eleven were cut by a different hand.',
      'She has not, he notes, yet asked what he pays.',
    ),
    newsImage('sorts', {
      caption: 'Sorts in their case, in an order that follows no alphabet but the hand’s.',
    }),
    paragraph(
      'The rose-water firm has gone over to adhesive labels printed in the capital. That leaves the weddings and the calendar. Halabi thinks it is enough. “She says we should sell the letters themselves, as files, to people with telephones,” he says. He pauses over this with evident distaste, then asks what such a file would weigh.',
    ),
  ],
};

export const world: Story[] = [dam, ferry, airport, printer, census];
