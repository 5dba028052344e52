import { ago } from '../moments.ts';
import type { Story } from '../story.ts';
import { blockquote, em, embed, h2, paragraph, pullQuote, storyLink, underline } from '../write.ts';

const square: Story = {
  name: 'the-square-that-keeps-changing-its-name',
  headline: 'The square that keeps changing its name',
  standfirst:
    'In Vallemar the plinth in the main square has held a king, a general, a poet and a fountain. It is empty now, and the council would like to leave it so.',
  kind: 'feature',
  section: 'culture',
  tags: ['cities', 'demonstration'],
  authors: ['marta-quiroga'],
  dateline: { city: 'Vallemar' },
  published: ago({ days: 2, hours: 22 }),
  picture: {
    name: 'plinth',
    caption: 'The square at four in the afternoon. The plinth’s shadow reaches the arcade at five.',
    licensed: true,
  },
  related: ['let-the-archive-be-untidy'],
  body: [
    paragraph(
      'Ask for directions in Vallemar and you learn how old people are. Those over eighty say Plaza del Rey. Their children say Plaza de la Victoria, though none can tell you which victory. There was a decade of Plaza Lírica, after a poet nobody had read, and a year in which it was a car park with a number.',
    ),
    paragraph(
      'Each name came with something on the plinth. The king was melted for bells and the general for taps. The poet, in plaster, did not survive a wet winter. The fountain leaked into the crypt. What has stood there since is a block of grey granite with a hole on top, in which pigeons drink.',
    ),
    h2('A motion to do nothing'),
    paragraph(
      'In spring the council received eleven proposals for a new statue and one, from a class of ten-year-olds, to leave it empty. “Then everyone can think of somebody,” wrote the class. The motion was treated as charming until it was put to the vote, and passed by one.',
    ),
    paragraph(
      'There remained the name. The law requires a square to have one, for the post. After two sittings the councillors settled on Plaza, which the clerk entered as ',
      underline('Plaza Plaza'),
      ', since the form has two boxes.',
    ),
    pullQuote(
      'I have carved three plaques for that wall. For the fourth they paid me not to.',
      'Silvio Arce, stonemason',
    ),
    paragraph(
      'On Sundays people climb up and stand on it, one at a time. There is no rule about this and no queue, yet nobody stays longer than a minute. A woman who sells lottery tickets under the arcade has been keeping a list: two weddings, a man who announced that he was sorry, and a great many children, who look round, find that they can see the sea, and say so.',
    ),
  ],
};

const untidy: Story = {
  name: 'let-the-archive-be-untidy',
  headline: 'Let the archive be untidy',
  standfirst:
    'A plan to scan the provincial archive and throw away the boxes would save everything but what we do not yet know how to look for.',
  kind: 'opinion',
  section: 'culture',
  tags: ['cities', 'demonstration'],
  authors: ['marta-quiroga'],
  published: ago({ days: 12, hours: 9 }),
  picture: { name: 'archive', caption: 'Shelf-kilometre four of nine.' },
  seo: { noIndex: true, title: 'Opinion: let the archive be untidy' },
  body: [
    paragraph(
      'I spent last week in the provincial archive looking for a theatre that burned down in 1902. I found it in a box marked “Mules”. The stage manager had stabled two, the inspector of livestock had called, and he drew a plan of the building to show where they stood. It is the only plan there is.',
    ),
    paragraph(
      'The archive is to be scanned. I am for this. Nobody should have to travel nine hours to see a mule. But the scheme now before the assembly goes on to say that paper ',
      em('of no further use'),
      ' may then be pulped, and that the boxes will be sorted by subject before the machine gets them. There are four subjects. Theatre is not one, nor are mules.',
    ),
    blockquote('To sort is to decide in advance what questions will be asked.'),
    paragraph(
      'The disorder on those shelves is evidence. Papers lie beside each other because somebody put them there on the same afternoon, for a reason. A bill for lamp oil in a file on a drowning tells you that it was night. Scan the two, send them to their proper subjects, and you have a bill and a drowning.',
    ),
    paragraph(
      'It costs, I am told, as much to keep a kilometre of paper dry as to light a football ground. Very well. Let us have the scans, in the order of the boxes, mules and all; and let the boxes stay where they are, until somebody comes in with a question we should have been ashamed not to have thought of.',
    ),
  ],
};

const nightLibrary: Story = {
  name: 'the-library-that-opens-at-ten-at-night',
  headline: 'The library that opens at ten in the evening',
  standfirst:
    'Built for the shift workers of a town that no longer has shifts, the night library at Dornach Mills has found other people who are awake.',
  kind: 'feature',
  section: 'culture',
  tags: ['cities', 'work', 'demonstration'],
  authors: ['marta-quiroga'],
  dateline: { city: 'Dornach Mills' },
  published: ago({ days: 6, hours: 16 }),
  picture: {
    name: 'library',
    caption: 'A little after ten. The lamps come on one by one, as seats are taken.',
  },
  body: [
    paragraph(
      'At five to ten there is a queue, and the queue has a nurse in it, a man with a sleeping baby, two bakers on their way to work and a girl of sixteen with a chess clock. At ten a bolt is drawn and they go in without a word, each to a place that is evidently theirs.',
    ),
    paragraph(
      'The library at Dornach Mills was given by the owners of the spinning works on condition that it be open when the late shift ended. The works closed. The condition, being in the deed, did not. For thirty years a caretaker unlocked the doors each night and read the paper on his own.',
    ),
    h2('Who is awake'),
    paragraph(
      'Then, one winter, people started coming. Agnes Tolliver, the librarian, thinks that it was the heating. But they stayed when it grew warm. On an average night she has forty: carers who cannot leave until someone is asleep, students from houses with one room, the recently widowed. The last group she does not mention to them as a group. She puts the large atlas out.',
    ),
    paragraph(
      'There are rules. No telephone is answered. Snoring is allowed until it disturbs a reader, who then has the duty of waking the sleeper personally. Books are lent until the hour at which they were borrowed, so that at three in the morning there is a small rush at the desk.',
    ),
    paragraph(
      'The council, short of money, has twice asked to move the hours to the day, and has twice been read the deed. A third letter arrived in autumn. It inquired how one might go about getting a ticket, and was signed by the treasurer, who does not sleep.',
    ),
  ],
};

