import { ago } from '../moments.ts';
import { eventsOf, picture, rowsOf, said, soundFile } from '../parts.ts';
import type { Story } from '../story.ts';
import {
  blockquote,
  factBox,
  h2,
  paragraph,
  pullQuote,
  stored,
  storyLink,
  strong,
} from '../write.ts';

/** The long read of the demonstration: chapters, a gallery, a chart, a timeline, a recording. */
export const census: Story = {
  name: 'counting-a-country-that-moves',
  headline: 'Counting a country that moves: a census on horseback',
  standfirst:
    'A third of the people of the Ulan steppe are somewhere else by the time a form reaches them. This year the counters go where the grass is.',
  kind: 'feature',
  section: 'world',
  tags: ['work', 'demonstration'],
  authors: ['nadim-sarraf'],
  dateline: { city: 'Ulan Tolgoi' },
  published: ago({ days: 25, hours: 8 }),
  picture: {
    name: 'riders',
    caption: 'Two enumerators on the way to a camp that was here, on the map, a week ago.',
  },
  body: [
    paragraph(
      'The question is simple: how many people spent the night of the fourteenth here? On the Ulan steppe the difficulty is with “here”. At the last census one family was counted three times, in three districts, and the district with the best school not at all.',
    ),
    paragraph(
      'So this year the statistics office has hired ninety riders. Each has a satchel, a stamp and a length of the steppe between two rivers. They are not to look for addresses. They look for smoke, ask whoever is under it, and leave a mark beside the door, so that the next rider knows.',
    ),
    paragraph(
      'I rode with two of them for six days, on a horse that had been described to me as patient. It was counting too. It stopped after every hour, by itself, and would not be talked to until it had finished.',
    ),
    h2('One stamp, one door'),
    paragraph(
      'The stamp was an argument. Herders did not want ink on a tent that may be eighty years old. The office proposed a sticker, and lost it in the first wind. The answer, found by a grandmother at a meeting in Ulan Tolgoi, was a knot: a red thread in the rope of the door, tied in a way taught to the riders and to nobody else.',
    ),
    paragraph(
      'The grandmother’s name is Oyun Bat-Erdene, and she would like it known that she did not invent the knot. Her aunts used it to tell each other which tent had fever in it. It has not been needed since the vaccinations, and she was sorry to see it go out of use.',
    ),
    pullQuote(
      'They asked how to mark a door that is not there tomorrow. I said: ask the rope. The rope is always there.',
      'Oyun Bat-Erdene, herder',
    ),
    paragraph(
      'Tying it takes eleven seconds, if one’s hands are warm. Enkh, the younger of my two riders, practised on the train with a shoelace. Sükh, who is sixty and has been a postman, a driver and for one season a wolf-counter, ties it behind his back, since it makes children laugh and children know how many people live in a tent.',
    ),
    h2('What a map is for'),
    paragraph(
      'The riders are given a map, and told not to believe it. It was drawn for tax, in a wet decade, and shows the winter camps of families of whom some have sold their animals and moved to the capital, into a quarter of felt tents in rows, where they have addresses and are counted without horses.',
    ),
    paragraph(
      'What the map is good for is water. There are forty-one wells on the stretch between the two rivers. A camp may be anywhere, but it cannot be further from a well than a thirsty calf will walk, and a calf’s opinion on this has not changed in the time that anyone has kept records. Sükh draws circles round the wells with a coin. Where circles overlap, he rides.',
    ),
    paragraph(
      'It does not always hold. On the second day the coin led us to a well that had been dry for three summers, with a bucket still hanging in it. Beside it lay a stack of felt, folded and weighed down with stones, as one leaves a thing that one means to come back for. Enkh wanted to write the place down as empty. Sükh got off, put his hand under the uppermost stone and said that it had been turned that year: the side in the shade had no lichen on it. They rode after the stone, as it were, for four hours, and came on six people and a radio.',
    ),
    stored({
      _type: 'gallery',
      title: 'Six days between two rivers',
      pictures: [
        picture(
          'riders',
          'Two riders cross a wide yellow steppe towards three round tents',
          'Smoke is looked for in the first hour of light, when it stands straight.',
        ),
        picture(
          'notebook',
          'A page of a notebook with a pencil on it',
          'The form has eleven questions. The notebook has the answers that did not fit.',
        ),
        picture(
          'archive',
          'Shelves of boxes, one of them taken out',
          'The count of 1974, in Ulan Tolgoi. It was done by aeroplane, and missed the children.',
        ),
      ],
    }),
    paragraph(
      'In four of the first nine camps nobody had been counted before. In one, the oldest man had been counted once, as a recruit, and remembered the officer’s boots. He asked what became of the number. Enkh, who is honest, said that it was in a box.',
    ),
    h2('Eleven questions'),
    paragraph(
      'The form was shortened in the spring from thirty-four questions to eleven, after a trial in which nobody stayed dismounted for longer than nine minutes. What went were the floors and the taps. What stayed were people, animals, wells, and schooling: who has been to school, who would go, and how far it is when the river is up.',
    ),
    stored({
      _type: 'interview',
      questions: [
        {
          _type: 'exchange',
          _key: 'q1',
          question: 'You have counted wolves and people. Which is harder?',
          answer: [said('a1', 'People. A wolf does not ask you what for.')],
        },
        {
          _type: 'exchange',
          _key: 'q2',
          question: 'And what do you tell them?',
          answer: [
            said(
              'a2',
              'That a teacher is sent for every forty children. Then they call the children out and stand them in a row, and put the neighbours’ children behind them, and I have to say: only yours.',
            ),
            said('a3', 'Then they say: they eat here. So I write them down twice and make a note.'),
          ],
        },
      ],
    }),
    paragraph(
      'The note is the hardest part of the form. In the office they call it field twelve, though there is no field twelve. Of the sheets that came back in the first month more than half had something written in the margin: a son at sea, a wife in two camps, a man who would not give his name but gave his horses’. Two clerks do nothing but read margins. They have asked for a third.',
    ),
    factBox(
      'How many is one',
      paragraph(
        strong('A household '),
        'is whoever ate from one pot on the night of the fourteenth.',
      ),
      paragraph(
        strong('A guest '),
        'is counted where the guest slept, also when nobody knows for how long.',
      ),
      paragraph(
        strong('A herder on the way '),
        'is counted by the first rider who meets him, and carries the thread himself.',
      ),
    ),
    h2('More than was thought'),
    paragraph(
      'About half of the steppe has been counted, and there are more people on it than was thought, by one in eight. That matters for teachers, who are allotted by number, and for wells. It matters too for the mining companies, whose maps describe several of the valleys as empty. How such maps are made, and who may see them, is a quarrel ',
      storyLink('hail-maps-and-who-may-see-them', 'not confined to the steppe'),
      '.',
    ),
    stored({
      _type: 'chart',
      title: 'One in eight had not been there',
      about: 'People of the Ulan steppe at each count, in thousands; this year’s is half done',
      kind: 'bars',
      marked: 'This year, so far',
      rows: rowsOf(
        ['Count', 'Thousands'],
        ['1974, by air', '61.2'],
        ['1989', '88.4'],
        ['2001', '79.0'],
        ['2013, by post', '70.3'],
        ['This year, so far', '79.1'],
      ),
      origin: 'Source: statistics office, Ulan Tolgoi. Half of the steppe is an estimate.',
    }),
    paragraph(
      'In the capital the new figures were received with a silence that officials describe as thorough. The count of 2013 was done by post. It found fewer people than the one before, and on the strength of it two schools were closed, one of them the school that nobody had been counted in because everybody gave it as their address. The building is used by a company that looks for copper.',
    ),
    paragraph(
      'A deputy minister, asked whether the schools would now be opened again, said that a number was not a promise. Oyun Bat-Erdene, who was told this by telephone, asked what it was, then.',
    ),
    stored({
      _type: 'timeline',
      title: 'How the steppe was counted',
      events: eventsOf(
        ['1974', 'From an aeroplane, by tents, times five. Children are not seen from the air.'],
        ['1989', 'By soldiers, in winter, when everybody is at home. It is thought the best.'],
        ['2001', 'By teachers, in the holidays, when nobody is.'],
        [
          '2013',
          'By post. Of forms sent out one in three came back, some with other people’s news.',
        ],
        ['This year', 'On horseback, with a thread.'],
      ),
    }),
    h2('Every tenth camp'),
    paragraph(
      'The riders are paid by the thread. To keep them honest every tenth camp is visited twice, by somebody from another valley. So far no knot has been found where there was no family, although one was found on a horse. It turned out to be a herder on the way, who had no door and had thought the saddle the nearest thing.',
    ),
    paragraph(
      'There were mistakes. In the east two riders met in one camp, each with a bag of threads and a form half filled, and being cousins they sat down and shared a boiled sheep and forgot which of them had asked about the animals. There is a camp of nine hundred goats that has eighteen hundred, as far as the state is concerned, until somebody reads the margin.',
    ),
    stored({
      _type: 'audio',
      file: soundFile('bell'),
      title: 'A bell in another country, at five',
      duration: '0:09',
      credit: 'Recording: Dateline',
      transcript: [said('t1', 'A bell strikes five times. It is a little flat.')],
    }),
    paragraph(
      'The bell above is from Vallemar, which has nothing to do with it, and is only here because every camp asked where else people are counted. I played it to them from a telephone. In the last camp a boy of about six listened to all five strokes and wanted to know how many bells there were. One, I said. He thought about it. Then why, he asked, did it have to say so five times?',
    ),
    h2('The night of the fourteenth'),
    paragraph(
      'It will be over in three weeks, before the snow. The threads will stay in the ropes until they rot, which on the steppe takes about as long as a parliament. The boxes will go to Ulan Tolgoi by lorry and be opened by forty clerks, most of them daughters of herders, who know what is meant by a wife in two camps.',
    ),
    paragraph(
      'What they will find is known already in one respect. The threads were handed out by number, nine thousand of them, and the riders have asked for more in every district but one. The one is the district with the best school. There, for the first time since anybody has counted, fewer people have been met than are on the list, and the headmaster has written to the office to say that he can explain it. He was told that there was no hurry.',
    ),
    paragraph(
      'On the fifth night we came to a tent so far from any well that Sükh’s coin had not reached it. A woman lived there alone with two camels. She had seen us since noon. She gave us tea, answered ten questions, and at the eleventh, whether anybody was missing, she got up and went outside, and we could hear her talking to the camels for some time.',
    ),
    blockquote('When she came back she said: write one.'),
    paragraph(
      'Enkh wrote one. He tied the knot himself, slowly, with the lamp between his teeth. In the morning, when we were already in the saddle, she came after us and asked for a second thread. It was not for the door, she said. It was a good red.',
    ),
  ],
};
