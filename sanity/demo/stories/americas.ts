import { ago } from '../moments.ts';
import type { Story } from '../story.ts';
import { blockquote, em, h2, link, numbers, paragraph, pullQuote, storyLink } from '../write.ts';

const borderPost: Story = {
  name: 'border-post-at-4300-metres',
  headline: 'A border post at 4,300 metres gets its first heated waiting room',
  standfirst:
    'Drivers on the Abra Colorada pass have waited up to two nights in their cabs for a stamp. Now there is a stove, and a rule about who may sit near it.',
  kind: 'news',
  section: 'americas',
  tags: ['trade', 'work', 'demonstration'],
  authors: ['nadim-sarraf'],
  dateline: { city: 'Abra Colorada' },
  published: ago({ days: 3, hours: 6 }),
  picture: {
    name: 'pass',
    caption: 'The queue on the western side, eleven bends long on a weekday.',
  },
  related: ['flower-growers-wait-for-a-tariff-notice'],
  body: [
    paragraph(
      'The stove came up the pass on a lorry that then waited thirty-one hours to cross. It is cast iron, takes logs a metre long, and stands in the middle of a room that did not exist a year ago: the first place on the Abra Colorada where a driver may be warm without paying for diesel.',
    ),
    paragraph(
      'Some two hundred lorries cross here each day with fruit, batteries, cement and, on Fridays, circus equipment. The post works from eight to six. Anyone who arrives after that sleeps in the cab, at a height where engines will not idle and water in a bottle is solid by midnight. Three drivers have died of the fumes of their own heaters in four winters.',
    ),
    h2('The rules of the room'),
    paragraph('They were agreed by a show of hands and are painted on the door:'),
    ...numbers(
      'Two hours near the stove, then move back a row.',
      'Whoever takes the last log tells the guard.',
      'No talk of who jumped the queue.',
    ),
    paragraph(
      'The room was paid for by the drivers’ union on one side and the fruit growers on the other; the two governments gave the land, forty square metres each. It stands across the border. “I am asleep in two countries,” says Efraín Loza, who carries grapes, “and have papers for neither until eight.”',
    ),
    paragraph(
      'On the first night forty-one men and three women sat in it, and nobody spoke for an hour, out of shyness. Then somebody fell off a bench. By morning there was a list for bringing coffee, and the guard, who until then had been called only Guard, turned out to be named Wilfredo and to play the harmonica.',
    ),
    paragraph(
      'What would shorten the queue is a second stamp. Both customs services have one in store. Each says it will open a second window when the other does.',
    ),
  ],
};

const cableCar: Story = {
  name: 'the-hillside-that-voted-for-a-cable-car',
  headline: 'The hillside that voted for a cable car and got the pylons first',
  standfirst:
    'In Alto Pinar eleven steel towers have stood for two years without a rope between them. Children have learnt to tell the time by their shadows.',
  kind: 'feature',
  section: 'americas',
  tags: ['cities', 'colombia', 'demonstration'],
  authors: ['ines-calderon'],
  dateline: { city: 'Alto Pinar', country: 'Colombia' },
  published: ago({ days: 7, hours: 9 }),
  picture: {
    name: 'cabins',
    caption: 'The one cabin delivered so far hangs on a test rope between pylons 6 and 7.',
  },
  body: [
    paragraph(
      'From the bottom of Alto Pinar to the top there are 1,114 steps. Everyone here knows the number, because everyone has counted them with something on their back. Four years ago the hillside voted, by nine in ten, to have a cable car instead.',
    ),
    paragraph(
      'The pylons came first. They arrived in sections, were carried up by hand where the crane could not go, and were finished on the day promised. Then the company that was to make the rope was bought by another, which makes rope in a different thickness.',
    ),
    h2('Eleven towers'),
    paragraph(
      'While the lawyers measure, the pylons have been put to use. Number 2 carries the bell of the evangelical church. The foot of number 5 is a hairdresser’s. On number 9, which stands above the football pitch, somebody paints the score.',
    ),
    pullQuote(
      'We asked for a way down. For now we have a very good view of where it would go.',
      'Mireya Castaño, chair of the residents’ committee',
    ),
    paragraph(
      'Mireya Castaño, who chairs the committee, keeps the minutes of 212 meetings in a shopping trolley. She has worked out that in two years the hill has climbed its own steps about eighty million times. The city’s engineer does not dispute the sum. He says that the rope is on a ship.',
    ),
    paragraph(
      'There is one cabin. It came early, by mistake, and hangs between pylons 6 and 7 on a length of test rope. On Sundays an inspector rides in it for the forty metres it can travel, and back. There is a list of those who would like to go along. It has two thousand names, and Castaño has put her own at the end.',
    ),
  ],
};