const radioPlay: Story = {
  name: 'a-radio-play-enters-its-fortieth-winter',
  headline: 'A fishing town’s radio play enters its fortieth winter',
  standfirst:
    'Every weekday at 18.45 the boats off Skarvøy stop hauling for eleven minutes. Tonight somebody may be pushed off the quay.',
  kind: 'feature',
  section: 'culture',
  tags: ['work', 'demonstration'],
  authors: ['nadim-sarraf'],
  dateline: { city: 'Skarvøy' },
  published: ago({ days: 17, hours: 6 }),
  picture: {
    name: 'mast',
    caption: 'The mast reaches about sixty miles out, or as far as anyone fishes.',
  },
  body: [
    paragraph(
      'The studio is a net shed with egg boxes nailed to the walls. The sound of the sea is the sea. For the sound of a door there is a door, standing in the middle of the floor in its own frame, which has been slammed by now some nine thousand times and was last oiled, on purpose, never.',
    ),
    paragraph(
      em('The Customs House'),
      ' has gone out each weekday of every winter for thirty-nine years. It was begun by the coastguard, who had found that skippers would not leave their radios on for weather but would for a murder. The forecast is read in the middle, by a character who may be lying about everything else.',
    ),
    embed(
      'https://example.org/skarvoy-radio/the-customs-house',
      'The Customs House, episode 5,841 (Skarvøy Radio)',
    ),
    h2('Forty parts, nine people'),
    paragraph(
      'Nine actors play forty parts. The priest and the smuggler are the same dentist, so they have never met, and an entire plot of the eleventh winter was built round why. When the woman who played the harbour master died, the harbour master went on a voyage. She still sends letters, which are read out, and the post office gets answers to them.',
    ),
    paragraph(
      'Solveig Brandt has written it for the last sixteen years, a week ahead, at the counter of the chandler’s. She listens. Last month two deckhands argued in front of her about whether the smuggler would sell his brother’s boat. She had not thought of it. He sold it on Thursday.',
    ),
    paragraph(
      'Whether anyone will be pushed off the quay tonight she would not say. The forecast is for a gale from the north-west, and that, for once, can be relied on.',
    ),
  ],
};

const orchestra: Story = {
  name: 'an-orchestra-takes-the-6-40',
  headline: 'An orchestra without a hall takes the 6.40 train',
  standfirst:
    'Since its roof was condemned the Tarn Valley Philharmonic has rehearsed in the luggage van and played in the waiting rooms of eleven stations.',
  kind: 'news',
  section: 'culture',
  tags: ['cities', 'work', 'demonstration'],
  authors: ['marta-quiroga'],
  dateline: { city: 'Upper Tarn' },
  published: ago({ days: 22, hours: 12 }),
  picture: {
    name: 'platform',
    caption: 'The harp travels in the guard’s compartment, on a child’s ticket.',
  },
  corrections: [
    {
      kind: 'correction',
      text: 'The conductor’s first name is Lorcan. It was misspelt when this story was published.',
      at: ago({ days: 22, hours: 3 }),
    },
  ],
  body: [
    paragraph(
      'The 6.40 from Upper Tarn is timetabled to wait nine minutes at Sedge Junction for an express to pass. On most mornings the express is late, and so it was in Sedge Junction, in the second week without a hall, that the Tarn Valley Philharmonic first played a slow movement from beginning to end.',
    ),
    paragraph(
      'Their own roof was condemned in autumn. Money for a new one is promised for the year after next. The railway, which has luggage vans and no luggage, offered the orchestra one of them, on condition that it stayed out of the way of bicycles.',
    ),
    h2('Eleven waiting rooms'),
    paragraph(
      'There are forty-four players, and the van holds thirty. The brass ride with the passengers, who have got used to it. At each of the eleven stations on the line a concert has been given in the waiting room, for those waiting. Nobody has to buy anything but a ticket, and the line’s takings are up by a fifth.',
    ),
    paragraph(
      'Lorcan Fenn, who conducts, has rearranged the programme by distance. A symphony reaches from Upper Tarn to the viaduct. Between the viaduct and the coast there is time for songs. “One learns what a silence is,” he says, “when there is a level crossing in it.”',
    ),
    paragraph(
      'Not all of it is charming. Two violins have split in the draught of the van, the bassoonist has left for a city with radiators, and the insurers learnt of the arrangement from a newspaper. The players have voted to carry on until the thaw. After that there is a barn.',
    ),
    paragraph(
      'The winter season closes on the last train on Saturday, at ',
      storyLink('a-timetable-is-a-promise', 'an hour that is printed on the board'),
      '. The final chord is expected at platform 2.',
    ),
  ],
};

export const culture: Story[] = [square, untidy, nightLibrary, radioPlay, orchestra];