const market: Story = {
  name: 'the-market-that-sells-by-lantern',
  headline: 'The fish market that sells by lantern and closes before the sun is up',
  standfirst:
    'At Caleta Honda bids are made with light, so that nobody can hear what a neighbour pays. A phone company has asked to modernise it.',
  kind: 'feature',
  section: 'americas',
  tags: ['work', 'trade', 'demonstration'],
  authors: ['lucia-prado'],
  dateline: { city: 'Caleta Honda' },
  published: ago({ days: 11, hours: 14 }),
  picture: {
    name: 'lanterns',
    caption: 'Two short flashes and one long: eleven crates of bonito, sold.',
  },
  body: [
    paragraph(
      'The auction at Caleta Honda begins when the first boat touches the pier and ends when a seller can see the face of a buyer. In between nobody speaks a price. A lantern goes up, is covered with a hand once, twice, held, and a crate of bonito has a new owner.',
    ),
    paragraph(
      'Those who know the code say that it has forty signs. Those who have to teach it, such as Norma Quispe, whose mother and grandmother bought here, say that it has nine, and that the rest is breathing. “You see how long a man thinks before he covers the light,” she says. “That is the market.”',
    ),
    h2('The offer'),
    paragraph(
      'A telephone company has proposed an application. Bids would be silent and secret, as they are now; they would also be recorded, taxed and open to buyers in the capital. It would cost the fishermen nothing for the first year.',
    ),
    paragraph(
      'At the meeting about it, held by daylight in the net loft, most of the older sellers were in favour. Their eyes are going. Most of the younger ones were against: they had tried it for a week in the next harbour, where the buyers in the capital now agree on a price beforehand.',
    ),
    paragraph(
      'There was also the matter of the boats. A skipper who is owed money can see, in the dark, which buyer hesitates before raising a lamp, and lands his next catch with someone else. An application does not hesitate. Quispe asked the man from the company whether it could be made to, and he wrote the question down.',
    ),
    paragraph(
      'The vote was taken with lanterns, and it was close enough that they counted three times. The market stays dark until next year. Then, said the chair, covering his own lamp, they would look again.',
    ),
  ],
};

const timetable: Story = {
  name: 'a-timetable-is-a-promise',
  headline: 'A timetable is a promise',
  standfirst:
    'The province has replaced the hours of its rural buses with the words “frequent service”. I should like the hours back.',
  kind: 'opinion',
  section: 'americas',
  tags: ['cities', 'work', 'demonstration'],
  authors: ['marta-quiroga'],
  published: ago({ days: 1, hours: 7 }),
  body: [
    paragraph(
      'At the stop outside my sister’s house there used to be a board with eleven figures on it. The bus came at 6.10, 7.25 and so on until 21.40. It did not always come. But when it was late, one could say so: it was late by a known amount, and the driver, climbing down, would apologise for that amount exactly.',
    ),
    paragraph(
      'Last month a man unscrewed the board and put up another. It says ',
      em('frequent service'),
      '. Since then the bus has never been late. It has on two days not come at all, and even then nobody could have said at what moment it began not to come.',
    ),
    blockquote('A promise that cannot be broken has not been made.'),
    paragraph(
      'The transport office explains that fixed hours are from another age; that passengers want flexibility; that an application will soon show where each bus is. I have watched the trial version. It is a pleasure to know that the 7.25 is in a garage. I should still like it to be a 7.25.',
    ),
    paragraph(
      'A timetable is the smallest contract a state signs. It asks for nothing, and it is posted in public, in figures that a child of six can read and hold against it. It lets a cleaner take a job that begins at eight. It lets a clinic give an appointment. In ',
      storyLink('the-hillside-that-voted-for-a-cable-car', 'Alto Pinar'),
      ' people have waited two years for a cable car, but they know how many steps they climb meanwhile. Figures are a form of respect.',
    ),
    paragraph(
      'The office invites comments at ',
      link('https://example.org/province/buses', 'an address of its own'),
      ', and says that it will answer frequently.',
    ),
  ],
};

export const americas: Story[] = [borderPost, cableCar, market, timetable];
